import { randomBytes } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { newId } from "@/lib/ids";
import { db } from "./client";
import { connect, disconnect } from "./connection";
import { openEmbeddedDatabase } from "./embedded/open";
import { loadInstallation } from "./installation";
import { migrate } from "./migrate";
import type { OwnerId, Scope } from "./scope";
import { ownScope, trustedOwnerId } from "./scope";

type TestDatabase = { readonly connectionString: string; readonly close: () => Promise<void> };

/**
 * Gives the tests of a file a real database of their own: a copy of one that the run migrated once, embedded; or,
 * where TEST_DATABASE_URL is set, a new database on that server. It is the one the code under test is joined to.
 */
export function useTestDatabase(): { readonly connectionString: () => string } {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    const server = process.env["TEST_DATABASE_URL"];
    database = server ? await onServer(server) : await embedded();
    connect(database.connectionString, !server);
    await loadInstallation();
  });
  afterAll(async () => {
    await disconnect();
    await database?.close();
  });
  return {
    connectionString: () => {
      if (!database) throw new Error("The test database opens in beforeAll");
      return database.connectionString;
    },
  };
}

async function embedded(): Promise<TestDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), "commonplace-test-"));
  await cp(inject("databaseTemplate"), folder, { recursive: true });
  const database = await openEmbeddedDatabase(folder);
  return {
    connectionString: database.connectionString,
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(serverUrl: string): Promise<TestDatabase> {
  const name = `commonplace_test_${randomBytes(6).toString("hex")}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  return { connectionString: url.href, close: () => run(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** An owner with an account, as sign-up would leave it, without a password. */
export async function makeOwner(): Promise<{ readonly ownerId: OwnerId; readonly scope: Scope; readonly email: string }> {
  const id = newId();
  const email = `${id}@example.org`;
  await db().owner.create({ data: { id, kind: "account", account: { create: { email } } } });
  const ownerId = trustedOwnerId(id);
  return { ownerId, scope: ownScope(ownerId), email };
}

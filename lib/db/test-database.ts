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
    database = await makeTestDatabase();
    connect(database.connectionString, isTestDatabaseEmbedded());
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

/** Whether the tests run on the embedded database: TEST_DATABASE_URL names a server instead. */
export const isTestDatabaseEmbedded = (): boolean => !process.env["TEST_DATABASE_URL"];

async function makeTestDatabase(): Promise<TestDatabase> {
  const server = process.env["TEST_DATABASE_URL"];
  if (!server) return embedded();
  const database = await makeDatabaseOn(server);
  await migrate(database.connectionString);
  return database;
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

/** An empty database of a random name on a server where databases may be made. */
export async function makeDatabaseOn(serverUrl: string): Promise<TestDatabase> {
  const name = `commonplace_test_${randomBytes(6).toString("hex")}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
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

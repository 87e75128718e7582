import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, inject } from "vitest";
import { newId } from "@/lib/ids";
import { makeServerDatabase } from "./__fixtures__/server-database";
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
  const { url, drop } = await makeServerDatabase(serverUrl);
  return { connectionString: url, close: drop };
}

/** An owner with an account, as sign-up would leave it, without a password. */
export async function makeOwner(): Promise<{ readonly ownerId: OwnerId; readonly scope: Scope; readonly email: string }> {
  const id = newId();
  const email = `${id}@example.org`;
  await db().owner.create({ data: { id, kind: "account", account: { create: { email } } } });
  const ownerId = trustedOwnerId(id);
  return { ownerId, scope: ownScope(ownerId), email };
}

import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { z } from "zod";
import { connectionStringFor } from "@/lib/db/embedded/open";

/** Where one app under measurement keeps everything: a data folder of its own, and on a server a database of its own. */
export type Storage = {
  readonly dataDirectory: string;
  readonly isEmbedded: boolean;
  /** What the app needs to be told. */
  readonly environment: Readonly<Record<string, string>>;
  /** For a second way in. The embedded database is reached through the app that runs on it. */
  connectionString(): Promise<string>;
  remove(): Promise<void>;
};

export async function makeStorage(serverUrl: string | null): Promise<Storage> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), "commonplace-bench-"));
  const database = serverUrl === null ? null : await makeDatabase(serverUrl);
  return {
    dataDirectory,
    isEmbedded: database === null,
    environment: {
      // Given, so that a second process on the same data opens what the first one sealed.
      AUTH_SECRET: randomBytes(32).toString("base64"),
      ENCRYPTION_KEY: randomBytes(32).toString("base64"),
      ...(database ? { DATABASE_URL: database.url } : {}),
    },
    connectionString: async () => database?.url ?? (await embeddedAddress(dataDirectory)),
    remove: async () => {
      await database?.drop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function embeddedAddress(dataDirectory: string): Promise<string> {
  const address: unknown = JSON.parse(await readFile(path.join(dataDirectory, "postgres.json"), "utf8"));
  return connectionStringFor(z.object({ socketPath: z.string() }).parse(address).socketPath);
}

async function makeDatabase(serverUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `commonplace_bench_${randomBytes(6).toString("hex")}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await runSql(serverUrl, `CREATE DATABASE ${name}`);
  return { url: url.href, drop: () => runSql(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** One statement on a connection of its own. */
export async function runSql(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

import { randomBytes } from "node:crypto";
import pg from "pg";

/** An empty database of its own on a server where databases may be made. */
export type ServerDatabase = { readonly url: string; drop(): Promise<void> };

/** A database of a random name, made there. */
export async function makeServerDatabase(serverUrl: string): Promise<ServerDatabase> {
  const name = `commonplace_test_${randomBytes(6).toString("hex")}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) };
}

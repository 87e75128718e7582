import { randomBytes } from "node:crypto";
import pg from "pg";

/** An empty database of its own on a server where databases may be made. */
export type ServerDatabase = { readonly url: string; drop(): Promise<void> };

export async function makeServerDatabase(serverUrl: string): Promise<ServerDatabase> {
  const name = `commonplace_e2e_${randomBytes(6).toString("hex")}`;
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

/** What an app has to be given with a server: nothing is made for it there. */
export const secretsForServer = () => ({
  AUTH_SECRET: randomBytes(32).toString("base64"),
  ENCRYPTION_KEY: randomBytes(32).toString("base64"),
});

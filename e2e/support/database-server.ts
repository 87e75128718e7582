import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type NetConnectOpts, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { openEmbeddedDatabase } from "@/lib/db/embedded/open";

/**
 * A PostgreSQL server on loopback that can be taken away and brought back, as a network does: the embedded one behind
 * a port, or a new database on the server of TEST_DATABASE_URL.
 */
export type DatabaseServer = {
  /** What an app needs to use it. */
  readonly environment: Readonly<Record<string, string>>;
  takeAway(): Promise<void>;
  bringBack(): Promise<void>;
  stop(): Promise<void>;
};

/** A database behind the port, and what its clients must say to be let in. */
type Behind = { readonly target: NetConnectOpts; readonly credentials: string; readonly name: string; readonly close: () => Promise<void> };

async function embedded(): Promise<Behind> {
  const folder = await mkdtemp(path.join(tmpdir(), "database-server-"));
  const database = await openEmbeddedDatabase(folder);
  const socketFolder = new URL(database.connectionString).searchParams.get("host") ?? "";
  return {
    target: { path: path.join(socketFolder, ".s.PGSQL.5432") },
    credentials: "postgres",
    name: "postgres",
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(serverUrl: string): Promise<Behind> {
  const { hostname, port, username, password } = new URL(serverUrl);
  const name = `commonplace_e2e_${randomBytes(6).toString("hex")}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`CREATE DATABASE ${name}`);
  return { target: { host: hostname, port: Number(port || 5432) }, credentials: `${username}:${password}`, name, close: () => run(`DROP DATABASE ${name} WITH (FORCE)`) };
}

export async function startDatabaseServer(): Promise<DatabaseServer> {
  const serverUrl = process.env.TEST_DATABASE_URL;
  const behind = serverUrl ? await onServer(serverUrl) : await embedded();
  const lines = new Set<Socket>();
  const listen = (port: number): Promise<Server> => {
    const server = createServer((client) => {
      const line = connect(behind.target);
      for (const socket of [client, line]) {
        lines.add(socket);
        // Either side going takes the other with it.
        socket.on("error", () => socket.destroy());
        socket.on("close", () => {
          lines.delete(socket);
          client.destroy();
          line.destroy();
        });
      }
      client.pipe(line).pipe(client);
    });
    return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
  };
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  const takeAway = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const line of lines) line.destroy();
    });

  return {
    environment: {
      DATABASE_URL: `postgresql://${behind.credentials}@127.0.0.1:${port}/${behind.name}`,
      AUTH_SECRET: randomBytes(32).toString("base64"),
      ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    },
    takeAway,
    bringBack: async () => {
      server = await listen(port);
    },
    stop: async () => {
      if (server.listening) await takeAway();
      await behind.close();
    },
  };
}

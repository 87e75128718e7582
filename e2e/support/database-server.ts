import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type NetConnectOpts, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { openEmbeddedDatabase } from "@/lib/db/embedded/open";
import { makeServerDatabase } from "@/lib/db/__fixtures__/server-database";
import { secretsForServer } from "./secrets-for-server";

/**
 * A PostgreSQL server on loopback that can be taken away and brought back, as a network does: the embedded one behind
 * a port, or a new database on the server of TEST_DATABASE_URL.
 */
export type DatabaseServer = {
  /** What an app needs to use it. */
  readonly environment: Readonly<Record<string, string>>;
  takeAway(): Promise<void>;
  bringBack(): Promise<void>;
  /** From now on nothing that is sent arrives, in either direction, and no line is closed: as when a machine is frozen. */
  fallSilent(): void;
  /** What was sent meanwhile arrives after all, as when a machine is woken up. */
  speak(): void;
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
  const { url, drop } = await makeServerDatabase(serverUrl);
  const { hostname, port, username, password, pathname } = new URL(url);
  return { target: { host: hostname, port: Number(port || 5432) }, credentials: `${username}:${password}`, name: pathname.slice(1), close: drop };
}

export async function startDatabaseServer(): Promise<DatabaseServer> {
  const serverUrl = process.env.TEST_DATABASE_URL;
  const behind = serverUrl ? await onServer(serverUrl) : await embedded();
  const lines = new Set<Socket>();
  let isSilent = false;
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
      for (const [from, to] of [[client, line], [line, client]] as const) {
        from.on("data", (bytes: Buffer) => {
          if (!to.write(bytes)) from.pause();
        });
        to.on("drain", () => isSilent || from.resume());
      }
      if (isSilent) for (const socket of [client, line]) socket.pause();
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
      ...secretsForServer(),
    },
    takeAway,
    fallSilent: () => {
      isSilent = true;
      for (const line of lines) line.pause();
    },
    speak: () => {
      isSilent = false;
      for (const line of lines) line.resume();
    },
    bringBack: async () => {
      server = await listen(port);
    },
    stop: async () => {
      if (server.listening) await takeAway();
      await behind.close();
    },
  };
}

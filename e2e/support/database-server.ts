import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { openEmbeddedDatabase } from "@/lib/db/embedded/open";

/** A PostgreSQL server on loopback that can be taken away and brought back, as a network does. */
export type DatabaseServer = {
  /** What an app needs to use it. */
  readonly environment: Readonly<Record<string, string>>;
  takeAway(): Promise<void>;
  bringBack(): Promise<void>;
  stop(): Promise<void>;
};

export async function startDatabaseServer(): Promise<DatabaseServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "database-server-"));
  const database = await openEmbeddedDatabase(folder);
  const socketFolder = new URL(database.connectionString).searchParams.get("host") ?? "";
  const lines = new Set<Socket>();
  const listen = (port: number): Promise<Server> => {
    const server = createServer((client) => {
      const line = connect(path.join(socketFolder, ".s.PGSQL.5432"));
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
      DATABASE_URL: `postgresql://postgres@127.0.0.1:${port}/postgres`,
      AUTH_SECRET: randomBytes(32).toString("base64"),
      ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    },
    takeAway,
    bringBack: async () => {
      server = await listen(port);
    },
    stop: async () => {
      if (server.listening) await takeAway();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

import "server-only";
import { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { Client, type Pool } from "pg";

const LOOK_EVERY_MS = 500;
/**
 * A server under load answers late, and cutting everybody off would only add to it: this is for one that has gone, with
 * its machine or behind a broken line, where nothing says that a connection is dead.
 */
const SILENT_FROM_MS = 3_000;

/** The sockets of a pool, so that all can be cut at once. Give `makeSocket` to the pool as its `stream`. */
export class OpenSockets {
  readonly #sockets = new Set<Socket>();

  readonly makeSocket = (): Socket => {
    const socket = new Socket();
    this.#sockets.add(socket);
    socket.once("close", () => this.#sockets.delete(socket));
    return socket;
  };

  /** Whoever waits for an answer is told that there will be none. */
  cut(): void {
    for (const socket of this.#sockets) {
      socket.destroy(Object.assign(new Error("Connection terminated: the database has gone silent"), { code: "ETIMEDOUT" }));
    }
  }
}

/**
 * Asks a server, while somebody waits for it, whether it is still there, on a connection of its own: a long statement
 * is no silence. When no answer comes, all connections are cut. Costs nothing while nobody waits.
 * @returns how to end it
 */
export function watchServer(pool: Pool, sockets: OpenSockets, silentFromMs = SILENT_FROM_MS): () => Promise<void> {
  let client: Client | null = null;
  let isBusy = false;

  async function ask(): Promise<void> {
    try {
      if (!client) {
        const { connectionString } = pool.options;
        client = new Client({ ...(connectionString === undefined ? {} : { connectionString }), stream: sockets.makeSocket, keepAlive: true });
        // Its query is told, too.
        client.on("error", () => undefined);
        await client.connect();
      }
      await client.query("SELECT 1");
    } catch (error) {
      // Refused or broken off: then the connections of the pool are told so by the server itself.
      if (!(error instanceof Error)) throw error;
      client = null;
    }
  }
  async function look(): Promise<void> {
    const isSilent = await Promise.race([ask().then(() => false), wait(silentFromMs, true, { ref: false })]);
    if (isSilent) sockets.cut();
  }

  const timer = setInterval(() => {
    const isWaitedFor = pool.totalCount > pool.idleCount || pool.waitingCount > 0;
    if (isBusy || !isWaitedFor) return;
    isBusy = true;
    void look().finally(() => (isBusy = false));
  }, LOOK_EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    await client?.end();
  };
}

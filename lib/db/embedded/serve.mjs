import { chmod } from "node:fs/promises";
import { createServer } from "node:net";
import { createBackend } from "./backend.mjs";
import { createCutter } from "./wire.mjs";

const NO_ENCRYPTION = "N";
/** Nothing here talks to a model inside a transaction; who holds one this long has been forgotten (a `psql` left open). */
const IDLE_IN_TRANSACTION_MS = 15_000;

/**
 * Serves PGlite to PostgreSQL clients on a unix socket. Whoever can open the socket is the superuser, so the
 * folder it lies in must be private.
 *
 * @param {import("./backend.mjs").Engine} engine
 * @param {{ socketPath: string, onCrash(error: unknown): void }} options
 * @returns {Promise<{ backend: ReturnType<typeof createBackend>, close(): Promise<void> }>}
 */
export async function serveEngine(engine, { socketPath, onCrash }) {
  /** @type {Set<import("node:net").Socket>} */
  const sockets = new Set();
  const backend = createBackend(engine, {
    idleInTransactionMs: IDLE_IN_TRANSACTION_MS,
    onIdleInTransaction: (client) => /** @type {import("node:net").Socket} */ (client).destroy(),
    onCrash,
  });

  const server = createServer((socket) => {
    sockets.add(socket);
    const cutter = createCutter();
    const answer = (/** @type {Uint8Array} */ bytes) => {
      if (bytes.length > 0 && socket.writable) socket.write(bytes);
    };
    // A client that vanishes mid-write reports it here; "close" follows and does the cleaning up.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      sockets.delete(socket);
      backend.leave(socket);
    });
    socket.on("data", (chunk) => {
      try {
        for (const piece of cutter.push(chunk)) {
          if (piece.kind === "plain-please") socket.write(NO_ENCRYPTION);
          else if (piece.kind === "goodbye" || piece.kind === "cancel") socket.end();
          else backend.enqueue(socket, { bytes: piece.bytes, keepsTurn: piece.keepsTurn, answer });
        }
      } catch {
        // Not the protocol: there is no telling where the next message begins.
        socket.destroy();
      }
    });
  });

  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(socketPath, () => resolve(undefined));
  });
  await chmod(socketPath, 0o600);

  return {
    backend,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

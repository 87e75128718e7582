import process from "node:process";

/** A reply that has not ended by then is cut; the turn behind it is kept and can be read on after the restart. */
const REPLIES_MAY_TAKE_MS = 5_000;
const GRACE_MS = 10_000;
/** npm hands on the signal that a terminal has sent to both: so soon after the first, it is the same one. */
const SAME_SIGNAL_MS = 1_000;

/** Not `process.exit`: that waits for the database's thread, which may be what does not end. */
const endAtOnce = () => process.kill(process.pid, "SIGKILL");

/**
 * Ends the process well on SIGTERM and SIGINT: takes no more connections, lets replies finish, closes the app and
 * its database, and exits 0. It is killed when that takes too long, and at once by a second signal.
 *
 * @param {import("node:http").Server} server
 * @param {() => Promise<void>} closeApp called when the last reply has ended or was cut
 */
export function shutDownOnSignal(server, closeApp) {
  /** @type {number | undefined} */
  let closingSinceMs;
  const shutDown = async () => {
    if (closingSinceMs !== undefined) {
      if (performance.now() - closingSinceMs > SAME_SIGNAL_MS) endAtOnce();
      return;
    }
    closingSinceMs = performance.now();
    setTimeout(() => {
      console.error(`Did not close within ${GRACE_MS / 1000} s: ending anyway. Nothing that was acknowledged is lost.`);
      endAtOnce();
    }, GRACE_MS).unref();
    await closeServer(server);
    await closeApp();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"]) {
    process.on(signal, () => {
      shutDown().catch((error) => {
        console.error("Closing failed:", error);
        process.exit(1);
      });
    });
  }
}

/** @param {import("node:http").Server} server @returns {Promise<void>} */
function closeServer(server) {
  return new Promise((resolve) => {
    const cutTimer = setTimeout(() => server.closeAllConnections(), REPLIES_MAY_TAKE_MS);
    // A browser keeps its connection for the next request, and close() waits for it.
    server.prependListener("request", (_request, response) => response.setHeader("Connection", "close"));
    const idleTimer = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(cutTimer);
      clearInterval(idleTimer);
      resolve();
    });
  });
}

/**
 * Lets many connections share PGlite's one backend, a turn at a time. A turn lasts for one batch, or, when the
 * batch leaves a transaction open, until that transaction ends. A client that leaves in its turn is rolled back.
 *
 * @typedef {object} Engine
 * @property {(bytes: Uint8Array, options: { syncToFs: boolean, onRawData(data: Uint8Array): void }) => Promise<void>} execProtocolRawStream
 * @property {() => boolean} isInTransaction
 * @typedef {{ bytes: Uint8Array, keepsTurn: boolean, answer(bytes: Uint8Array): void } | { task(): Promise<void> }} Work
 * @typedef {object} Client compared by identity only
 */

import { createStatements } from "./statements.mjs";

const SYNC = Buffer.from([0x53, 0, 0, 0, 4]);

/** @param {string} sql */
function simpleQuery(sql) {
  const length = Buffer.byteLength(sql) + 6;
  const message = Buffer.alloc(length);
  message.write("Q");
  message.writeInt32BE(length - 1, 1);
  message.write(sql, 5);
  return message;
}

/**
 * @param {Engine} engine
 * @param {{ idleInTransactionMs: number, onIdleInTransaction(client: Client): void, onCrash(error: unknown): void }} options
 *   `onIdleInTransaction` must disconnect the client, because everyone else waits for it
 */
export function createBackend(engine, { idleInTransactionMs, onIdleInTransaction, onCrash }) {
  /** @type {{ client: Client, work: Work }[]} */
  const queue = [];
  /** @type {Client | undefined} */
  let turnOf;
  let holderHasLeft = false;
  /** @type {NodeJS.Timeout | undefined} */
  let idleTimer;
  let isBusy = false;
  const statements = createStatements();

  /** @param {Uint8Array} bytes @returns {Promise<Buffer>} the answer, copied out of the engine's own memory */
  async function execute(bytes) {
    /** @type {Buffer[]} */
    const parts = [];
    // The folder is a real one, written through at once: there is nothing to synchronise afterwards.
    await engine.execProtocolRawStream(bytes, { syncToFs: false, onRawData: (data) => parts.push(Buffer.from(data)) });
    return Buffer.concat(parts);
  }

  /** The next batch that may run now: while a turn lasts, only its holder's. */
  function nextIndex() {
    if (turnOf) return queue.findIndex(({ client }) => client === turnOf);
    return queue.length > 0 ? 0 : -1;
  }

  async function serveNext() {
    if (holderHasLeft) return undoTurn();
    const index = nextIndex();
    // The client may have left between the scheduling and now.
    const next = index === -1 ? undefined : queue.splice(index, 1)[0];
    if (!next) return;
    clearTimeout(idleTimer);
    if ("task" in next.work) return next.work.task();
    next.work.answer(await statements.run(next.work.bytes, execute));
    turnOf = next.work.keepsTurn || engine.isInTransaction() ? next.client : undefined;
    if (!turnOf) return;
    idleTimer = setTimeout(() => onIdleInTransaction(next.client), idleInTransactionMs);
    idleTimer.unref();
  }

  async function undoTurn() {
    clearTimeout(idleTimer);
    await execute(SYNC);
    if (engine.isInTransaction()) await execute(simpleQuery("ROLLBACK"));
    turnOf = undefined;
    holderHasLeft = false;
  }

  function schedule() {
    if (isBusy || (nextIndex() === -1 && !holderHasLeft)) return;
    isBusy = true;
    // A batch blocks this thread while it runs: sockets are read in between, so that all get their turn.
    setImmediate(() => {
      serveNext().then(() => {
        isBusy = false;
        schedule();
      }, onCrash);
    });
  }

  return {
    /** @param {Client} client @param {Work} work */
    enqueue(client, work) {
      queue.push({ client, work });
      schedule();
    },
    /** Forgets a client's waiting work and undoes what it left open. @param {Client} client */
    leave(client) {
      const others = queue.filter((entry) => entry.client !== client);
      queue.splice(0, queue.length, ...others);
      holderHasLeft ||= turnOf === client;
      schedule();
    },
    /** Whether nobody waits or holds a transaction: the moment for housekeeping. */
    isIdle: () => queue.length === 0 && turnOf === undefined,
    /** Runs a task of this thread's own in a turn; it must leave no transaction open. @param {() => Promise<void>} task */
    runExclusively(task) {
      queue.push({ client: {}, work: { task } });
      schedule();
    },
  };
}

/**
 * Cuts a PostgreSQL client's byte stream (protocol 3) into pieces that must run without another client's
 * messages in between. Every client shares one backend session, and with it the unnamed prepared statement:
 * if `Parse` of one ran before `Bind` of another, the second would be answered with the first one's rows.
 * pglite-socket queues single messages and mixes them up as soon as a message spans two reads, which is why
 * the cutting is done here.
 *
 * @typedef {{ kind: "startup", bytes: Uint8Array, keepsTurn: boolean } | { kind: "batch", bytes: Uint8Array, keepsTurn: boolean }
 *   | { kind: "plain-please" } | { kind: "cancel" } | { kind: "goodbye" }} Piece
 */

const SSL_REQUEST = 80877103;
const GSS_ENCRYPTION_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;
const PROTOCOL_MAJOR = 3;
const LARGEST_STARTUP_BYTES = 10_000;
const LARGEST_MESSAGE_BYTES = 256 * 1024 * 1024;

const code = (/** @type {string} */ letter) => letter.charCodeAt(0);
const FLUSH = code("H");
const TERMINATE = code("X");
/** Query, Sync, FunctionCall: the backend answers these with ReadyForQuery, and the client's turn is over. */
const ENDS_OF_TURN = new Set([code("Q"), code("S"), code("F")]);

/** Thrown when the bytes are not the protocol; nothing after them can be trusted. */
export class ProtocolError extends Error {}

/** @returns {{ push(chunk: Uint8Array): Piece[] }} one cutter for one connection */
export function createCutter() {
  /** @type {Buffer[]} */
  let waiting = [];
  let waitingBytes = 0;
  let neededBytes = 8;
  let hasStarted = false;
  /** @type {Buffer[]} */
  let batch = [];

  /** @param {Buffer} buffer @returns {{ length: number, first: number } | undefined} */
  function header(buffer) {
    if (!hasStarted) {
      if (buffer.length < 8) return undefined;
      const length = buffer.readInt32BE(0);
      if (length < 8 || length > LARGEST_STARTUP_BYTES) throw new ProtocolError("startup packet of impossible length");
      return { length, first: buffer.readInt32BE(4) };
    }
    if (buffer.length < 5) return undefined;
    const length = buffer.readInt32BE(1);
    if (length < 4 || length > LARGEST_MESSAGE_BYTES) throw new ProtocolError("message of impossible length");
    return { length: length + 1, first: buffer.readUInt8(0) };
  }

  /** @param {Buffer} message @param {number} first @returns {Piece | undefined} */
  function beforeStart(message, first) {
    if (first === SSL_REQUEST || first === GSS_ENCRYPTION_REQUEST) return { kind: "plain-please" };
    if (first === CANCEL_REQUEST) return { kind: "cancel" };
    if (first >> 16 !== PROTOCOL_MAJOR) throw new ProtocolError("not protocol version 3");
    hasStarted = true;
    return { kind: "startup", bytes: message, keepsTurn: false };
  }

  /** @param {Buffer} message @param {number} type @returns {Piece | undefined} */
  function afterStart(message, type) {
    if (type === TERMINATE) return { kind: "goodbye" };
    batch.push(message);
    if (type !== FLUSH && !ENDS_OF_TURN.has(type)) return undefined;
    const bytes = batch.length === 1 ? message : Buffer.concat(batch);
    batch = [];
    return { kind: "batch", bytes, keepsTurn: type === FLUSH };
  }

  return {
    push(chunk) {
      waiting.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      waitingBytes += chunk.byteLength;
      // Joining only once a message is whole keeps a message in many reads linear in its length.
      if (waitingBytes < neededBytes) return [];
      let rest = waiting.length === 1 && waiting[0] ? waiting[0] : Buffer.concat(waiting);
      /** @type {Piece[]} */
      const pieces = [];
      for (;;) {
        const found = header(rest);
        neededBytes = found?.length ?? (hasStarted ? 5 : 8);
        if (!found || rest.length < found.length) break;
        const message = rest.subarray(0, found.length);
        rest = rest.subarray(found.length);
        const piece = hasStarted ? afterStart(message, found.first) : beforeStart(message, found.first);
        if (piece) pieces.push(piece);
      }
      waiting = rest.length > 0 ? [rest] : [];
      waitingBytes = rest.length;
      return pieces;
    },
  };
}

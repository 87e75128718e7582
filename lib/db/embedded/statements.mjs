/**
 * Prepared statements by name, for many connections that share one backend session. A server keeps them apart by
 * connection; here a statement that one connection prepared is there for all, so it is prepared once and every later
 * `Parse` of the very same bytes is answered without asking. Most of our statements take longer to parse and plan than
 * to run.
 *
 * Another text under a known name is left to PostgreSQL, which refuses it: names must say what they stand for.
 *
 * @typedef {(bytes: Uint8Array) => Promise<Buffer>} Execute runs a batch and gives the backend's answer
 */

const code = (/** @type {string} */ letter) => letter.charCodeAt(0);
const [PARSE, BIND, QUERY, CLOSE] = [code("P"), code("B"), code("Q"), code("C")];
const PARSE_COMPLETE = Buffer.from([code("1"), 0, 0, 0, 4]);
const CLOSE_COMPLETE = Buffer.from([code("3"), 0, 0, 0, 4]);
const HEADER_BYTES = 5;
/** Ours are bounded where they are named (`lib/db/statement-names.ts`); this bounds what other clients add. */
const MOST_KNOWN = 1_000;
/** A tool that tidies its session tidies everybody's. */
const TAKES_STATEMENTS_AWAY = /\b(DISCARD|DEALLOCATE)\b/i;
const LONGEST_TIDYING_BYTES = 500;

export function createStatements() {
  /** @type {Map<string, { parse: Buffer, isPrepared: boolean }>} */
  const known = new Map();

  /** @param {Buffer} batch @param {Execute} execute */
  async function runParse(batch, execute) {
    const [name] = readText(batch, HEADER_BYTES);
    const end = batch.readUInt32BE(1) + 1;
    const parse = batch.subarray(0, end);
    const found = known.get(name);
    if (name === "" || (found && !found.parse.equals(parse))) return execute(batch);
    if (found?.isPrepared) return Buffer.concat([PARSE_COMPLETE, await execute(batch.subarray(end))]);
    if (found) return prepareAgain(name, found, batch.subarray(end), execute, PARSE_COMPLETE);
    const answer = await execute(batch);
    if (startsWith(answer, PARSE_COMPLETE) && known.size < MOST_KNOWN) known.set(name, { parse: Buffer.from(parse), isPrepared: true });
    return answer;
  }

  /** @param {Buffer} batch @param {Execute} execute */
  function runBind(batch, execute) {
    const [, afterPortal] = readText(batch, HEADER_BYTES);
    const [name] = readText(batch, afterPortal);
    const found = known.get(name);
    return found && !found.isPrepared ? prepareAgain(name, found, batch, execute, Buffer.alloc(0)) : execute(batch);
  }

  /**
   * Prepares what was taken away, and then runs the rest. `Close` before it: perhaps another one was meant.
   * @param {string} name @param {{ parse: Buffer, isPrepared: boolean }} statement @param {Buffer} rest @param {Execute} execute @param {Buffer} first
   */
  async function prepareAgain(name, statement, rest, execute, first) {
    const answer = await execute(Buffer.concat([closeStatement(name), statement.parse, rest]));
    const done = Buffer.concat([CLOSE_COMPLETE, PARSE_COMPLETE]);
    if (!startsWith(answer, done)) return answer.subarray(startsWith(answer, CLOSE_COMPLETE) ? CLOSE_COMPLETE.length : 0);
    statement.isPrepared = true;
    return Buffer.concat([first, answer.subarray(done.length)]);
  }

  /** @param {Buffer} batch */
  function noteWhatIsTakenAway(batch) {
    const mayTidy = batch.length <= LONGEST_TIDYING_BYTES && TAKES_STATEMENTS_AWAY.test(batch.toString("latin1"));
    if (!mayTidy && batch[0] !== CLOSE) return;
    for (const statement of known.values()) statement.isPrepared = false;
  }

  return {
    /**
     * @param {Uint8Array} bytes whole messages of one client, up to the end of its turn
     * @param {Execute} execute
     * @returns {Promise<Buffer>} the answer that the client would have had from a session of its own
     */
    async run(bytes, execute) {
      const batch = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      if (batch[0] === BIND) return runBind(batch, execute);
      if (batch[0] === QUERY || batch[0] === CLOSE || batch[0] === PARSE) noteWhatIsTakenAway(batch);
      return batch[0] === PARSE ? runParse(batch, execute) : execute(batch);
    },
  };
}

/** @param {Buffer} buffer @param {number} start @returns {[text: string, after: number]} */
function readText(buffer, start) {
  const end = buffer.indexOf(0, start);
  return end === -1 ? ["", buffer.length] : [buffer.toString("utf8", start, end), end + 1];
}

/** @param {string} name */
function closeStatement(name) {
  const text = Buffer.from(`S${name}\0`);
  const header = Buffer.from([CLOSE, 0, 0, 0, 0]);
  header.writeUInt32BE(text.length + 4, 1);
  return Buffer.concat([header, text]);
}

/** @param {Buffer} buffer @param {Buffer} start */
const startsWith = (buffer, start) => buffer.length >= start.length && buffer.compare(start, 0, start.length, 0, start.length) === 0;

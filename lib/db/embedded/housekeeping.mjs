/**
 * What a PostgreSQL server's background processes do and the single process of the embedded one does not: without
 * checkpoints the write-ahead log, and the time to recover from a crash, grow for ever; without vacuum, tables keep
 * every old version of a row; without statistics the planner guesses.
 */
export const ROUND_EVERY_MS = 60_000;
const RETRY_WHEN_BUSY_MS = 1_000;

/**
 * So much log is replayed in a fraction of a second after a crash. By bytes and not by the clock: every page that is touched
 * for the first time after a checkpoint is logged whole, so that one every few minutes would log a hundred kilobytes
 * for somebody who is sent one reply in that time.
 */
const CHECKPOINT_AFTER_BYTES = 32 * 1024 * 1024;

/**
 * The one table most in need, by the thresholds that autovacuum uses. One a round, so that nobody waits for all. Rows
 * that were only added make new statistics necessary long before there is anything to sweep.
 */
const NEEDIEST_TABLE = `
  SELECT format('%I.%I', schemaname, relname) AS name,
    n_dead_tup > 50 + 0.2 * n_live_tup OR n_ins_since_vacuum > 1000 + 0.2 * n_live_tup AS "isSwept"
  FROM pg_stat_user_tables
  WHERE n_dead_tup > 50 + 0.2 * n_live_tup OR n_ins_since_vacuum > 1000 + 0.2 * n_live_tup
    OR n_mod_since_analyze > 50 + 0.1 * n_live_tup
  ORDER BY n_dead_tup + n_mod_since_analyze DESC
  LIMIT 1`;

const LOG_SINCE_CHECKPOINT = "SELECT (pg_current_wal_insert_lsn() - redo_lsn)::float8 AS bytes FROM pg_control_checkpoint()";

/**
 * @typedef {object} Database
 * @property {(sql: string) => Promise<{ rows: unknown[] }>} query
 * @property {(sql: string) => Promise<unknown>} exec
 */

/**
 * @param {{ isIdle(): boolean, runExclusively(task: () => Promise<void>): void }} backend
 * @param {Database} database
 * @returns {() => void} stops it
 */
export function startHousekeeping(backend, database) {
  /** @type {NodeJS.Timeout} */
  let timer;

  const tend = () => {
    if (!backend.isIdle()) return wait(RETRY_WHEN_BUSY_MS);
    backend.runExclusively(async () => {
      await keepHouse(database);
      wait(ROUND_EVERY_MS);
    });
  };
  /** @param {number} milliseconds */
  const wait = (milliseconds) => {
    timer = setTimeout(tend, milliseconds).unref();
  };
  wait(ROUND_EVERY_MS);
  return () => clearTimeout(timer);
}

/**
 * One round. Nothing else may use the database meanwhile.
 * @param {Database} database
 * @param {{ checkpointAfterBytes?: number }} [options] how long the write-ahead log may have grown since the last checkpoint
 * @returns {Promise<{ table: string | undefined, hasCheckpointed: boolean }>} the table that was tended
 */
export async function keepHouse(database, { checkpointAfterBytes = CHECKPOINT_AFTER_BYTES } = {}) {
  const [needy] = /** @type {{ name: string, isSwept: boolean }[]} */ ((await database.query(NEEDIEST_TABLE)).rows);
  if (needy) await database.exec(`${needy.isSwept ? "VACUUM (ANALYZE)" : "ANALYZE"} ${needy.name}`);
  const [log] = /** @type {{ bytes: number }[]} */ ((await database.query(LOG_SINCE_CHECKPOINT)).rows);
  const hasCheckpointed = log !== undefined && log.bytes > checkpointAfterBytes;
  if (hasCheckpointed) await database.exec("CHECKPOINT");
  return { table: needy?.name, hasCheckpointed };
}

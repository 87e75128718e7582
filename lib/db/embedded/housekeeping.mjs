/**
 * What a PostgreSQL server's background processes do and the single process of the embedded one does not: without
 * checkpoints the write-ahead log, and the time to recover from a crash, grow for ever; without vacuum, tables keep
 * every old version of a row; without statistics the planner guesses.
 */
const ROUND_EVERY_MS = 60_000;
const RETRY_WHEN_BUSY_MS = 1_000;
const CHECKPOINT_EVERY_ROUNDS = 5;

/** The one table most in need, by the thresholds that autovacuum uses. One a round, so that nobody waits for all. */
const NEEDIEST_TABLE = `
  SELECT format('%I.%I', schemaname, relname) AS name
  FROM pg_stat_user_tables
  WHERE n_dead_tup > 50 + 0.2 * n_live_tup OR n_mod_since_analyze > 50 + 0.1 * n_live_tup
  ORDER BY n_dead_tup + n_mod_since_analyze DESC
  LIMIT 1`;

/**
 * @param {{ isIdle(): boolean, runExclusively(task: () => Promise<void>): void }} backend
 * @param {{ query<Row>(sql: string): Promise<{ rows: Row[] }>, exec(sql: string): Promise<unknown> }} database
 * @returns {() => void} stops it
 */
export function startHousekeeping(backend, database) {
  let round = 0;
  /** @type {NodeJS.Timeout} */
  let timer;

  const tend = () => {
    if (!backend.isIdle()) return wait(RETRY_WHEN_BUSY_MS);
    backend.runExclusively(async () => {
      await keepHouse(database, ++round % CHECKPOINT_EVERY_ROUNDS === 0);
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
 * @param {{ query<Row>(sql: string): Promise<{ rows: Row[] }>, exec(sql: string): Promise<unknown> }} database
 * @param {boolean} withCheckpoint
 * @returns {Promise<string | undefined>} the table that was tended
 */
export async function keepHouse(database, withCheckpoint) {
  const { rows } = await database.query(NEEDIEST_TABLE);
  const name = /** @type {{ name: string }[]} */ (rows)[0]?.name;
  if (name) await database.exec(`VACUUM (ANALYZE) ${name}`);
  if (withCheckpoint) await database.exec("CHECKPOINT");
  return name;
}

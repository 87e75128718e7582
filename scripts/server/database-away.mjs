/** `instrumentation.ts` puts the time here at which a page found the database away, in milliseconds of this process. */
const DATABASE_AWAY = Symbol.for("commonplace.database-away");
/** Between the fault and the answer lies the making of the error page. */
const STILL_AWAY_MS = 2_000;
const TRY_AGAIN_AFTER_SECONDS = 2;

/**
 * Makes a 503 of a 500 that is due to the database being away: Next answers every page that broke with 500, and a
 * proxy or a monitor takes that for a bug.
 *
 * @param {import("node:http").ServerResponse} response
 */
export function tellDatabaseAway(response) {
  const writeHead = response.writeHead;
  response.writeHead = /** @type {typeof writeHead} */ (
    (/** @type {number} */ status, /** @type {unknown[]} */ ...rest) => {
      const hooks = /** @type {{ [DATABASE_AWAY]?: number }} */ (globalThis);
      const isAway = performance.now() - (hooks[DATABASE_AWAY] ?? -Infinity) < STILL_AWAY_MS;
      if (status !== 500 || !isAway) return Reflect.apply(writeHead, response, [status, ...rest]);
      response.setHeader("Retry-After", TRY_AGAIN_AFTER_SECONDS);
      return Reflect.apply(writeHead, response, [503, ...rest]);
    }
  );
}

type StartReport = { ready(): void; failed(error: unknown): void };

const START = Symbol.for("commonplace.start");
const SHUTDOWN = Symbol.for("commonplace.shutdown");
const DATABASE_AWAY = Symbol.for("commonplace.database-away");

/** Called by Next once per process, before the first request. `server.mjs` waits for the report and does the shutting down. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const hooks = globalThis as typeof globalThis & { [START]?: StartReport; [SHUTDOWN]?: () => Promise<void> };
  try {
    const { openDatabase } = await import("@/lib/db/open");
    const { startUp } = await import("@/lib/startup");
    const database = await openDatabase();
    const started = await startUp();
    database.startIsOver();
    hooks[SHUTDOWN] = async () => {
      await started.close();
      await database.close();
    };
    hooks[START]?.ready();
  } catch (error) {
    if (hooks[START]) return hooks[START].failed(error);
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/**
 * Called by Next for what broke while a page was made. A page knows no status of its own: `server.mjs` answers 503
 * instead of 500 where it was the database that is away.
 */
export async function onRequestError(error: unknown): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { isDatabaseAway } = await import("@/lib/db/errors");
  if (isDatabaseAway(error)) Object.assign(globalThis, { [DATABASE_AWAY]: performance.now() });
}

import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Client } from "pg";
import { newId } from "@/lib/ids";

/**
 * The number Prisma's own `migrate` locks, so that it and a starting server wait for each other. On the embedded
 * database this lock excludes nobody, and need not: there an open transaction has the backend to itself.
 */
const PRISMA_MIGRATION_LOCK = 72707369;

/** Column for column as Prisma makes it, so that `prisma migrate deploy` reads our records as its own. */
const CREATE_RECORDS = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };
type MigrationRecord = { readonly migration_name: string; readonly checksum: string; readonly finished_at: Date | null };

/** Why the schema could not be brought up to date, and what to do about it. The schema is as it was. */
export class MigrationError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "MigrationError";
  }
}

export type MigrationReport = {
  /** What was applied now, in order. */
  readonly applied: readonly string[];
  /** What a newer version has applied and this one does not know. The newer schema is kept, since it is made to serve the version before it. */
  readonly unknown: readonly string[];
};

/**
 * Brings the database up to the migrations in `folder` (Prisma's layout: `NAME/migration.sql`), each in a transaction
 * of its own together with its record, so that one cut short leaves nothing. Safe to call twice, and from several
 * instances at once.
 *
 * @throws MigrationError
 */
export async function migrate(
  connectionString: string,
  folder: string = path.join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations"),
): Promise<MigrationReport> {
  const migrations = await readMigrations(folder);
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const applied: string[] = [];
    for (;;) {
      const step = await applyNext(client, migrations);
      if (step.applied === undefined) return { applied, unknown: step.unknown };
      applied.push(step.applied);
    }
  } finally {
    await client.end();
  }
}

/** Reads the records anew under the lock each time: another instance may have applied the next one meanwhile. */
async function applyNext(
  client: Client,
  migrations: readonly Migration[],
): Promise<{ applied: string } | { applied: undefined; unknown: string[] }> {
  await client.query("BEGIN");
  try {
    await client.query("SELECT pg_advisory_xact_lock($1)", [PRISMA_MIGRATION_LOCK]);
    await client.query(CREATE_RECORDS);
    const { rows: records } = await client.query<MigrationRecord>(
      'SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "started_at"',
    );
    const next = findPending(migrations, records);
    if (next) await apply(client, next);
    await client.query("COMMIT");
    if (next) return { applied: next.name };
    const known = new Set(migrations.map(({ name }) => name));
    return { applied: undefined, unknown: records.map((record) => record.migration_name).filter((name) => !known.has(name)) };
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

function findPending(migrations: readonly Migration[], records: readonly MigrationRecord[]): Migration | undefined {
  const unfinished = records.find((record) => record.finished_at === null);
  if (unfinished) {
    throw new MigrationError(
      `The migration ${unfinished.migration_name} was begun by another tool and did not finish. Look at what it left, then ` +
        `run "npx prisma migrate resolve" with --applied or --rolled-back, and start again.`,
    );
  }
  const checksums = new Map(records.map((record) => [record.migration_name, record.checksum]));
  for (const migration of migrations) {
    const recorded = checksums.get(migration.name);
    if (recorded === undefined || recorded === migration.checksum) continue;
    throw new MigrationError(
      `The migration ${migration.name} was changed after it had been applied to this database. ` +
        "An applied migration is never edited: restore its file, and put the change into a new migration.",
    );
  }
  return migrations.find(({ name }) => !checksums.has(name));
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query(sql);
  } catch (error) {
    throw new MigrationError(
      `The migration ${name} failed: ${error instanceof Error ? error.message : String(error)}. ` +
        "The database was left as it was before it. Go back to the version you ran before, or mend what the message names, and start again.",
      error,
    );
  }
  await client.query(
    `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [newId(), checksum, name],
  );
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(path.join(folder, name, "migration.sql"));
      return { name, sql: bytes.toString("utf8"), checksum: createHash("sha256").update(bytes).digest("hex") };
    }),
  );
}

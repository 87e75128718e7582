import "server-only";
import type { Keyring } from "@/lib/crypto/keyring";
import { ENVELOPE_HEAD_BYTES, newestKeyId, openBytesWith, SealBrokenError, sealWith } from "@/lib/crypto/seal";
import { db } from "@/lib/db/client";
import { log } from "@/lib/observability/log";
import { identityOf, SEALED_COLUMNS, type SealedColumn } from "./sealed-columns";

/** Rows looked at in one statement, and written in one: few enough that a reply hardly waits for it. */
const ROWS_AT_ONCE = 200;

export type Resealed = { readonly resealed: number; readonly unreadable: number };

/**
 * Seals everything that lies under an older key with the newest one, column by column, in pages along the primary key.
 * May be stopped anywhere and run again: what is done is passed over. What changes meanwhile is sealed with the newest
 * key by whoever changes it, and left alone. Rows that no listed key opens are counted and left as they are.
 */
export async function resealAll(ring: Keyring): Promise<Resealed> {
  let total: Resealed = { resealed: 0, unreadable: 0 };
  for (const column of SEALED_COLUMNS) {
    const { resealed, unreadable } = await resealColumn(ring, column);
    if (unreadable > 0) log().error({ table: column.table, column: column.column, unreadable }, "sealed with a key that is not listed, or damaged");
    total = { resealed: total.resealed + resealed, unreadable: total.unreadable + unreadable };
  }
  log().info(total, "everything that can be opened is sealed with the newest key: older ones can be taken off ENCRYPTION_KEY");
  return total;
}

type Row = Readonly<Record<string, string | null>> & { readonly sealed: Uint8Array | null };

async function resealColumn(ring: Keyring, column: SealedColumn): Promise<Resealed> {
  let resealed = 0;
  let unreadable = 0;
  let after: readonly string[] | null = null;
  for (;;) {
    const rows: readonly Row[] = await readPage(ring, column, after);
    const fresh: { row: Row; before: Uint8Array; sealed: Uint8Array }[] = [];
    for (const row of rows) {
      if (row.sealed === null) continue;
      const identity = identityOf(column, (name) => valueOf(row, name));
      try {
        fresh.push({ row, before: row.sealed, sealed: sealWith(ring, column.purpose, identity, openBytesWith(ring, column.purpose, identity, row.sealed)) });
      } catch (error) {
        if (!(error instanceof SealBrokenError)) throw error;
        unreadable += 1;
      }
    }
    resealed += await writePage(column, fresh);
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return { resealed, unreadable };
    after = column.key.map(({ name }) => valueOf(last, name));
  }
}

function valueOf(row: Row, name: string): string {
  const value = row[name];
  if (typeof value !== "string") throw new Error(`A sealed row lacks ${name}`);
  return value;
}

/** The next rows of the primary key. Of those that are done the bytes stay in the database. */
function readPage(ring: Keyring, { table, column, key, identity }: SealedColumn, after: readonly string[] | null): Promise<Row[]> {
  const names = [...new Set([...key.map(({ name }) => name), ...identity.filter((part) => part.startsWith(":")).map((part) => part.slice(1))])];
  const order = key.map(({ name }) => name).join(", ");
  const beyond = after ? `WHERE (${order}) > (${key.map(({ type }, index) => `$${index + 2}::text::${type}`).join(", ")})` : "";
  return db().$queryRawUnsafe<Row[]>(
    `SELECT ${names.map((name) => `t.${name}::text AS ${name}`).join(", ")}, CASE WHEN substring(${column} from 2 for 4) <> decode($1, 'hex') THEN ${column} END AS sealed
     FROM ${table} t ${beyond} ORDER BY ${key.map(({ name }) => `t.${name}`).join(", ")} LIMIT ${ROWS_AT_ONCE}`,
    newestKeyId(ring).toString("hex"),
    ...(after ?? []),
  );
}

/** Only rows that still hold what was opened: the head of an envelope, with nonce and tag, is like no other. */
async function writePage({ table, column, key }: SealedColumn, fresh: readonly { row: Row; before: Uint8Array; sealed: Uint8Array }[]): Promise<number> {
  if (fresh.length === 0) return 0;
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
  const keys = key.map(({ type }, index) => `$${index + 1}::text[]::${type}[]`).join(", ");
  return db().$executeRawUnsafe(
    `UPDATE ${table} t SET ${column} = decode(fresh.sealed, 'base64')
     FROM unnest(${keys}, $${key.length + 1}::text[], $${key.length + 2}::text[]) AS fresh (${key.map((_, index) => `k${index}`).join(", ")}, before, sealed)
     WHERE ${key.map(({ name }, index) => `t.${name} = fresh.k${index}`).join(" AND ")} AND substring(t.${column} from 1 for ${ENVELOPE_HEAD_BYTES}) = decode(fresh.before, 'base64')`,
    ...key.map(({ name }) => fresh.map(({ row }) => valueOf(row, name))),
    fresh.map(({ before }) => base64(before.subarray(0, ENVELOPE_HEAD_BYTES))),
    fresh.map(({ sealed }) => base64(sealed)),
  );
}

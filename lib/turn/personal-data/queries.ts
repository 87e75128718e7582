import "server-only";
import { open, openBytes } from "@/lib/crypto/sealing";
import { unpackText } from "@/lib/crypto/packed-text";
import { db } from "@/lib/db/client";
import { identityOf, SEALED_COLUMNS } from "@/lib/crypto/resealing/sealed-columns";
import type { Scope } from "@/lib/db/scope";
import { countJobsOf } from "@/lib/jobs/queries";
import { conditionFor, HOLDINGS, type Holding, type Whose } from "./holdings";
import type { HeldCounts } from "./schema";

const ROWS_AT_ONCE = 100;

export const whoseOf = ({ ownerId, userId }: Scope): Whose => (userId === ownerId ? "owner" : "user");

/** How many rows of each table are the user's, jobs that wait for them among these. */
export async function countHeld(scope: Scope): Promise<HeldCounts> {
  const counts: Record<string, number> = {};
  for (const holding of HOLDINGS) {
    const condition = conditionFor(holding, whoseOf(scope));
    if (condition === null) continue;
    const [row] = await db().$queryRawUnsafe<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${holding.table} WHERE ${condition}`, scope.ownerId, scope.userId);
    counts[holding.table] = row?.count ?? 0;
  }
  return { ...counts, jobs: await countJobsOf(scope.ownerId, whoseOf(scope) === "owner" ? null : scope.userId) };
}

/** Rows of one table as they may be handed out, a page at a time along the primary key. */
export async function* readHeld(scope: Scope, holding: Holding): AsyncGenerator<readonly Readonly<Record<string, unknown>>[], void> {
  const condition = conditionFor(holding, whoseOf(scope));
  if (condition === null) return;
  const order = holding.key.join(", ");
  for (let after: readonly unknown[] | null = null; ; ) {
    // The key as it is in the database, so that no type is lost on the way to the next page.
    const beyond: string = after === null ? "" : `AND (${order}) > (SELECT ${order} FROM jsonb_populate_record(NULL::${holding.table}, $3::jsonb))`;
    const rows: { row: Record<string, unknown> }[] = await db().$queryRawUnsafe<{ row: Record<string, unknown> }[]>(
      `SELECT to_jsonb(t) AS row FROM ${holding.table} t WHERE ${condition} ${beyond} ORDER BY ${order} LIMIT ${ROWS_AT_ONCE}`,
      scope.ownerId,
      scope.userId,
      ...(after ?? []),
    );
    if (rows.length > 0) yield rows.map(({ row }) => openRow(holding.table, row));
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return;
    after = [JSON.stringify(Object.fromEntries(holding.key.map((name) => [name, last.row[name]])))];
  }
}

/** Sealed columns are opened under their plain name; hashes of secrets and of words say nothing to a person and stay. */
function openRow(table: string, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    const column = SEALED_COLUMNS.find((each) => each.table === table && each.column === name);
    if (!column) {
      if (!name.endsWith("_hash") && name !== "mentions") shown[name] = value;
      continue;
    }
    const plainName = name.replace(/_sealed$/, "");
    if (typeof value !== "string") {
      shown[plainName] = null;
      continue;
    }
    const sealed = Buffer.from(value.slice(2), "hex");
    const identity = identityOf(column, (part) => String(row[part]));
    const text = column.form === "packed" ? unpackText(openBytes(column.purpose, identity, sealed)) : open(column.purpose, identity, sealed);
    shown[plainName] = column.form === "text" ? text : (JSON.parse(text) as unknown);
  }
  return shown;
}

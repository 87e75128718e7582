import "server-only";
import type { Database } from "@/lib/db/client";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Scope } from "@/lib/db/scope";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/result";
import { readReplaced } from "./replaced/queries";
import { keyHash, openSnapshot, toMemory } from "./rows";
import { type ListMemories, type Memory, MEMORY_TYPES, MOST_OF_HISTORY, type MemoryOrigin, MemoryOrigin as Origin, type MemoryType, type MemoryVersion } from "./schema";

type NotFound = { readonly code: "not_found" };

const ofScope = (scope: Scope) => ({ ownerId: scope.ownerId, userId: scope.userId });
/** Neither hidden nor replaced. What has expired is told apart: some callers ask for it. */
const inForce = { supersededAt: null, deletedAt: null };

/** One memory of the scope, replaced or hidden ones included. Somebody else's and a missing one answer alike. */
export async function findMemory(scope: Scope, memoryId: string, database: Database = db()): Promise<Memory | null> {
  const row = await database.memory.findFirst({ where: { ...ofScope(scope), id: memoryId } });
  return row && toMemory(row);
}

/**
 * A page of memories in force, by when they were made.
 * @returns `nextCursor` for the page after this one, null at the end; an unreadable cursor starts at the beginning
 */
export async function listMemories(scope: Scope, input: ListMemories): Promise<{ memories: Memory[]; nextCursor: string | null }> {
  const direction = input.order === "newest" ? "desc" : "asc";
  const after = readCursor(input.cursor);
  const beyond = input.order === "newest" ? "lt" : "gt";
  const rows = await db().memory.findMany({
    where: {
      ...ofScope(scope),
      supersededAt: null,
      ...(input.includeDeleted ? {} : { deletedAt: null }),
      ...(input.type === undefined ? {} : { type: input.type }),
      ...(input.key === undefined ? {} : { keyHash: keyHash(scope, input.key) }),
      ...(input.minImportance === undefined ? {} : { importance: { gte: input.minImportance } }),
      AND: [
        ...(input.includeExpired ? [] : [{ OR: [{ expiresAt: null }, { expiresAt: { gt: now() } }] }]),
        ...(after === null ? [] : [{ OR: [{ createdAt: { [beyond]: after.createdAt } }, { createdAt: after.createdAt, id: { [beyond]: after.id } }] }]),
      ],
    },
    orderBy: [{ createdAt: direction }, { id: direction }],
    take: input.limit + 1,
  });
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const nextCursor = rows.length > input.limit && last ? `${last.createdAt.getTime().toString(36)}.${last.id}` : null;
  return { memories: page.map(toMemory), nextCursor };
}

function readCursor(cursor: string | undefined): { createdAt: Date; id: string } | null {
  const [, time, id] = /^([0-9a-z]{1,11})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor ?? "") ?? [];
  const createdAt = new Date(Number.parseInt(time ?? "", 36));
  return id === undefined || Number.isNaN(createdAt.getTime()) ? null : { createdAt, id };
}

/**
 * What a memory said, newest first, the version in force among it, and after its own versions what it replaced; at most the
 * newest `MOST_OF_HISTORY` of all.
 */
export async function memoryHistory(scope: Scope, memoryId: string): Promise<Result<MemoryVersion[], NotFound>> {
  const row = await db().memory.findFirst({ where: { ...ofScope(scope), id: memoryId }, include: { versions: { orderBy: { version: "desc" }, take: MOST_OF_HISTORY } } });
  if (!row) return fail({ code: "not_found" });
  const { versions: newestFirst, ...current } = row;
  const versions = newestFirst.toReversed();
  const memory = toMemory(current);
  // A row of memory_versions says who ended the version; who made the next one is the same person.
  const madeBy = (index: number): { by: MemoryOrigin; reason: string; at: Date } => {
    const before = versions[index - 1];
    return before ? { by: Origin.parse(before.changedBy), reason: before.reason, at: before.validUntil } : { by: memory.origin, reason: "first learned", at: current.createdAt };
  };
  const described = (index: number, validFrom: Date, validTo: Date | null) => {
    const { by, reason, at } = madeBy(index);
    return { validFrom: validFrom.toISOString(), validTo: validTo?.toISOString() ?? null, changedAt: at.toISOString(), changedBy: by, reason };
  };
  const { id, version, type, content, key, value, importance, confidence } = memory;
  // Beside the one in force there is room for all but one: the oldest of a full page only says how the next came about.
  const past = versions.flatMap((before, index) => {
    if (index === 0 && versions.length === MOST_OF_HISTORY) return [];
    const { metadata: _metadata, quote, correctedAt, ...said } = openSnapshot(scope.ownerId, memoryId, before.version, before.snapshotSealed);
    const source = memory.source && quote !== null && correctedAt === null ? { ...memory.source, quote } : null;
    return [{ memoryId: id, version: before.version, ...said, source, ...described(index, before.validFrom, before.validUntil) }];
  });
  const source = memory.correctedAt === null ? memory.source : null;
  const currentFrom = versions.at(-1)?.validUntil ?? current.learnedAt;
  const inForceNow = { memoryId: id, version, type, content, key, value, importance, confidence, source, ...described(versions.length, currentFrom, current.supersededAt ?? current.deletedAt) };
  const own = [inForceNow, ...past.toReversed()];
  return ok([...own, ...(await readReplaced(scope, memoryId, MOST_OF_HISTORY - own.length))]);
}

export type MemoryStats = {
  readonly total: number;
  readonly deleted: number;
  readonly expired: number;
  readonly byType: Readonly<Record<MemoryType, number>>;
  readonly byImportance: Readonly<Record<string, number>>;
  readonly oldest: string | null;
  readonly newest: string | null;
};

/** Counts of a scope. `total` leaves deleted and replaced ones out and counts expired ones; no importance is counted nowhere. */
export async function memoryStats(scope: Scope): Promise<MemoryStats> {
  const { ownerId, userId } = scope;
  type Group = { type: MemoryType; importance: number | null; is_deleted: boolean; is_expired: boolean; count: number; oldest: Date; newest: Date };
  const groups = await db().$queryRaw<Group[]>`
    SELECT type, importance, deleted_at IS NOT NULL AS is_deleted, COALESCE(expires_at <= ${now()}, false) AS is_expired,
      count(*)::int AS count, min(created_at) AS oldest, max(created_at) AS newest
    FROM memories WHERE owner_id = ${ownerId}::uuid AND user_id = ${userId} AND superseded_at IS NULL
    GROUP BY 1, 2, 3, 4`;
  const kept = groups.filter((group) => !group.is_deleted);
  const sum = (chosen: readonly Group[]) => chosen.reduce((total, { count }) => total + count, 0);
  const byImportance: Record<string, number> = {};
  for (const { importance, count } of kept) if (importance !== null) byImportance[importance] = (byImportance[importance] ?? 0) + count;
  return {
    total: sum(kept),
    deleted: sum(groups.filter((group) => group.is_deleted)),
    expired: sum(kept.filter((group) => group.is_expired)),
    byType: Object.fromEntries(MEMORY_TYPES.map((type) => [type, sum(kept.filter((group) => group.type === type))])) as Record<MemoryType, number>,
    byImportance,
    oldest: kept.length === 0 ? null : new Date(Math.min(...kept.map(({ oldest }) => oldest.getTime()))).toISOString(),
    newest: kept.length === 0 ? null : new Date(Math.max(...kept.map(({ newest }) => newest.getTime()))).toISOString(),
  };
}

/** How many memories a scope has in force. */
export const countMemories = (scope: Scope): Promise<number> =>
  db().memory.count({ where: { ...ofScope(scope), ...inForce, OR: [{ expiresAt: null }, { expiresAt: { gt: now() } }] } });

/** What was learned on a day in UTC, as `2026-11-20`. */
export type LearnedCount = { readonly day: string; readonly count: number };

/** What the head of the memory page shows: counts by type, from how many conversations, and how much was learned on which day, the first first. */
export async function readMemoryOverview(
  scope: Scope,
): Promise<{ countByType: Partial<Record<MemoryType, number>>; conversationCount: number; learned: LearnedCount[] }> {
  const at = now();
  const [groups, learned] = await Promise.all([
    db().$queryRaw<{ type: MemoryType | null; count: number; conversations: number }[]>`
      SELECT type, count(*)::int AS count, count(DISTINCT source_conversation_id)::int AS conversations FROM memories
      WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId} AND ${inForceSql("memories", at, null)}
      GROUP BY GROUPING SETS ((type), ())`,
    db().$queryRaw<LearnedCount[]>`
      SELECT to_char(learned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*)::int AS count FROM memories
      WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId} AND ${inForceSql("memories", at, null)}
      GROUP BY 1 ORDER BY 1`,
  ]);
  return {
    countByType: Object.fromEntries(groups.flatMap(({ type, count }) => (type === null ? [] : [[type, count]]))),
    conversationCount: groups.find(({ type }) => type === null)?.conversations ?? 0,
    learned,
  };
}

/** Which of these contents were forgotten after the time given: they are not learned again from words that old. */
export async function findForgotten(scope: Scope, contents: readonly Uint8Array<ArrayBuffer>[], saidAt: Date, database: Database = db()): Promise<ReadonlySet<string>> {
  const rows = await database.memoryTombstone.findMany({
    where: { ...ofScope(scope), contentHash: { in: [...contents] }, createdAt: { gte: saidAt } },
    select: { contentHash: true },
  });
  return new Set(rows.map(({ contentHash }) => Buffer.from(contentHash).toString("hex")));
}

/** Memories of a scope in force, of every type, at most `limit`: with few of them nothing has to be searched. */
export async function readWhole(scope: Scope, limit: number, asOf: Date | null): Promise<Memory[]> {
  const at = asOf ?? now();
  const rows = await db().memory.findMany({
    where: {
      ...ofScope(scope),
      deletedAt: null,
      AND: [
        { OR: [{ expiresAt: null }, { expiresAt: { gt: at } }] },
        { OR: [{ supersededAt: null }, ...(asOf ? [{ supersededAt: { gt: asOf } }] : [])] },
      ],
      ...(asOf ? { learnedAt: { lte: asOf } } : {}),
    },
    take: limit,
  });
  return rows.map(toMemory);
}

/** The same conditions for raw SQL; `alias` is the table's name in it. With `asOf`, what was in force then. */
export const inForceSql = (alias: string, at: Date, asOf: Date | null): Prisma.Sql => {
  const memory = Prisma.raw(alias);
  return asOf
    ? Prisma.sql`${memory}.deleted_at IS NULL AND (${memory}.expires_at IS NULL OR ${memory}.expires_at > ${asOf}) AND ${memory}.learned_at <= ${asOf} AND (${memory}.superseded_at IS NULL OR ${memory}.superseded_at > ${asOf})`
    : Prisma.sql`${memory}.deleted_at IS NULL AND ${memory}.superseded_at IS NULL AND (${memory}.expires_at IS NULL OR ${memory}.expires_at > ${at})`;
};

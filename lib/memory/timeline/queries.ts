import "server-only";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { queryRows } from "@/lib/db/query-rows";
import type { Scope } from "@/lib/db/scope";
import { inForceSql } from "@/lib/memory/queries";
import { openSnapshot, toMemory } from "@/lib/memory/rows";
import type { MemoryType } from "@/lib/memory/schema";
import type { KnownThen, LearnedOnDay, TimelineChange, UsedMemory } from "./schema";

/** Where a page of a list ends: the next one begins behind it. */
export type Behind = { readonly at: Date; readonly id: string };

/** What was known at a moment, by type. */
export async function countKnown(scope: Scope, asOf: Date): Promise<{ total: number; byType: Partial<Record<MemoryType, number>> }> {
  const rows = await queryRows<{ type: MemoryType; count: number }>(Prisma.sql`
    SELECT type, count(*)::int AS count FROM memories
    WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId} AND ${inForceSql("memories", asOf, asOf)} GROUP BY type`);
  return { total: rows.reduce((sum, { count }) => sum + count, 0), byType: Object.fromEntries(rows.map(({ type, count }) => [type, count])) };
}

/** What was known at a moment, in the words of then, the newest first. */
export async function listKnown(scope: Scope, asOf: Date, page: { limit: number; behind?: Behind | undefined }): Promise<{ memories: KnownThen[]; next: Behind | null }> {
  const { behind, limit } = page;
  const rows = await db().memory.findMany({
    where: {
      ownerId: scope.ownerId,
      userId: scope.userId,
      deletedAt: null,
      learnedAt: { lte: asOf },
      AND: [
        { OR: [{ expiresAt: null }, { expiresAt: { gt: asOf } }] },
        { OR: [{ supersededAt: null }, { supersededAt: { gt: asOf } }] },
        ...(behind ? [{ OR: [{ learnedAt: { lt: behind.at } }, { learnedAt: behind.at, id: { lt: behind.id } }] }] : []),
      ],
    },
    include: { versions: { where: { validFrom: { lte: asOf }, validUntil: { gt: asOf } }, take: 1 } },
    orderBy: [{ learnedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { memories: shown.map((row) => toKnownThen(scope, row)), next: rows.length > limit && last ? { at: last.learnedAt, id: last.id } : null };
}

type RowWithVersion = Parameters<typeof toMemory>[0] & { supersededAt: Date | null; versions: readonly { version: number; snapshotSealed: Uint8Array }[] };

function toKnownThen({ ownerId }: Scope, { versions, ...row }: RowWithVersion): KnownThen {
  const memory = toMemory(row);
  const [version] = versions;
  const then = version ? openSnapshot(ownerId, memory.id, version.version, version.snapshotSealed) : memory;
  const isOver = row.supersededAt !== null || (row.expiresAt !== null && row.expiresAt <= now());
  return {
    id: memory.id,
    type: then.type,
    content: then.content,
    contentNow: isOver ? null : memory.content,
    learnedAt: memory.validFrom,
    correctedAt: then.correctedAt,
    conversationId: memory.source?.conversationId ?? null,
    messageId: memory.source?.messageId ?? null,
    quote: then.correctedAt === null ? (memory.source?.quote ?? null) : null,
  };
}

type ChangeRow = { at: Date; what: TimelineChange["what"]; memory_id: string; version: number | null; reason: string | null };

/** What was learned, changed and replaced up to a moment, the newest first, with why. What was forgotten has no past. */
export async function listChanges(scope: Scope, upTo: Date, limit: number): Promise<TimelineChange[]> {
  const { ownerId, userId } = scope;
  const own = Prisma.sql`memory.owner_id = ${ownerId}::uuid AND memory.user_id = ${userId} AND memory.deleted_at IS NULL`;
  const newest = Prisma.sql`ORDER BY at DESC, memory_id LIMIT ${limit}::int`;
  const rows = await queryRows<ChangeRow>(Prisma.sql`
    SELECT * FROM (
      (SELECT memory.learned_at AS at, 'learned' AS what, memory.id AS memory_id, NULL::int AS version, NULL::text AS reason
        FROM memories memory WHERE ${own} AND memory.learned_at <= ${upTo} ${newest})
      UNION ALL
      (SELECT past.valid_until AS at, 'changed', memory.id AS memory_id, past.version, past.reason
        FROM memory_versions past JOIN memories memory ON memory.owner_id = past.owner_id AND memory.id = past.memory_id
        WHERE past.owner_id = ${ownerId}::uuid AND ${own} AND past.changed_words AND past.valid_until <= ${upTo} ${newest})
      UNION ALL
      (SELECT memory.superseded_at AS at, 'replaced', memory.id AS memory_id, NULL, NULL
        FROM memories memory WHERE ${own} AND memory.superseded_at <= ${upTo} ${newest})
    ) change ${newest}`);
  const memories = await db().memory.findMany({
    where: { ownerId, userId, id: { in: rows.map(({ memory_id }) => memory_id) } },
  });
  const needed = rows.flatMap(({ what, memory_id: memoryId, version }) => (what === "replaced" ? [] : version === null ? [{ memoryId, version: 1 }] : [{ memoryId, version }, { memoryId, version: version + 1 }]));
  const versions = await db().memoryVersion.findMany({ where: { ownerId, OR: needed }, select: { memoryId: true, version: true, snapshotSealed: true } });
  const successorIds = memories.flatMap(({ supersededById }) => (supersededById === null ? [] : [supersededById]));
  const successors = await db().memory.findMany({ where: { ownerId, userId, id: { in: successorIds }, deletedAt: null } });
  const contentOf = new Map(successors.map((row) => [row.id, toMemory(row).content]));
  const past = new Map(versions.map(({ memoryId, version, snapshotSealed }) => [`${memoryId} ${version}`, openSnapshot(ownerId, memoryId, version, snapshotSealed).content]));
  const known = new Map(
    memories.map((row) => {
      const memory = toMemory(row);
      const said = (version: number) => past.get(`${row.id} ${version}`) ?? memory.content;
      return [row.id, { memory, said, successor: row.supersededById === null ? null : (contentOf.get(row.supersededById) ?? null) }];
    }),
  );
  return rows.flatMap(({ at, what, memory_id, version, reason }) => {
    const found = known.get(memory_id);
    if (!found) return [];
    const { memory, said, successor } = found;
    const words = { learned: [null, said(1)], changed: [said(version ?? 1), said((version ?? 1) + 1)], replaced: [memory.content, successor] } as const;
    const [was, is] = words[what];
    // Once, pinning made a version, too.
    if (what === "changed" && was === is) return [];
    return [{ key: `${what} ${memory_id} ${version ?? ""}`, at: at.toISOString(), what, type: memory.type, content: is, before: was, reason }];
  });
}

/** How much was learned on each day, by type, also of what was replaced since. */
export async function readLearnedByDay(scope: Scope): Promise<LearnedOnDay[]> {
  return queryRows<LearnedOnDay>(Prisma.sql`
    SELECT to_char(learned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, type, count(*)::int AS count FROM memories
    WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId} AND deleted_at IS NULL AND learned_at <= ${now()}
    GROUP BY 1, 2 ORDER BY 1`);
}

/** The memories most used in replies, and those that fade: old, seldom used, neither pinned nor a preference. */
export async function readMostUsedAndFading(scope: Scope, limit: number): Promise<{ mostUsed: UsedMemory[]; fading: UsedMemory[] }> {
  const at = now();
  const inForce = { ownerId: scope.ownerId, userId: scope.userId, deletedAt: null, supersededAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: at } }] };
  const [used, fading] = await Promise.all([
    db().memory.findMany({ where: { ...inForce, useCount: { gt: 0 } }, orderBy: [{ useCount: "desc" }, { id: "asc" }], take: limit }),
    db().memory.findMany({ where: { ...inForce, isPinned: false, type: { not: "preference" } }, orderBy: [{ learnedAt: "asc" }, { useCount: "asc" }, { id: "asc" }], take: limit }),
  ]);
  const toUsed = (row: (typeof used)[number]): UsedMemory => {
    const memory = toMemory(row);
    return { id: memory.id, type: memory.type, content: memory.content, useCount: row.useCount, lastUsedAt: row.lastUsedAt?.toISOString() ?? null, learnedAt: memory.validFrom, isPinned: memory.isPinned };
  };
  return { mostUsed: used.map(toUsed), fading: fading.map(toUsed) };
}

import "server-only";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { OwnerId, Scope } from "@/lib/db/scope";
import { openConversationTitle, openMessageText } from "@/lib/memory/rows";
import type { PathMessage, PlannedTurn } from "./plan-fold";
import { openSummary, type SummaryRow, toSummaryVersion } from "./rows";
import { type FoldedTurn, NO_SUMMARY, type SummarisedConversation, type SummaryContent, type SummaryVersion } from "./schema";

/** The branch in view as a fold finds it. */
export type FoldPath = {
  /** Messages after the watermark, oldest first. */
  readonly messages: readonly PathMessage[];
  /** The deepest version on the branch. */
  readonly base: { readonly version: number; readonly watermark: number; readonly content: SummaryContent } | null;
  readonly clearedUpTo: bigint;
};

type PathRow = { id: string; role: string; status: string; token_count: number; version: number | null; cleared_up_to: bigint };

/**
 * One message, by its key. The bound makes it a look-up of its own: a planner that takes an owner for a small one (nothing
 * tells it otherwise until the table is analysed) would read all of the owner's messages for every step up a branch.
 */
const messageById = ({ ownerId }: Scope, id: Prisma.Sql) => Prisma.sql`
  LATERAL (SELECT id, parent_id, role, status, token_count, sequence FROM messages WHERE owner_id = ${ownerId}::uuid AND id = ${id} LIMIT 1)`;
const summaryAt = ({ ownerId }: Scope, messageId: Prisma.Sql) => Prisma.sql`
  LATERAL (SELECT version FROM summaries WHERE owner_id = ${ownerId}::uuid AND ends_at_message_id = ${messageId} LIMIT 1)`;

/** A recursive query under the name `path`: up from a leaf to the first message that a version ends at, or to where the conversation was cleared. */
const pathUp = (scope: Scope) => Prisma.sql`
  SELECT message.id, message.parent_id, message.role, message.status, message.token_count, 1 AS position, summary.version
  FROM conversation JOIN ${messageById(scope, Prisma.sql`conversation.active_leaf_id`)} message ON message.sequence > conversation.cleared_up_to
  LEFT JOIN ${summaryAt(scope, Prisma.sql`message.id`)} summary ON true
  UNION ALL
  SELECT parent.id, parent.parent_id, parent.role, parent.status, parent.token_count, path.position + 1, summary.version
  FROM path CROSS JOIN conversation JOIN ${messageById(scope, Prisma.sql`path.parent_id`)} parent ON parent.sequence > conversation.cleared_up_to
  LEFT JOIN ${summaryAt(scope, Prisma.sql`parent.id`)} summary ON true
  WHERE path.version IS NULL`;

/** Steps up a branch beyond what a prompt looks back: a turn may not wait longer for its beginning than this takes. */
const MOST_STEPS_UP = 1_000;

/**
 * A recursive query, to stand in a `WITH RECURSIVE` under the name `branch`: up from the message that `leaf` selects,
 * position 1, through all that a prompt may take (`is_in_reach`), and on to the first message that a summary ends at;
 * from that message on, `version` names it. Ends where the conversation was cleared.
 */
export const branchToSummary = (scope: Scope, leaf: Prisma.Sql, clearedUpTo: Prisma.Sql, { limit, tokenBudget }: { readonly limit: number; readonly tokenBudget: number }) => Prisma.sql`
  SELECT message.id, message.parent_id, message.role, message.token_count, 1 AS position, message.token_count::bigint AS tokens_so_far,
    ${limit > 0}::boolean AS is_in_reach, summary.version
  FROM ${messageById(scope, Prisma.sql`(${leaf})`)} message LEFT JOIN ${summaryAt(scope, Prisma.sql`message.id`)} summary ON true
  WHERE message.sequence > (${clearedUpTo})
  UNION ALL
  SELECT parent.id, parent.parent_id, parent.role, parent.token_count, branch.position + 1, branch.tokens_so_far + parent.token_count,
    branch.is_in_reach AND branch.position < ${limit} AND branch.tokens_so_far <= ${tokenBudget}, COALESCE(branch.version, summary.version)
  FROM branch JOIN ${messageById(scope, Prisma.sql`branch.parent_id`)} parent ON parent.sequence > (${clearedUpTo})
  LEFT JOIN ${summaryAt(scope, Prisma.sql`parent.id`)} summary ON branch.version IS NULL
  WHERE (branch.version IS NULL AND branch.position < ${MOST_STEPS_UP})
    OR (branch.is_in_reach AND branch.position < ${limit} AND branch.tokens_so_far <= ${tokenBudget})`;

/** Beside `branch`: what is not in the summary yet, and the summary itself, from `summaryJoin`. */
export const summaryColumns = Prisma.sql`
  (SELECT count(*)::int FROM branch WHERE version IS NULL AND role = 'person') AS turns_since_summary,
  (SELECT COALESCE(sum(token_count), 0)::int FROM branch WHERE version IS NULL) AS tokens_since_summary,
  summary.ends_at_message_id AS summary_ends_at, summary.watermark AS summary_watermark`;
export const summaryJoin = (scope: Scope, conversationId: Prisma.Sql) => Prisma.sql`
  LEFT JOIN summaries summary ON summary.owner_id = ${scope.ownerId}::uuid AND summary.conversation_id = ${conversationId}
    AND summary.version = (SELECT max(version) FROM branch)`;

const ownConversation = ({ ownerId, userId }: Scope, conversationId: string) => Prisma.sql`
  SELECT id, active_leaf_id, cleared_up_to FROM conversations
  WHERE owner_id = ${ownerId}::uuid AND id = ${conversationId}::uuid AND user_id = ${userId}`;

/** @returns null when the conversation is not there, or not the caller's */
export async function readFoldPath(scope: Scope, conversationId: string): Promise<FoldPath | null> {
  const rows = await db().$queryRaw<(PathRow | (Omit<PathRow, "id"> & { id: null }))[]>`
    WITH RECURSIVE conversation AS (${ownConversation(scope, conversationId)}), path AS (${pathUp(scope)})
    SELECT path.id, path.role, path.status, path.token_count, path.version, conversation.cleared_up_to
    FROM conversation LEFT JOIN path ON true ORDER BY path.position DESC`;
  const [first] = rows;
  if (!first) return null;
  const found = rows.filter((row): row is PathRow => row.id !== null);
  const base = first.version === null ? null : await readVersion(scope.ownerId, conversationId, first.version);
  return {
    messages: found.filter(({ version }) => version === null).map(({ id, role, status, token_count }) => ({ id, role, status, tokenCount: token_count })),
    base: base && { version: base.row.version, watermark: base.row.watermark, content: base.content },
    clearedUpTo: first.cleared_up_to,
  };
}

async function readVersion(ownerId: OwnerId, conversationId: string, version: number): Promise<{ row: SummaryRow; content: SummaryContent } | null> {
  const [row] = await db().$queryRaw<(SummaryRow & { content_sealed: Uint8Array })[]>`
    SELECT version, watermark, ends_at_message_id, model, created_at, content_sealed FROM summaries
    WHERE owner_id = ${ownerId}::uuid AND conversation_id = ${conversationId}::uuid AND version = ${version}::int`;
  return row ? { row, content: openSummary(ownerId, conversationId, row.ends_at_message_id, row.content_sealed) } : null;
}

/** The texts of planned turns, and of the last message its sealed form: a reply that goes on meanwhile has another. */
export async function readTurns(scope: Scope, turns: readonly PlannedTurn[]): Promise<{ turns: FoldedTurn[]; lastSealed: Uint8Array | null }> {
  const ids = turns.flatMap(({ messageIds }) => messageIds);
  const rows = await db().$queryRaw<{ id: string; role: string; content_sealed: Uint8Array }[]>`
    SELECT id, role, content_sealed FROM messages WHERE owner_id = ${scope.ownerId}::uuid AND id = ANY(${ids}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    turns: turns.map(({ turn, messageIds }) => ({
      turn,
      messages: messageIds.flatMap((id) => {
        const row = byId.get(id);
        return row ? [{ id, role: row.role === "person" ? ("person" as const) : ("assistant" as const), text: openMessageText(scope.ownerId, id, row.content_sealed) }] : [];
      }),
    })),
    lastSealed: byId.get(turns.at(-1)?.endsAtMessageId ?? "")?.content_sealed ?? null,
  };
}

/** The branch in view since it was cleared, oldest first, and every version of the conversation, newest first. */
export type ConversationState = { readonly branch: readonly PathMessage[]; readonly versions: readonly SummaryVersion[] };

/** Longest walk for a page, as for messages and sources. It counts turns, so it may not be as short as a reply's. */
const MOST_STEPS_SHOWN = 10_000;

/** @returns null when the conversation is not there, or not the caller's */
export async function readConversationState(scope: Scope, conversationId: string): Promise<ConversationState | null> {
  const rows = await db().$queryRaw<{ id: string | null; role: string; status: string; token_count: number }[]>`
    WITH RECURSIVE conversation AS (${ownConversation(scope, conversationId)}), branch AS (
      SELECT message.id, message.parent_id, message.role, message.status, message.token_count, 1 AS position
      FROM conversation JOIN ${messageById(scope, Prisma.sql`conversation.active_leaf_id`)} message ON message.sequence > conversation.cleared_up_to
      UNION ALL
      SELECT parent.id, parent.parent_id, parent.role, parent.status, parent.token_count, branch.position + 1
      FROM branch CROSS JOIN conversation JOIN ${messageById(scope, Prisma.sql`branch.parent_id`)} parent ON parent.sequence > conversation.cleared_up_to
      WHERE branch.position < ${MOST_STEPS_SHOWN}::int
    )
    SELECT branch.id, branch.role, branch.status, branch.token_count FROM conversation LEFT JOIN branch ON true ORDER BY branch.position DESC`;
  if (rows.length === 0) return null;
  const branch = rows.flatMap(({ id, role, status, token_count }) => (id === null ? [] : [{ id, role, status, tokenCount: token_count }]));
  const onBranch = new Set(branch.map(({ id }) => id));
  const versions = await db().$queryRaw<SummaryRow[]>`
    SELECT version, watermark, ends_at_message_id, model, created_at FROM summaries
    WHERE owner_id = ${scope.ownerId}::uuid AND conversation_id = ${conversationId}::uuid ORDER BY version DESC`;
  return { branch, versions: versions.map((row) => toSummaryVersion(row, onBranch.has(row.ends_at_message_id))) };
}

/** What one version says; nothing where there is no such version. */
export async function readSummaryContent(scope: Scope, conversationId: string, version: number): Promise<SummaryContent> {
  return (await readVersion(scope.ownerId, conversationId, version))?.content ?? NO_SUMMARY;
}

/** Messages by id, in the order named. */
export async function readShortTerm(scope: Scope, messageIds: readonly string[]) {
  const rows = await db().$queryRaw<{ id: string; role: string; content_sealed: Uint8Array; created_at: Date }[]>`
    SELECT id, role, content_sealed, created_at FROM messages WHERE owner_id = ${scope.ownerId}::uuid AND id = ANY(${[...messageIds]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return messageIds.flatMap((id) => {
    const row = byId.get(id);
    const content = row ? openMessageText(scope.ownerId, id, row.content_sealed) : "";
    return row && content.trim() !== "" ? [{ id, role: row.role === "person" ? ("person" as const) : ("assistant" as const), content, created_at: row.created_at.toISOString() }] : [];
  });
}

/**
 * Conversations that have a summary, the one summarised last first.
 * @param page `before` is the time of the last one of the page before
 */
export async function listSummarised(scope: Scope, page: { before?: Date; limit: number }): Promise<{ conversations: SummarisedConversation[]; hasMore: boolean }> {
  const { ownerId, userId } = scope;
  const rows = await db().$queryRaw<{ id: string; title_sealed: Uint8Array | null; version_count: number; turn_count: number; summarised_at: Date }[]>`
    SELECT conversation.id, conversation.title_sealed, latest.version_count, latest.turn_count, latest.summarised_at
    FROM (
      SELECT conversation_id, count(*)::int AS version_count, max(watermark)::int AS turn_count, max(created_at) AS summarised_at
      FROM summaries WHERE owner_id = ${ownerId}::uuid GROUP BY conversation_id
    ) latest
    JOIN conversations conversation ON conversation.owner_id = ${ownerId}::uuid AND conversation.id = latest.conversation_id AND conversation.user_id = ${userId}
    WHERE ${page.before ?? null}::timestamptz IS NULL OR latest.summarised_at < ${page.before ?? null}::timestamptz
    ORDER BY latest.summarised_at DESC, conversation.id LIMIT ${page.limit + 1}`;
  return {
    conversations: rows.slice(0, page.limit).map((row) => ({
      id: row.id,
      title: openConversationTitle(ownerId, row.id, row.title_sealed),
      versionCount: row.version_count,
      turnCount: row.turn_count,
      summarisedAt: row.summarised_at.toISOString(),
    })),
    hasMore: rows.length > page.limit,
  };
}

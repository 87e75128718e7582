import "server-only";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { queryRows } from "@/lib/db/query-rows";
import type { Scope } from "@/lib/db/scope";
import { choosePassage } from "@/lib/memory/choose-passage";
import { openMessageText, toMemory } from "@/lib/memory/rows";
import type { Memory } from "@/lib/memory/schema";
import type { ExpectedRecord, QuestionRecord } from "./contract";
import { type KeptQuestion, toKeptQuestion, toQuestionRecord } from "./rows";
import { type ExpectedItem, type ExpectedState, MOST_QUESTIONS } from "./schema";

const ofScope = ({ ownerId, userId }: Scope) => ({ ownerId, userId });

/** A long message is shown by what it says about the question. */
const LONGEST_SHOWN = 240;
/** What was replaced this often is a circle, which no rule of ours makes. */
const MOST_REPLACEMENTS = 50;

/** Beside each question, as `last.at`, when it was run last. */
const WITH_LAST_RUN = Prisma.sql`CROSS JOIN LATERAL (
  SELECT max(ran_at) AS at FROM test_question_runs run WHERE run.owner_id = question.owner_id AND run.question_id = question.id
) last`;

/** A question of the scope. Somebody else's and a missing one answer alike. */
export async function findQuestion(scope: Scope, questionId: string): Promise<KeptQuestion | null> {
  const row = await db().testQuestion.findFirst({ where: { ...ofScope(scope), id: questionId } });
  return row && toKeptQuestion(row);
}

/** Questions with what they expect and how they stood, oldest first; all of them, or those named. */
export async function readQuestions(scope: Scope, questionIds?: readonly string[]): Promise<QuestionRecord[]> {
  const rows = await db().testQuestion.findMany({
    where: { ...ofScope(scope), ...(questionIds ? { id: { in: [...questionIds] } } : {}) },
    include: { runs: { orderBy: { number: "asc" } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MOST_QUESTIONS,
  });
  const questions = rows.map(({ runs, ...row }) => ({ question: toKeptQuestion(row), runs }));
  const describe = await readExpected(scope, questions.flatMap(({ question }) => question.expected));
  return questions.map(({ question, runs }) => toQuestionRecord(question, question.expected.map((item) => describe(item, question.question)), runs));
}

export const countQuestions = (scope: Scope): Promise<number> => db().testQuestion.count({ where: ofScope(scope) });

/** The questions that were not run since a moment, those that waited longest first. */
export async function findQuestionsToRun(scope: Scope, since: Date, limit: number): Promise<{ questions: KeptQuestion[]; left: number }> {
  const rows = await queryRows<{ id: string }>(Prisma.sql`
    SELECT question.id FROM test_questions question
    ${WITH_LAST_RUN}
    WHERE question.owner_id = ${scope.ownerId}::uuid AND question.user_id = ${scope.userId} AND (last.at IS NULL OR last.at < ${since})
    ORDER BY last.at NULLS FIRST, question.id`);
  const chosen = await db().testQuestion.findMany({ where: { ...ofScope(scope), id: { in: rows.slice(0, limit).map(({ id }) => id) } } });
  return { questions: chosen.map(toKeptQuestion), left: Math.max(0, rows.length - limit) };
}

/** Memories learned, changed, replaced, hidden or forgotten since the run of a question that lies furthest back; 0 without questions. */
export async function countMemoriesChanged({ ownerId, userId }: Scope): Promise<number> {
  const [row] = await queryRows<{ count: number }>(Prisma.sql`
    WITH since AS MATERIALIZED (
      SELECT min(last.at) AS at FROM test_questions question
      ${WITH_LAST_RUN}
      WHERE question.owner_id = ${ownerId}::uuid AND question.user_id = ${userId}
    )
    SELECT (
      (SELECT count(*) FROM memories memory WHERE memory.owner_id = ${ownerId}::uuid AND memory.user_id = ${userId} AND GREATEST(memory.updated_at, memory.deleted_at) > since.at)
      + (SELECT count(*) FROM memory_tombstones tombstone WHERE tombstone.owner_id = ${ownerId}::uuid AND tombstone.user_id = ${userId} AND tombstone.created_at > since.at
          AND NOT EXISTS (SELECT FROM memories memory WHERE memory.owner_id = tombstone.owner_id AND memory.id = tombstone.memory_id))
    )::int AS count FROM since`);
  return row?.count ?? 0;
}

/**
 * What became of expected things, and what they say now. What was replaced is followed to what is in force; somebody
 * else's are gone, as those that never were.
 * @returns for an expected thing its description; of a long message the passage about the question
 */
export async function readExpected(scope: Scope, expected: readonly ExpectedItem[]): Promise<(item: ExpectedItem, question: string) => ExpectedRecord> {
  const idsOf = (kind: ExpectedItem["kind"]) => [...new Set(expected.flatMap((item) => (item.kind === kind ? [item.id] : [])))];
  const [memories, messages] = await Promise.all([readExpectedMemories(scope, idsOf("memory")), readExpectedMessages(scope, idsOf("message"))]);
  return (item, question) => {
    const described = (item.kind === "memory" ? memories : messages).get(item.id) ?? { ...NOTHING_LEFT, state: "gone", current_id: item.id };
    return { ...item, ...described, content: described.content === null ? null : choosePassage(described.content, question, LONGEST_SHOWN) };
  };
}

type Described = Omit<ExpectedRecord, "kind" | "id">;
const NOTHING_LEFT = { is_replaced: false, type: null, content: null, conversation_id: null, message_id: null, said_at: null };

async function readExpectedMemories(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Described>> {
  if (ids.length === 0) return new Map();
  const { ownerId, userId } = scope;
  const followed = await queryRows<{ kept_id: string; id: string }>(Prisma.sql`
    WITH RECURSIVE chain AS (
      SELECT kept_id, kept_id AS id, 0 AS steps FROM unnest(${[...ids]}::uuid[]) AS kept (kept_id)
      UNION ALL
      SELECT chain.kept_id, memory.superseded_by_id, chain.steps + 1 FROM chain
      JOIN memories memory ON memory.owner_id = ${ownerId}::uuid AND memory.user_id = ${userId} AND memory.id = chain.id
      WHERE memory.superseded_by_id IS NOT NULL AND chain.steps < ${MOST_REPLACEMENTS}::int
    )
    SELECT DISTINCT ON (kept_id) kept_id, id FROM chain ORDER BY kept_id, steps DESC`);
  const currentIds = [...new Set(followed.map(({ id }) => id))];
  const [rows, tombstones] = await Promise.all([
    db().memory.findMany({ where: { ...ofScope(scope), id: { in: currentIds } } }),
    db().memoryTombstone.findMany({ where: { ...ofScope(scope), memoryId: { in: currentIds } }, select: { memoryId: true } }),
  ]);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const buried = new Set(tombstones.map(({ memoryId }) => memoryId));
  return new Map(
    followed.map(({ kept_id, id }): [string, Described] => {
      const row = rowOf.get(id);
      const described = { ...NOTHING_LEFT, current_id: id, is_replaced: id !== kept_id };
      if (!row) return [kept_id, { ...described, state: buried.has(id) ? "forgotten" : "gone" }];
      const state = stateOf(row);
      // What is hidden or has expired is read by nobody, here no more than elsewhere.
      if (state !== "here") return [kept_id, { ...described, state }];
      const memory = toMemory(row);
      return [kept_id, { ...described, state, type: memory.type, content: memory.content, ...placeOf(memory), said_at: memory.validFrom }];
    }),
  );
}

const placeOf = ({ source }: Memory) => ({ conversation_id: source?.conversationId ?? null, message_id: source?.messageId ?? null });

function stateOf({ deletedAt, expiresAt }: { deletedAt: Date | null; expiresAt: Date | null }): ExpectedState {
  if (deletedAt !== null) return "hidden";
  return expiresAt !== null && expiresAt <= now() ? "expired" : "here";
}

async function readExpectedMessages(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Described>> {
  if (ids.length === 0) return new Map();
  const { ownerId, userId } = scope;
  const rows = await db().message.findMany({
    where: { ownerId, id: { in: [...ids] }, conversation: { userId }, status: { not: "streaming" } },
    select: { id: true, role: true, contentSealed: true, conversationId: true, createdAt: true },
  });
  return new Map(
    rows.map(({ id, role, contentSealed, conversationId, createdAt }) => [
      id,
      { current_id: id, state: "here" as const, is_replaced: false, type: role, content: openMessageText(ownerId, id, contentSealed), conversation_id: conversationId, message_id: id, said_at: createdAt.toISOString() },
    ]),
  );
}

import "server-only";
import { now } from "@/lib/clock";
import type { Scope } from "@/lib/db/scope";
import { currentEmbedder } from "@/lib/memory/current-embedder";
import { fail, ok, type Result } from "@/lib/result";
import packageJson from "@/package.json";
import { insertQuestion, keepRun, type MadeRun, replaceQuestion, type TooMany } from "./commands";
import type { ExpectedRecord, QuestionRecord } from "./contract";
import { idsOf, lookAsATurn, lookBeyond } from "./look-as-a-turn";
import { findQuestion, findQuestionsToRun, readExpected, readQuestions } from "./queries";
import { rankExpected } from "./rank-expected";
import { type ExpectedItem, MOST_RUN_AT_ONCE } from "./schema";

type NotFound = { readonly code: "not_found"; readonly detail?: string };

const NOT_THERE: NotFound = { code: "not_found", detail: "Something that should come up is not there any more. Search again and choose from what is found." };

/**
 * Keeps a question. Everything expected must be there and the caller's own: what was forgotten, is hidden or somebody
 * else's looks missing.
 */
export async function createQuestion(scope: Scope, input: { question: string; expected: readonly ExpectedItem[] }): Promise<Result<QuestionRecord, NotFound | TooMany>> {
  const run = await makeRun(scope, input);
  if (run.expected.some(({ state }) => state !== "here")) return fail(NOT_THERE);
  const kept = await insertQuestion(scope, { text: input.question, expected: input.expected }, run);
  return kept.ok ? readOne(scope, kept.value) : kept;
}

/** Changes a question. What it expected before may stay in it, also where that has been forgotten since. */
export async function changeQuestion(
  scope: Scope,
  questionId: string,
  change: { question?: string | undefined; expected?: readonly ExpectedItem[] | undefined },
): Promise<Result<QuestionRecord, NotFound>> {
  const before = await findQuestion(scope, questionId);
  if (!before) return fail({ code: "not_found" });
  const after = { question: change.question ?? before.question, expected: change.expected ?? before.expected };
  const run = await makeRun(scope, after);
  const wasExpected = new Set(before.expected.map(({ kind, id }) => `${kind} ${id}`));
  if (run.expected.some(({ kind, id, state }) => state !== "here" && !wasExpected.has(`${kind} ${id}`))) return fail(NOT_THERE);
  const replaced = await replaceQuestion(scope, questionId, { text: after.question, expected: after.expected }, run);
  return replaced.ok ? readOne(scope, questionId) : replaced;
}

/** Runs a question through the search that a turn uses, and keeps how it stood. */
export async function runQuestion(scope: Scope, questionId: string): Promise<Result<QuestionRecord, NotFound>> {
  const question = await findQuestion(scope, questionId);
  if (!question) return fail({ code: "not_found" });
  await keepRun(scope, question, await makeRun(scope, question));
  return readOne(scope, questionId);
}

/**
 * Runs the questions that were not run since a moment, at most `MOST_RUN_AT_ONCE`, one after the other: replies search
 * the same database meanwhile.
 * @param since now, where it is absent or lies ahead
 * @returns those that were run, and how many are left
 */
export async function runQuestions(scope: Scope, since?: Date): Promise<{ since: Date; questions: QuestionRecord[]; left: number }> {
  const startedAt = now();
  const from = since && since < startedAt ? since : startedAt;
  const { questions, left } = await findQuestionsToRun(scope, from, MOST_RUN_AT_ONCE);
  for (const question of questions) await keepRun(scope, question, await makeRun(scope, question));
  return { since: from, questions: await readQuestions(scope, questions.map(({ id }) => id)), left };
}

async function readOne(scope: Scope, questionId: string): Promise<Result<QuestionRecord, NotFound>> {
  const [record] = await readQuestions(scope, [questionId]);
  return record ? ok(record) : fail({ code: "not_found" });
}

/** Searches, and says where everything expected stands. Only where something is missing is it looked for further down. */
async function makeRun(scope: Scope, { question, expected: items }: { question: string; expected: readonly ExpectedItem[] }): Promise<MadeRun & { expected: readonly ExpectedRecord[] }> {
  const ranAt = now();
  const [describe, given] = await Promise.all([readExpected(scope, items), lookAsATurn(scope, question).then(idsOf)]);
  const expected = items.map((item) => describe(item, question));
  const isMissing = expected.some(({ kind, state, current_id }) => state === "here" && !given[kind].includes(current_id));
  const beyond = isMissing ? idsOf(await lookBeyond(scope, question)) : null;
  const standings = expected.map(({ kind, id, current_id, state }) => ({
    kind,
    id,
    currentId: current_id,
    state,
    ...(state === "here" ? rankExpected({ kind, id: current_id }, given, beyond) : { rank: null, isInView: false }),
  }));
  return { ranAt, engine: `${packageJson.version}, ${currentEmbedder().name}`, standings, expected };
}

import "server-only";
import { z } from "zod";
import { open, seal } from "@/lib/crypto/sealing";
import type { TestQuestion, TestQuestionRun } from "@/lib/db/generated/client";
import type { OwnerId } from "@/lib/db/scope";
import { compareRuns } from "./compare-runs";
import type { ExpectedRecord, QuestionRecord, RunRecord } from "./contract";
import { recallOfRun } from "./recall-of-run";
import { type ExpectedItem, Standing } from "./schema";

export const sealQuestion = (ownerId: OwnerId, id: string, question: string): Uint8Array<ArrayBuffer> => seal("test-question", [ownerId, id], question);

/** A question as the domain reads it. */
export type KeptQuestion = { readonly id: string; readonly question: string; readonly expected: readonly ExpectedItem[]; readonly createdAt: Date; readonly updatedAt: Date };

export const toKeptQuestion = ({ ownerId, id, questionSealed, expectedMemoryIds, expectedMessageIds, createdAt, updatedAt }: TestQuestion): KeptQuestion => ({
  id,
  question: open("test-question", [ownerId, id], questionSealed),
  expected: [...expectedMemoryIds.map((each) => ({ kind: "memory" as const, id: each })), ...expectedMessageIds.map((each) => ({ kind: "message" as const, id: each }))],
  createdAt,
  updatedAt,
});

/** The columns that say what is expected. */
export const toExpectedColumns = (expected: readonly ExpectedItem[]) => ({
  expectedMemoryIds: expected.flatMap(({ kind, id }) => (kind === "memory" ? [id] : [])),
  expectedMessageIds: expected.flatMap(({ kind, id }) => (kind === "message" ? [id] : [])),
});

type Run = { readonly record: RunRecord; readonly standings: readonly Standing[] };

function toRun({ number, engine, standings: stored, ranAt }: TestQuestionRun): Run {
  const standings = z.array(Standing).parse(stored);
  const shown = standings.map(({ kind, id, state, rank, isInView }) => ({ kind, id, state, rank, is_in_view: isInView }));
  return { record: { number, ran_at: ranAt.toISOString(), engine, ...recallOfRun(standings), standings: shown }, standings };
}

/**
 * A question with its runs as the public interface names it.
 * @param rows its runs in the order of their numbers; the first is the one it was kept with
 */
export function toQuestionRecord(question: KeptQuestion, expected: readonly ExpectedRecord[], rows: readonly TestQuestionRun[]): QuestionRecord {
  const runs = rows.map(toRun);
  const [first] = runs;
  const [last, previous] = runs.toReversed();
  if (!first || !last) throw new Error("A question is kept together with its first run");
  return {
    id: question.id,
    question: question.question,
    created_at: question.createdAt.toISOString(),
    updated_at: question.updatedAt.toISOString(),
    expected: [...expected],
    first: first.record,
    previous: previous?.record ?? null,
    last: last.record,
    change: previous ? compareRuns(previous.standings, last.standings) : null,
    change_since_first: previous ? compareRuns(first.standings, last.standings) : null,
    runs: runs.map(({ record: { standings: _standings, ...summary } }) => summary),
  };
}

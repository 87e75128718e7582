import "server-only";
import type { Transaction } from "@/lib/db/client";
import { inTransaction, db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import { fail, ok, type Result } from "@/lib/result";
import { type KeptQuestion, sealQuestion, toExpectedColumns } from "./rows";
import { type ExpectedItem, MOST_QUESTIONS, MOST_RUNS, type Standing } from "./schema";

type NotFound = { readonly code: "not_found" };
export type TooMany = { readonly code: "conflict"; readonly detail: string };

/** A run that was made, before it is kept. */
export type MadeRun = { readonly ranAt: Date; readonly engine: string; readonly standings: readonly Standing[] };

/** Keeps a question with the run that later ones are compared with. @returns its id; refused when there are as many as there may be */
export async function insertQuestion(scope: Scope, question: { text: string; expected: readonly ExpectedItem[] }, run: MadeRun): Promise<Result<string, TooMany>> {
  const { ownerId, userId } = scope;
  return inTransaction(async (transaction) => {
    // Two that come at once are counted one after the other. Nobody who only refers to the owner waits.
    await transaction.$executeRaw`SELECT FROM owners WHERE id = ${ownerId}::uuid FOR NO KEY UPDATE`;
    const count = await transaction.testQuestion.count({ where: { ownerId, userId } });
    if (count >= MOST_QUESTIONS) return fail({ code: "conflict", detail: `There are ${MOST_QUESTIONS} test questions already, as many as can be kept. Delete one first; nothing was changed.` });
    const id = newId();
    await transaction.testQuestion.create({
      data: { ownerId, id, userId, questionSealed: sealQuestion(ownerId, id, question.text), ...toExpectedColumns(question.expected), createdAt: run.ranAt, updatedAt: run.ranAt },
    });
    await insertRun(transaction, scope, id, 1, run);
    return ok(id);
  });
}

/** Puts a question in other words, or expects other things. Its runs go: they were about what it was before. */
export async function replaceQuestion(scope: Scope, questionId: string, question: { text: string; expected: readonly ExpectedItem[] }, run: MadeRun): Promise<Result<null, NotFound>> {
  const { ownerId, userId } = scope;
  return inTransaction(async (transaction) => {
    const { count } = await transaction.testQuestion.updateMany({
      where: { ownerId, userId, id: questionId },
      data: { questionSealed: sealQuestion(ownerId, questionId, question.text), ...toExpectedColumns(question.expected), updatedAt: run.ranAt },
    });
    if (count === 0) return fail({ code: "not_found" });
    await transaction.testQuestionRun.deleteMany({ where: { ownerId, questionId } });
    await insertRun(transaction, scope, questionId, 1, run);
    return ok(null);
  });
}

/**
 * Keeps one more run, and of those before it the first and the newest. A question that was changed or deleted while it
 * ran keeps nothing: the run was about something else.
 */
export async function keepRun(scope: Scope, { id, updatedAt }: Pick<KeptQuestion, "id" | "updatedAt">, run: MadeRun): Promise<void> {
  const { ownerId, userId } = scope;
  await inTransaction(async (transaction) => {
    await transaction.$executeRaw`SELECT FROM test_questions WHERE owner_id = ${ownerId}::uuid AND id = ${id}::uuid FOR UPDATE`;
    const question = await transaction.testQuestion.findFirst({
      where: { ownerId, userId, id, updatedAt },
      select: { runs: { orderBy: { number: "desc" }, take: 1, select: { number: true } } },
    });
    if (!question) return;
    const number = (question.runs[0]?.number ?? 0) + 1;
    await insertRun(transaction, scope, id, number, run);
    await transaction.testQuestionRun.deleteMany({ where: { ownerId, questionId: id, number: { gt: 1, lte: number - MOST_RUNS } } });
  });
}

async function insertRun(transaction: Transaction, { ownerId }: Scope, questionId: string, number: number, { ranAt, engine, standings }: MadeRun): Promise<void> {
  await transaction.testQuestionRun.create({ data: { ownerId, questionId, number, ranAt, engine, standings: standings.map((standing) => ({ ...standing })) } });
}

/** Deletes a question with its runs. */
export async function deleteQuestion({ ownerId, userId }: Scope, questionId: string): Promise<Result<null, NotFound>> {
  const { count } = await db().testQuestion.deleteMany({ where: { ownerId, userId, id: questionId } });
  return count === 0 ? fail({ code: "not_found" }) : ok(null);
}

import { call } from "@/lib/client/call";
import type { memoryContextContract } from "@/lib/memory/contract";
import type {
  changeQuestionContract,
  createQuestionContract,
  deleteQuestionContract,
  lookForQuestionContract,
  runQuestionContract,
  runQuestionsContract,
} from "@/lib/memory/questions/contract";
import type { ExpectedItem } from "@/lib/memory/questions/schema";

/** Contracts are imported as types only, as in `memory-calls`. */
const ALL = "/api/v1/memory/questions";
const ONE = `${ALL}/[questionId]`;
const MOST_FOUND = 20;

/** What a reply to the question would be given. */
export const lookForQuestion = (question: string) => call<typeof lookForQuestionContract>({ method: "POST", path: `${ALL}/look` }, { body: { question } });

/** Searches memories and past messages by other words, for what the question itself did not bring up. */
export const findOthers = (query: string) =>
  call<typeof memoryContextContract>(
    { method: "POST", path: "/api/v1/memory/context" },
    { body: { query, limit: MOST_FOUND, explain: true, include: ["episodes"], episodes_limit: MOST_FOUND } },
  );

export const createQuestion = (question: string, expected: ExpectedItem[]) => call<typeof createQuestionContract>({ method: "POST", path: ALL }, { body: { question, expected } });

export const changeQuestion = (questionId: string, question: string, expected: ExpectedItem[]) =>
  call<typeof changeQuestionContract>({ method: "PATCH", path: ONE }, { params: { questionId }, body: { question, expected } });

export const deleteQuestion = (questionId: string) => call<typeof deleteQuestionContract>({ method: "DELETE", path: ONE }, { params: { questionId } });

export const runQuestion = (questionId: string) => call<typeof runQuestionContract>({ method: "POST", path: `${ONE}/run` }, { params: { questionId } });

/** @param since passes over those that were run since then: the answer to the first call says it for the next */
export const runQuestions = (since?: string) => call<typeof runQuestionsContract>({ method: "POST", path: `${ALL}/run` }, { body: since === undefined ? {} : { since } });

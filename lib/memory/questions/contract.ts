import { z } from "zod";
import { contract } from "@/lib/api/contract";
import { EpisodeRecord, MemoryRecord } from "@/lib/memory/contract";
import { Moment, ScoreParts } from "@/lib/memory/schema";
import { ExpectedItem, ExpectedItems, ExpectedState, QuestionText, RunChange } from "./schema";

const params = z.object({ questionId: z.uuid() });

/** Something expected as it is now: its words are read anew each time and kept nowhere beside the question. */
export const ExpectedRecord = z.object({
  ...ExpectedItem.shape,
  /** What stands for it now: itself, or what replaced it. */
  current_id: z.uuid(),
  state: ExpectedState,
  is_replaced: z.boolean(),
  /** A memory's type, or who wrote the message; null where nothing is left of it, as the next four are. */
  type: z.string().nullable(),
  content: z.string().nullable(),
  conversation_id: z.uuid().nullable(),
  /** Where it was said: the message itself, or the one that a memory was learned from. */
  message_id: z.uuid().nullable(),
  said_at: z.iso.datetime().nullable(),
});
export type ExpectedRecord = z.infer<typeof ExpectedRecord>;

export const StandingRecord = z.object({
  ...ExpectedItem.shape,
  state: ExpectedState,
  /** Its place among what was found of its kind, from 1; null where it was not found. */
  rank: z.int().nullable(),
  /** Whether a reply would have been given it. */
  is_in_view: z.boolean(),
});
export type StandingRecord = z.infer<typeof StandingRecord>;

const RunSummary = z.object({
  number: z.int(),
  ran_at: z.iso.datetime(),
  /** The version of the app and the embedder that searched. */
  engine: z.string(),
  /** Recall: how many of those that could be found came before the model. */
  found: z.int(),
  expected: z.int(),
});
export const RunRecord = RunSummary.extend({ standings: z.array(StandingRecord) });
export type RunRecord = z.infer<typeof RunRecord>;

export const QuestionRecord = z.object({
  id: z.uuid(),
  question: z.string(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  expected: z.array(ExpectedRecord),
  /** How it was when the question was kept as it stands, at the run before the last, and at the last. */
  first: RunRecord,
  previous: RunRecord.nullable(),
  last: RunRecord,
  /** The last run beside the one before it; null where there was only one. */
  change: RunChange.nullable(),
  change_since_first: RunChange.nullable(),
  /** Every run that is kept, oldest first. */
  runs: z.array(RunSummary),
});
export type QuestionRecord = z.infer<typeof QuestionRecord>;

export const listQuestionsContract = contract({
  method: "GET",
  path: "/api/v1/memory/questions",
  summary: "Test questions, oldest first, with what they expect and how they stood: when they were kept, at the last run and at the one before.",
  status: 200,
  response: z.object({
    questions: z.array(QuestionRecord),
    /** How many can be kept. */
    most: z.int(),
    /** Memories learned, changed or forgotten since the question that was run longest ago. */
    memories_changed: z.int(),
  }),
  failures: [],
});

export const createQuestionContract = contract({
  method: "POST",
  path: "/api/v1/memory/questions",
  summary: "Keep a question and what should come up for it, memories or past messages. It is run at once, so that there is something to compare with.",
  status: 201,
  body: z.strictObject({ question: QuestionText, expected: ExpectedItems }),
  response: QuestionRecord,
  failures: ["not_found", "conflict"],
});

export const changeQuestionContract = contract({
  method: "PATCH",
  path: "/api/v1/memory/questions/[questionId]",
  summary: "Change a question or what should come up. Its runs begin anew: the old ones were about something else.",
  status: 200,
  params,
  body: z.strictObject({ question: QuestionText.optional(), expected: ExpectedItems.optional() }).refine((change) => Object.keys(change).length > 0, "nothing to change"),
  response: QuestionRecord,
  failures: ["not_found"],
});

export const deleteQuestionContract = contract({
  method: "DELETE",
  path: "/api/v1/memory/questions/[questionId]",
  summary: "Delete a question with its runs. Memories and messages stay.",
  status: 204,
  params,
  response: z.null(),
  failures: ["not_found"],
});

export const runQuestionContract = contract({
  method: "POST",
  path: "/api/v1/memory/questions/[questionId]/run",
  summary: "Run one question through the search that a reply uses, and compare.",
  status: 200,
  params,
  response: QuestionRecord,
  failures: ["not_found"],
});

export const runQuestionsContract = contract({
  method: "POST",
  path: "/api/v1/memory/questions/run",
  summary: "Run all questions, a few at a call: while left is more than 0, call again with the since of the first answer.",
  status: 200,
  body: z.strictObject({
    /** Questions that were run since then are passed over. */
    since: Moment.optional(),
  }),
  response: z.object({ since: z.iso.datetime(), questions: z.array(QuestionRecord), left: z.int() }),
  failures: [],
});

export const lookForQuestionContract = contract({
  method: "POST",
  path: "/api/v1/memory/questions/look",
  summary: "What a reply to this would be given from memory, best first, with every score explained. Nothing is kept.",
  status: 200,
  body: z.strictObject({ question: QuestionText }),
  response: z.object({
    memories: z.array(MemoryRecord.extend({ relevance_score: z.number(), score_parts: ScoreParts })),
    episodes: z.array(EpisodeRecord.extend({ score_parts: ScoreParts })),
  }),
  failures: [],
});

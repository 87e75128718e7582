import { z } from "zod";
import { cleanText, countCodePoints } from "@/lib/memory/clean-text";

/** Well under what a turn searches with, so that a question is searched whole, as a message is. */
export const MOST_QUESTION_CODE_POINTS = 1_000;
export const MOST_EXPECTED = 10;
export const MOST_QUESTIONS = 100;
/** Runs that are kept of a question besides its first. */
export const MOST_RUNS = 20;
/** Questions run by one call: few enough to answer before anybody stops waiting. */
export const MOST_RUN_AT_ONCE = 20;

export const QuestionText = z
  .string()
  .overwrite(cleanText)
  .refine((value) => value.trim() !== "", "question must not be blank")
  .refine((value) => countCodePoints(value) <= MOST_QUESTION_CODE_POINTS, `question must be at most ${MOST_QUESTION_CODE_POINTS.toLocaleString("en")} characters`);

/** Something that should come up: a memory, or a past message. */
export const ExpectedItem = z.strictObject({ kind: z.enum(["memory", "message"]), id: z.uuid() });
export type ExpectedItem = z.infer<typeof ExpectedItem>;

export const ExpectedItems = z
  .array(ExpectedItem)
  .min(1, "choose at least one thing that should come up")
  .max(MOST_EXPECTED, `choose at most ${MOST_EXPECTED} things that should come up`)
  .refine((items) => new Set(items.map(({ kind, id }) => `${kind} ${id}`)).size === items.length, "the same thing is expected twice");

/** What has become of something expected. Only what is `here` can be found, and only that counts. */
export const ExpectedState = z.enum(["here", "hidden", "expired", "forgotten", "gone"]);
export type ExpectedState = z.infer<typeof ExpectedState>;

/** How one expected thing stood in a run. `currentId` is what stands for it by then: itself, or what replaced it. */
export const Standing = ExpectedItem.extend({
  currentId: z.uuid(),
  state: ExpectedState,
  /** Its place among what was found of its kind, from 1; null where it was not found at all. */
  rank: z.int().min(1).nullable(),
  /** Whether a turn would have put it before the model. */
  isInView: z.boolean(),
});
export type Standing = z.infer<typeof Standing>;

/** How the later of two runs stands to the earlier. `nothing-to-compare`: what was expected is gone from one of them. */
export const RunChange = z.enum(["better", "worse", "same", "nothing-to-compare"]);
export type RunChange = z.infer<typeof RunChange>;

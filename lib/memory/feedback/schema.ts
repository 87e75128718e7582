import { z } from "zod";

/** What a person says of a memory where it was used. */
export const Verdict = z.enum(["useful", "wrong"]);
export type Verdict = z.infer<typeof Verdict>;

/** How often each was said, and the factor that the rank takes from it. */
export const FeedbackRecord = z.object({ useful_count: z.int(), wrong_count: z.int(), feedback_factor: z.number() });
export type FeedbackRecord = z.infer<typeof FeedbackRecord>;

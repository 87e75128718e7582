import { z } from "zod";

/** Kinds of work that can be parked, by the name of the job. */
export const DEAD_LETTER_KINDS = ["memory.extract"] as const;
export const DeadLetterKind = z.enum(DEAD_LETTER_KINDS);
export type DeadLetterKind = z.infer<typeof DeadLetterKind>;

/** Work that failed every time, as an operator sees it: what, why and when, never whose or what was written. */
export const DeadLetterListing = z.object({
  id: z.uuid(),
  kind: DeadLetterKind,
  error: z.string(),
  attempts: z.int().min(1),
  created_at: z.iso.datetime(),
});
export type DeadLetterListing = z.infer<typeof DeadLetterListing>;

import { z } from "zod";

export const SearchTask = z.object({
  connectionString: z.string(),
  isEmbedded: z.boolean(),
  ownerId: z.uuid(),
  /** Searched first, and told apart. */
  warmUps: z.array(z.string()).min(1),
  /** What follows them, as a person reads a first reply. */
  pauseMs: z.int(),
  queries: z.array(z.string()).min(1),
});
export type SearchTask = z.infer<typeof SearchTask>;

/** In milliseconds. */
export const SearchTimes = z.object({ first: z.array(z.number()).min(1), later: z.array(z.number()).min(1) });
export type SearchTimes = z.infer<typeof SearchTimes>;

import { z } from "zod";

export const SearchTask = z.object({
  connectionString: z.string(),
  isEmbedded: z.boolean(),
  ownerId: z.uuid(),
  /** Searched first, and not counted. */
  warmUps: z.array(z.string()),
  queries: z.array(z.string()).min(1),
});
export type SearchTask = z.infer<typeof SearchTask>;

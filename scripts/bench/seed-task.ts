import { z } from "zod";

export const SeedTask = z.object({
  connectionString: z.string(),
  isEmbedded: z.boolean(),
  ownerId: z.uuid(),
  memoryCount: z.int(),
  messageCount: z.int(),
  /** Other users of the same owner, with memories of their own. */
  others: z.object({ users: z.int(), memoriesEach: z.int() }),
  /** Another one writes other texts: to add to what was seeded before. */
  textSeed: z.int(),
});
export type SeedTask = z.infer<typeof SeedTask>;

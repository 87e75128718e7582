import { z } from "zod";

export const SeedTask = z.object({
  connectionString: z.string(),
  isEmbedded: z.boolean(),
  ownerId: z.uuid(),
  memoryCount: z.int(),
  messageCount: z.int(),
});
export type SeedTask = z.infer<typeof SeedTask>;

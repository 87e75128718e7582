import { z } from "zod";

export const LifeTask = z.object({
  connectionString: z.string(),
  isEmbedded: z.boolean(),
  ownerId: z.uuid(),
  /** In a file, since there may be too many for a command line: what `importLife` made, as JSON. */
  conversationsFile: z.string(),
  memoryCount: z.int(),
  proposalCount: z.int(),
});
export type LifeTask = z.infer<typeof LifeTask>;

export const LifeConversations = z.array(z.object({ id: z.uuid(), firstMessageId: z.uuid(), saidAt: z.iso.datetime() }));

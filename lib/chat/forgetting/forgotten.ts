import { z } from "zod";

/** What was forgotten, and may still stand in receipts. */
export const Forgotten = z.object({
  memoryIds: z.array(z.uuid()),
  /** A conversation that was deleted: what it was quoted with as a past talk goes. */
  conversationId: z.uuid().nullable().default(null),
  /** What was learned from that conversation is forgotten, too: memories that stay are no longer quoted from it. */
  isUnlearned: z.boolean().default(false),
});
export type Forgotten = z.output<typeof Forgotten>;

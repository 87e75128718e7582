import { z } from "zod";

/** A question that the model server has a reply for, to be asked in a conversation of its own. */
export const ReplyTask = z.object({
  question: z.string(),
  /** Makes a checkpoint before, so that every page the reply touches is logged whole. */
  isAfterCheckpoint: z.boolean(),
  /** Merges the search's list of new words into its tree before, which the database else does every fifty replies or so. */
  isAfterMerge: z.boolean(),
});
export type ReplyTask = z.infer<typeof ReplyTask>;

/** What one reply made the database write to its log, in bytes. */
export const ReplyBytes = z.object({
  question: z.string(),
  /** Of the reply itself, in UTF-8. */
  replyBytes: z.number(),
  /** Everything up to the stored reply: both messages, events, receipt, usage, leases, jobs put into the queue. */
  turnBytes: z.number(),
  /** Both messages put into the search: words and vectors. */
  indexBytes: z.number(),
  /** Of the merge before it, for all replies since the last. */
  mergeBytes: z.number(),
  /** What the person's message was read for. */
  extractionBytes: z.number(),
  /** Turns folded into a summary: of a first turn there are none. */
  foldBytes: z.number(),
  titleBytes: z.number(),
  /** The queue's own rows: jobs taken out and struck off. */
  queueBytes: z.number(),
  /** Events deleted again, as they are ten minutes after a reply. */
  sweepBytes: z.number(),
  /** The database's own tidying while all this was done. */
  housekeepingBytes: z.number(),
});
export type ReplyBytes = z.infer<typeof ReplyBytes>;

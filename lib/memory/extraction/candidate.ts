import { z } from "zod";
import { cleanText } from "@/lib/memory/clean-text";
import { Confidence, Importance, LearnableType, MemoryKey, MemoryValue } from "@/lib/memory/schema";

/** A message of the person, handed over as plain values. `saidAt` is the time of the message, never of the job. */
export type SaidMessage = { readonly messageId: string; readonly text: string; readonly saidAt: Date };

/** Longest note: a memory is a sentence, not a pasted page. */
export const MAX_NOTE_LENGTH = 500;

/**
 * Something proposed for memory, by rules or by a model. It is a proposal only: `checkCandidate` decides
 * whether it may be kept, `decideChange` what it does to what is known.
 */
export const Candidate = z.object({
  content: z.string().overwrite(cleanText).trim().min(1).max(MAX_NOTE_LENGTH),
  type: LearnableType,
  key: MemoryKey.optional(),
  value: MemoryValue.optional(),
  importance: Importance,
  confidence: Confidence,
  /** True for "no longer": it ends what is known under the key, where the value agrees. */
  retracts: z.boolean().optional(),
  evidence: z.object({ quote: z.string().min(1), messageId: z.uuid() }),
  expiresAt: z.iso.datetime().optional(),
});
export type Candidate = z.infer<typeof Candidate>;

import { z } from "zod";
import { Confidence, Importance, LearnableType, MemoryContent, MemoryKey, MemoryValue, Moment } from "@/lib/memory/schema";

/** Something learned that waits for the person's word, with their own words as evidence. */
export const ProposalRecord = z.object({
  id: z.uuid(),
  type: LearnableType,
  content: z.string(),
  key: z.string().nullable(),
  importance: Importance,
  confidence: Confidence,
  source: z.object({ conversation_id: z.uuid(), message_id: z.uuid(), quote: z.string() }),
  /** When it was said. */
  said_at: z.iso.datetime(),
  created_at: z.iso.datetime(),
});
export type ProposalRecord = z.infer<typeof ProposalRecord>;

/** What is sealed of a proposal: the checked candidate and what a model named, by the ids of memories. */
export const StoredProposal = z.object({
  content: z.string(),
  type: LearnableType,
  key: MemoryKey.optional(),
  value: MemoryValue.optional(),
  importance: Importance,
  confidence: Confidence,
  retracts: z.boolean().optional(),
  quote: z.string(),
  expiresAt: Moment.optional(),
  named: z.array(z.tuple([z.uuid(), z.enum(["same", "refines", "contradicts", "unrelated"])])),
});
export type StoredProposal = z.infer<typeof StoredProposal>;

export const AcceptProposal = z.strictObject({
  /** The person's own wording, in place of the one proposed. */
  content: MemoryContent.optional(),
});

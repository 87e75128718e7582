import { z } from "zod";
import type { Memory, MemorySource } from "@/lib/memory/schema";

/** One more message in which a memory was heard, after the first. */
export const HeardAgain = z.object({ conversationId: z.uuid(), messageId: z.uuid(), quote: z.string(), saidAt: z.iso.datetime() });
export type HeardAgain = z.infer<typeof HeardAgain>;

/**
 * A source, and whether its message lies on the branch in view of its conversation. It does not where the person edited
 * that message or one before it, or chose another reply before it. Null where the message or its conversation is gone.
 */
export type InPlace<Source extends MemorySource = MemorySource> = Source & { readonly isOnBranch: boolean | null };

/** A memory with every place where it was heard: the first one, where there is any, and those after it, newest first. */
export type MemoryWithSources = { readonly memory: Memory; readonly source: InPlace | null; readonly heardAgain: readonly InPlace<HeardAgain>[] };

/** The newest are kept. */
export const MOST_SOURCES = 20;

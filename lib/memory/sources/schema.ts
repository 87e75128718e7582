import { z } from "zod";

/** One more message in which a memory was heard, after the first. */
export const HeardAgain = z.object({ conversationId: z.uuid(), messageId: z.uuid(), quote: z.string(), saidAt: z.iso.datetime() });
export type HeardAgain = z.infer<typeof HeardAgain>;

/** The newest are kept. */
export const MOST_SOURCES = 20;

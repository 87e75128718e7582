import { z } from "zod";
import { MESSAGE_MAX_LENGTH, MessageId, MessageText } from "@/lib/chat/schema";
import { MOST_PAST_CHARACTERS, MOST_PAST_MESSAGES } from "./limits";

/** Bytes of a request that is as long as it may be: three for a character, and room for what JSON puts around it. */
export const LARGEST_REQUEST_BYTES = 3 * (MESSAGE_MAX_LENGTH + MOST_PAST_CHARACTERS) + 256 * 1024;

/** As in a message: characters that some model servers choke on are refused. */
const Said = z
  .string()
  .max(MOST_PAST_CHARACTERS)
  .refine((text) => !text.includes("\u0000") && text.isWellFormed(), { error: "contains a character that cannot be sent" });

/**
 * Asks for a reply in a temporary chat, which nothing is stored of: the page holds it and sends along what was said.
 * To answer a message again is the same request with another `replyId`; to go on with a reply, the same with `earlier`.
 */
export const TemporaryTurnRequest = z
  .strictObject({
    message: z.strictObject({ id: MessageId, text: MessageText }),
    /** Made by the page. Stopping names it, and the same one sent twice at once is one reply. */
    replyId: MessageId,
    /** What was said before, oldest first. */
    past: z.array(z.strictObject({ role: z.enum(["person", "assistant"]), text: Said })).max(MOST_PAST_MESSAGES),
    /** Turns before those, which were too much to send: the receipt counts them as left out. */
    turnsBefore: z.int().min(0).max(1_000_000).default(0),
    /** What the reply had, where it goes on. */
    earlier: z.strictObject({ text: Said, reasoning: Said }).default({ text: "", reasoning: "" }),
    /** Whether what is known may be put before the model. Nothing is ever learned. */
    memoryMode: z.enum(["off", "read"]),
    withoutMemoryIds: z.array(z.uuid()).max(100).default([]),
    modelId: z.string().min(1).max(200).optional(),
  })
  .refine(({ past, earlier }) => lengthOf([...past, earlier, { text: earlier.reasoning }]) <= MOST_PAST_CHARACTERS, {
    path: ["past"],
    error: `comes with more than ${MOST_PAST_CHARACTERS.toLocaleString("en")} characters of what was said before: begin a new temporary conversation`,
  });
export type TemporaryTurnRequest = z.output<typeof TemporaryTurnRequest>;
export type SaidBefore = TemporaryTurnRequest["past"][number];

const lengthOf = (said: readonly { readonly text: string }[]): number => said.reduce((sum, { text }) => sum + text.length, 0);

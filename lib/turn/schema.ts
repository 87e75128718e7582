import { z } from "zod";
import { MemoryMode } from "@/lib/chat/memory-mode/schema";
import { ConversationId, MessageId, MessageText } from "@/lib/chat/schema";

/**
 * Asks for a reply. Ids of messages are made by the caller, so that the same request sent twice (a double
 * click, a retry after a cut connection) is the same message and the same reply.
 */
export const TurnRequest = z.discriminatedUnion("trigger", [
  /** A person says something. */
  z.strictObject({
    trigger: z.literal("submit"),
    conversationId: ConversationId,
    /**
     * Makes the conversation when it is not there. Without it an id that is not the caller's own is not found,
     * whether it is another person's or nobody's.
     */
    isNewConversation: z.boolean().default(false),
    /** How far memory goes in the conversation that this message makes; one that exists keeps its own. */
    memoryMode: MemoryMode.optional(),
    message: z.strictObject({ id: MessageId, text: MessageText }),
    /** The message it follows: to edit an earlier message, that message's own parent (null: the beginning). Absent: the end of the branch in view. */
    parentId: MessageId.nullable().optional(),
    withoutMemoryIds: z.array(z.uuid()).max(100).optional(),
    modelId: z.string().min(1).max(200).optional(),
  }),
  /** Another reply to the same message. */
  z.strictObject({
    trigger: z.literal("regenerate"),
    conversationId: ConversationId,
    /** The reply to do again, or the person's message to answer again. */
    messageId: MessageId,
    withoutMemoryIds: z.array(z.uuid()).max(100).optional(),
    modelId: z.string().min(1).max(200).optional(),
  }),
  /** A reply that was stopped, interrupted or cut off goes on where it ended, in the same message. */
  z.strictObject({
    trigger: z.literal("continue"),
    conversationId: ConversationId,
    messageId: MessageId,
    withoutMemoryIds: z.array(z.uuid()).max(100).optional(),
    modelId: z.string().min(1).max(200).optional(),
  }),
]);
export type TurnRequest = z.output<typeof TurnRequest>;

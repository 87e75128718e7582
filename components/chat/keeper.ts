import { leaveOut, listLeftOut, takeInAgain } from "@/components/memory/feedback-calls";
import type { ChatMessage, ConversationId, MessageId, MessagePage } from "@/lib/chat/schema";
import type { CallFailure } from "@/lib/client/call";
import type { Result } from "@/lib/result";
import { ok } from "@/lib/result";
import type { TurnRequest } from "@/lib/turn/schema";
import { readMessages, switchBranch, type PageQuery } from "./conversation-calls";
import { stopRunning } from "./stop-running";

/** A line to a reply that nobody can take up again: with it, the reply ends. */
export type SingleLine = {
  /** How to leave it early. */
  setLeave: (leave: () => void) => void;
  /** The reply, where the line ended before it said how: with what had come of it. Null where that is a failure to report. */
  toEnded: (come: ChatMessage | null) => ChatMessage | null;
};

/** Who keeps a conversation: the server, or this page alone. */
export type ConversationKeeper = {
  /** Null where a reply goes on without this page. */
  readonly singleLine: SingleLine | null;
  /** Where a turn is asked for, and with which words. */
  toRequest: (request: TurnRequest) => { api: string; body: object };
  /** Takes in a reply that has ended. @returns it as it stands beside others */
  keep: (message: ChatMessage) => ChatMessage;
  readMessages: (query?: PageQuery) => Promise<Result<MessagePage, CallFailure>>;
  /** The branch that a message lies on, brought into view, and the page around that message. */
  showVersion: (id: MessageId) => Promise<Result<MessagePage, CallFailure>>;
  /** Only brings that branch into view. */
  switchTo: (id: MessageId) => Promise<Result<unknown, CallFailure>>;
  stop: (isReplying: () => boolean) => Promise<void>;
  /** Memories that stay out of this conversation. */
  listLeftOut: () => Promise<Result<{ memory_ids: readonly string[] }, CallFailure>>;
  setLeftOut: (memoryId: string, isLeftOut: boolean) => Promise<Result<unknown, CallFailure>>;
};

export function storedKeeper(conversationId: ConversationId): ConversationKeeper {
  return {
    singleLine: null,
    toRequest: (request) => ({ api: "/api/chat", body: request }),
    keep: (message) => message,
    readMessages: (query) => readMessages(conversationId, query),
    showVersion: async (id) => {
      const switched = await switchBranch(conversationId, id);
      return switched.ok ? readMessages(conversationId, { around: id }) : switched;
    },
    switchTo: (id) => switchBranch(conversationId, id),
    stop: (isReplying) => stopRunning(conversationId, isReplying),
    listLeftOut: () => listLeftOut(conversationId),
    setLeftOut: async (memoryId, isLeftOut) => {
      const result = await (isLeftOut ? leaveOut : takeInAgain)(conversationId, memoryId);
      return !result.ok && !isLeftOut && result.failure.status === 404 ? ok(null) : result;
    },
  };
}

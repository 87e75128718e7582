"use client";

import "./no-eval";
import { Chat, useChat } from "@ai-sdk/react";
import { DefaultChatTransport } from "ai";
import { useEffect, useRef, useState } from "react";
import type { ChatUiMessage } from "@/lib/turn/ui-parts";
import type { Turn } from "./chat-state";
import type { ConversationKeeper } from "./keeper";
import type { LiveReplyStore } from "./live-reply";
import { toLiveReply } from "./read-ui-message";
import { runTurn, type TurnEvents } from "./run-turn";
import { runTemporaryTurn } from "./temporary/run-temporary-turn";

const THROTTLE_MS = 40;

export type LiveTurnProps = TurnEvents & { conversationId: string; keeper: ConversationKeeper; turn: Turn; live: LiveReplyStore };

/**
 * One turn over the wire, drawn by nobody: it writes what comes into the live store and says how it ended. It is
 * loaded when the first turn starts, because `useChat` weighs as much as the rest of the page.
 */
export default function LiveTurn({ conversationId, keeper, turn, live, ...events }: LiveTurnProps) {
  const [chat] = useState(
    () =>
      new Chat<ChatUiMessage>({
        id: conversationId,
        transport: new DefaultChatTransport({ api: "/api/chat", prepareSendMessagesRequest: () => (turn.request ? keeper.toRequest(turn.request) : { body: {} }) }),
      }),
  );
  const { messages } = useChat({ chat, experimental_throttle: THROTTLE_MS });
  const reply = messages.findLast(({ role }) => role === "assistant");
  const person = reply?.metadata?.person;

  const latestEvents = useRef(events);
  useEffect(() => {
    latestEvents.current = events;
  });

  useEffect(() => {
    if (reply) live.write(toLiveReply(reply));
  }, [reply, live]);

  const storedPersonId = useRef<string | null>(null);
  useEffect(() => {
    if (!person || storedPersonId.current === person.id) return;
    storedPersonId.current = person.id;
    latestEvents.current.onPersonStored(person);
  }, [person]);

  // One request for one mounted turn, also where effects run twice; leaving the page lets go of the line, and the
  // reply goes on without a reader; one of a temporary chat ends.
  const isMounted = useRef(false);
  const hasStarted = useRef(false);
  useEffect(() => {
    isMounted.current = true;
    if (!hasStarted.current) {
      hasStarted.current = true;
      const isWanted = () => isMounted.current;
      const { singleLine } = keeper;
      singleLine?.setLeave(() => void chat.stop());
      void (singleLine ? runTemporaryTurn(chat, singleLine.toEnded, isWanted, latestEvents) : runTurn(chat, turn.request !== null, isWanted, latestEvents));
    }
    return () => {
      isMounted.current = false;
      setTimeout(() => {
        if (!isMounted.current) void chat.stop();
      });
    };
  }, [chat, turn, keeper]);

  return null;
}

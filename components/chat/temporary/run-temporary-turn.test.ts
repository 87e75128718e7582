import { expect, it } from "vitest";
import type { ChatMessage, MessageStatus } from "@/lib/chat/schema";
import type { ChatUiMessage } from "@/lib/turn/ui-parts";
import { runTemporaryTurn } from "./run-temporary-turn";

const reply = (status: MessageStatus): ChatUiMessage => ({
  id: "00000000-0000-4000-8000-000000000002",
  role: "assistant",
  metadata: { status, failure: null, parentId: null, siblings: { index: 0, count: 1, previousId: null, nextId: null }, modelId: null, createdAt: "2026-11-20T08:00:00.000Z" },
  parts: [{ type: "text", text: "Hello" }],
});

const broken = new TypeError("network error");
const interrupted = (come: ChatMessage | null) => come && { ...come, status: "interrupted" as const };
const STOPPED_BEFORE = { text: "", status: "stopped" } as ChatMessage;

it.each<[string, MessageStatus | null, Error | undefined, (come: ChatMessage | null) => ChatMessage | null, boolean, string]>([
  ["a whole reply", "complete", undefined, interrupted, true, "settled: complete, Hello"],
  ["a reply that failed", "failed", new Error("It failed."), interrupted, true, "settled: failed, Hello"],
  ["a line that broke in the middle keeps what had come", "streaming", broken, interrupted, true, "settled: interrupted, Hello"],
  ["stopped before the first word", null, undefined, () => STOPPED_BEFORE, true, "settled: stopped, "],
  ["the server away", null, broken, interrupted, true, "failed: offline"],
  ["refused", null, new Error('{"code":"too_many_requests"}'), interrupted, true, "failed: too_many_requests"],
  ["a page that was left", "complete", undefined, interrupted, false, ""],
])("%s", async (_name, status, error, toEnded, isWanted, expected) => {
  let end = "";
  const line = { messages: [] as ChatUiMessage[], error, sendMessage: () => Promise.resolve(void (line.messages = status ? [reply(status)] : [])) };
  await runTemporaryTurn(line, toEnded, () => isWanted, {
    current: { onSettled: (message) => (end = `settled: ${message.status}, ${message.text}`), onFailed: ({ code }) => (end = `failed: ${code}`) },
  });
  expect(end).toBe(expected);
});

import { randomUUID } from "node:crypto";
import { importConversationsContract } from "@/lib/chat/contract";
import { MOST_IMPORTED_MESSAGES } from "@/lib/chat/import/schema";
import type { Bench } from "./with-app";
import type { LifeWriter } from "./write-life";

const YEARS_MS = 2 * 365 * 86_400_000;
const BETWEEN_MESSAGES_MS = 40_000;

export type ImportedLife = {
  /** Every conversation with the id and the time of its first message, oldest first. */
  readonly conversations: readonly { readonly id: string; readonly firstMessageId: string; readonly saidAt: string }[];
  /** Those that were asked for by their length. */
  readonly longIds: readonly string[];
};

/**
 * Two years of conversations, sent over the interface that anybody imports with.
 * @param sizes.turns of all conversations together, the long ones among them
 * @param sizes.longMessageCounts one conversation of each of these lengths, in messages
 */
export async function importLife(bench: Bench, writer: LifeWriter, sizes: { turns: number; conversations: number; longMessageCounts: readonly number[] }): Promise<ImportedLife> {
  const startedAtMs = Date.now();
  const longTurns = sizes.longMessageCounts.map((count) => count / 2);
  const shortTurns = sizes.turns - longTurns.reduce((sum, count) => sum + count, 0);
  const shortCount = Math.max(1, sizes.conversations - longTurns.length);
  const lengths = [...Array.from({ length: shortCount }, (_, index) => Math.floor(shortTurns / shortCount) + (index < shortTurns % shortCount ? 1 : 0)), ...longTurns];
  const made = lengths.map((turnCount, index) => {
    // The long ones end today: they are what somebody comes back to.
    const lastsMs = turnCount * 2 * BETWEEN_MESSAGES_MS;
    const beginsAtMs = startedAtMs - (index < shortCount ? YEARS_MS - (YEARS_MS / shortCount) * index : 0) - lastsMs;
    const messages = Array.from({ length: turnCount }, () => writer.turn()).flatMap(({ question, answer }, turn) => [
      { id: randomUUID(), role: "person" as const, text: question, createdAt: new Date(beginsAtMs + turn * 2 * BETWEEN_MESSAGES_MS).toISOString() },
      { id: randomUUID(), role: "assistant" as const, text: answer, createdAt: new Date(beginsAtMs + (turn * 2 + 1) * BETWEEN_MESSAGES_MS).toISOString() },
    ]);
    return { id: randomUUID(), title: writer.title(), messages };
  });
  let batch: typeof made = [];
  const flush = async () => {
    if (batch.length > 0) await send(bench, batch);
    batch = [];
  };
  for (const conversation of made) {
    if (batch.reduce((sum, { messages }) => sum + messages.length, conversation.messages.length) > MOST_IMPORTED_MESSAGES / 5) await flush();
    batch.push(conversation);
  }
  await flush();
  return {
    conversations: made.map(({ id, messages: [first] }) => ({ id, firstMessageId: first?.id ?? "", saidAt: first?.createdAt ?? "" })),
    longIds: made.slice(shortCount).map(({ id }) => id),
  };
}

async function send({ appUrl, person, allowCalls }: Bench, conversations: readonly object[]): Promise<void> {
  await allowCalls();
  const response = await fetch(`${appUrl}${importConversationsContract.path}`, {
    method: importConversationsContract.method,
    headers: { "content-type": "application/json", origin: appUrl, cookie: `${person.cookie.name}=${person.cookie.value}` },
    body: JSON.stringify({ conversations }),
  });
  if (response.status !== importConversationsContract.status) throw new Error(`The import answered ${response.status}: ${await response.text()}`);
}

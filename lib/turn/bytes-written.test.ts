import { randomInt } from "node:crypto";
import { expect, it } from "vitest";
import { newConversationId, submit, talk, useModelServer } from "@/e2e/support/turns";
import { renameConversation } from "@/lib/chat/commands";
import { requireConnection } from "@/lib/db/connection";
import { isTestDatabaseEmbedded, makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { indexStoredMessages } from "@/lib/memory/extraction/commands";

useTestDatabase();
const { server, useModel } = useModelServer();
const REPLY_CHARACTERS = 16_384;

/**
 * Five-letter words and a space. Of all letters they can be packed about as well as English; of nine, two texts are as
 * alike as two texts of one language.
 */
const randomText = (characters: number, letters: number) =>
  Array.from({ length: characters / 6 }, () => String.fromCharCode(...Array.from({ length: 5 }, () => 97 + randomInt(letters)))).join(" ");

/** About one thing all along. */
const longReply = () => Array.from({ length: REPLY_CHARACTERS / 512 }, () => `In winter quorlings eat reeds. ${randomText(480, 9)}`).join("\n");

/** How far the write-ahead log has come, in bytes. */
async function writtenBytes(): Promise<number> {
  const { rows } = await requireConnection().pool.query<{ bytes: string }>("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn AS bytes");
  return Number(rows[0]?.bytes);
}

/** A server has one log for all its databases, and those of other tests are written at the same time. */
const onOwnLog = it.skipIf(!isTestDatabaseEmbedded());
if (!isTestDatabaseEmbedded()) process.stdout.write("Bytes written are measured on the embedded database only: a server's log holds what everybody writes.\n");

onOwnLog.each([
  ["as fast as it comes", 1_000_000],
  ["in many small batches", 1_500],
])("a reply %s makes the database write at most four times its size", async (_name, tokensPerSecond) => {
  useModel("ok", { maxOutputTokens: 100_000 });
  server().when("Write a lot", { text: randomText(REPLY_CHARACTERS, 26), tokensPerSecond });
  const { scope } = await makeOwner();
  const conversationId = newConversationId();
  // The first turn touches pages that have to be logged whole, and makes the title, which is not asked for here.
  await talk(scope, submit(conversationId, "First of all"));
  await renameConversation(scope, conversationId, "Long replies");
  await talk(scope, submit(conversationId, "Write a lot"));
  const ratios: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const before = await writtenBytes();
    const { text } = await talk(scope, submit(conversationId, "Write a lot"));
    ratios.push(((await writtenBytes()) - before) / text.length);
  }
  const [, median = Infinity] = ratios.toSorted((a, b) => a - b);
  expect(median, String(ratios)).toBeLessThanOrEqual(4);
});

onOwnLog("writes as little for a reply in a new conversation, for which long replies of others are found again", async () => {
  useModel("ok", { maxOutputTokens: 100_000 });
  const { scope } = await makeOwner();
  const rounds: { ratio: number; found: number }[] = [];
  for (let round = 0; round < 3; round += 1) {
    const question = `What do quorlings eat in winter? Round ${round}`;
    server().when(question, { text: longReply(), tokensPerSecond: 1_000_000 });
    const before = await writtenBytes();
    const { handle, events, text } = await talk(scope, submit(newConversationId(), question));
    const ratio = ((await writtenBytes()) - before) / text.length;
    const memories = events.flatMap((event) => (event.type === "memories" ? event.memories : []));
    rounds.push({ ratio, found: memories.filter(({ kind, type }) => kind === "episode" && type === "assistant").length });
    // The questions are as near as can be and short: they would be found in place of the replies.
    await indexStoredMessages(scope, [handle.turn.replyId]);
  }
  const last = rounds.at(-1);
  expect(last?.found, JSON.stringify(rounds)).toBe(2);
  expect(last?.ratio, JSON.stringify(rounds)).toBeLessThanOrEqual(4);
});

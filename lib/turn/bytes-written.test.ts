import { expect, it } from "vitest";
import { newConversationId, submit, talk, useModelServer } from "@/e2e/support/turns";
import { renameConversation } from "@/lib/chat/commands";
import { requireConnection } from "@/lib/db/connection";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";

useTestDatabase();
const { server, useModel } = useModelServer();
const REPLY_CHARACTERS = 16_384;

/** How far the write-ahead log has come, in bytes. */
async function writtenBytes(): Promise<number> {
  const { rows } = await requireConnection().pool.query<{ bytes: string }>("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn AS bytes");
  return Number(rows[0]?.bytes);
}

it.each([
  ["as fast as it comes", 1_000_000],
  ["in many small batches", 1_500],
])("a reply %s makes the database write at most four times its size", async (_name, tokensPerSecond) => {
  useModel("ok", { maxOutputTokens: 100_000 });
  server().when("Write a lot", { text: "word ".repeat(REPLY_CHARACTERS / 5), tokensPerSecond });
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

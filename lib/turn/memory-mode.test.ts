import { beforeEach, expect, it } from "vitest";
import { newConversationId, submit, talk, useModelServer } from "@/e2e/support/turns";
import { setMemoryMode } from "@/lib/chat/memory-mode/commands";
import type { MemoryMode } from "@/lib/chat/memory-mode/schema";
import { readMessages } from "@/lib/chat/queries";
import type { ConversationId } from "@/lib/chat/schema";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { createMemory } from "@/lib/memory/commands";
import { NewMemory } from "@/lib/memory/schema";

useTestDatabase();
const { useModel } = useModelServer();
beforeEach(() => useModel("ok"));

const FACT = "Keeps a barn owl";

async function someoneKnown(): Promise<Scope> {
  const { scope } = await makeOwner();
  await createMemory(scope, NewMemory.parse({ type: "fact", content: FACT }), { origin: "person" });
  return scope;
}

/** What lay before the model for the newest reply, and what was queued to be read or found again because of its turn. */
async function outcome(scope: Scope, conversationId: ConversationId) {
  const messages = (await readMessages(scope, conversationId))?.messages ?? [];
  const [person, reply] = messages.slice(-2);
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT name FROM jobs.job WHERE name IN ('memory.extract', 'memory.index')
      AND (data->>'messageId' = ${person?.id ?? ""} OR data->'messageIds' ? ${person?.id ?? ""}) ORDER BY name`;
  return { known: reply?.receipt?.memories.map(({ content }) => content), queued: rows.map(({ name }) => name) };
}

const EXPECTED: Readonly<Record<MemoryMode, object>> = {
  learn: { known: [FACT], queued: ["memory.extract", "memory.index"] },
  read: { known: [FACT], queued: [] },
  off: { known: [], queued: [] },
};

it.each(["learn", "read", "off"] as const)("a conversation that begins with %s, and goes on so", async (mode) => {
  const scope = await someoneKnown();
  const conversationId = newConversationId();
  await talk(scope, submit(conversationId, "What do I keep?", { memoryMode: mode }));
  expect(await outcome(scope, conversationId)).toEqual(EXPECTED[mode]);
  // Only the message that makes a conversation says how far memory goes in it.
  await talk(scope, submit(conversationId, "And where?", { memoryMode: mode === "off" ? "learn" : "off" }));
  expect(await outcome(scope, conversationId)).toEqual(EXPECTED[mode]);
});

it.each(["read", "off"] as const)("switched to %s, a conversation stops learning with its next message, also when a reply is done again", async (mode) => {
  const scope = await someoneKnown();
  const conversationId = newConversationId();
  await talk(scope, submit(conversationId, "What do I keep?"));
  await setMemoryMode(scope, conversationId, mode);
  await talk(scope, submit(conversationId, "And where?"));
  expect(await outcome(scope, conversationId)).toEqual(EXPECTED[mode]);
  const last = (await readMessages(scope, conversationId))?.messages.at(-1);
  if (!last) throw new Error("A turn leaves a reply");
  await talk(scope, { trigger: "regenerate", conversationId, messageId: last.id });
  expect(await outcome(scope, conversationId)).toEqual(EXPECTED[mode]);
});

it("off for the whole account, no conversation's own switch turns it on", async () => {
  const scope = await someoneKnown();
  const conversationId = newConversationId();
  await db().account.updateMany({ where: { ownerId: scope.ownerId }, data: { memoryEnabled: false } });
  await talk(scope, submit(conversationId, "What do I keep?", { memoryMode: "learn" }));
  expect(await outcome(scope, conversationId)).toEqual(EXPECTED.off);
});

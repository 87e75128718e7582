import { describe, expect, it } from "vitest";
import { begin, newConversationId, readUntil, submit, talk, useModelServer } from "@/e2e/support/turns";
import { deleteConversation } from "@/lib/chat/commands";
import { readMessages } from "@/lib/chat/queries";
import { db } from "@/lib/db/client";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { createMemory } from "@/lib/memory/commands";
import { listMemories } from "@/lib/memory/queries";
import { ListMemories, NewMemory } from "@/lib/memory/schema";
import { readConversationMemory } from "@/lib/memory/summary/read-conversation-memory";
import { readUsageTotals } from "@/lib/usage/queries";
import { tablesWith } from "./__fixtures__/read-everything";
import { aWord, someoneWith } from "./__fixtures__/someone-with";
import { endAllTurns } from "./keep-turns";

useTestDatabase();
const { server, useModel } = useModelServer();

describe("the database", () => {
  it("would show a word that lies in it in clear, in text or in bytes", async () => {
    const word = aWord();
    await db().owner.create({ data: { id: newId(), kind: "account", name: word } });
    expect(await tablesWith(word)).toEqual(["public.owners"]);
    await db().throttleBucket.create({ data: { key: new Uint8Array(Buffer.from(`in ${word} bytes`)), tokens: 1, isAllowed: true, updatedAt: new Date() } });
    expect(await tablesWith(word)).toEqual(["public.owners", "public.throttle_buckets"]);
  });

  it("holds no word of what was said, learned, named or corrected, in no table, jobs and search included", async () => {
    const word = aWord();
    useModel("ok");
    const { scope, conversationId } = await someoneWith(server(), word);
    expect((await readConversationMemory(scope, conversationId))?.interactions[0]?.summary).toContain(word);
    const { memories } = await listMemories(scope, ListMemories.parse({}));
    expect(memories.filter(({ content }) => content.includes(word)).length, "memories were learned from the words").toBeGreaterThan(1);
    expect(await db().searchDocument.count({ where: { ownerId: scope.ownerId } })).toBeGreaterThan(2);
    expect(await tablesWith(word)).toEqual([]);
  });

  it("holds none while a reply is being written, nor after it failed", async () => {
    const word = aWord();
    const { scope } = await makeOwner();
    useModel("ok");
    server().when(word, { text: `${word} `.repeat(400), tokensPerSecond: 60 });
    const handle = await begin(scope, submit(newConversationId(), `Say ${word} again and again.`));
    await readUntil(handle, 100);
    await expect.poll(() => db().turnEvent.count({ where: { ownerId: scope.ownerId } })).toBeGreaterThan(0);
    expect(await tablesWith(word)).toEqual([]);
    await endAllTurns(2_000);
    useModel("fault:badjson");
    await talk(scope, submit(newConversationId(), `And fail at ${word}.`));
    expect(await tablesWith(word)).toEqual([]);
    expect(await tablesWith("SECRETMARK-UPSTREAM")).toEqual([]);
  });

  it("seals the same text differently each time", async () => {
    const { scope } = await makeOwner();
    const make = (content: string) => createMemory(scope, NewMemory.parse({ type: "fact", content }), { origin: "person" });
    await make("The very same");
    await make("The very same");
    const rows = await db().memory.findMany({ where: { ownerId: scope.ownerId }, select: { contentSealed: true } });
    expect(new Set(rows.map(({ contentSealed }) => Buffer.from(contentSealed).toString("hex"))).size).toBe(rows.length);
  });
});

/** References that no foreign key holds, and states that no row may stay in. */
const INVARIANTS: Record<string, string> = {
  "a reply without the message it answers": "SELECT 1 FROM messages m WHERE m.role = 'assistant' AND NOT EXISTS (SELECT FROM messages p WHERE p.owner_id = m.owner_id AND p.id = m.parent_id AND p.conversation_id = m.conversation_id)",
  "a conversation whose end is not in it": "SELECT 1 FROM conversations c WHERE active_leaf_id IS NOT NULL AND NOT EXISTS (SELECT FROM messages m WHERE m.owner_id = c.owner_id AND m.id = c.active_leaf_id AND m.conversation_id = c.id)",
  "two messages in one place of the order": "SELECT 1 FROM messages GROUP BY owner_id, conversation_id, sequence HAVING count(*) > 1",
  "a reply that is being written by nobody": "SELECT 1 FROM messages m WHERE m.status = 'streaming' AND NOT EXISTS (SELECT FROM turns t WHERE t.owner_id = m.owner_id AND t.reply_message_id = m.id AND t.status = 'running')",
  "a turn that runs past its lease": "SELECT 1 FROM turns WHERE status = 'running' AND lease_expires_at < now() - interval '1 minute'",
  "a receipt without its reply": "SELECT 1 FROM receipts r WHERE NOT EXISTS (SELECT FROM messages m WHERE m.owner_id = r.owner_id AND m.id = r.message_id)",
  "events without their turn": "SELECT 1 FROM turn_events e WHERE NOT EXISTS (SELECT FROM turns t WHERE t.owner_id = e.owner_id AND t.id = e.turn_id)",
  "a document of the search about nothing": "SELECT 1 FROM search_documents WHERE (memory_id IS NULL) = (message_id IS NULL)",
  "a document in another person's scope": "SELECT 1 FROM search_documents d JOIN search_scopes s ON s.id = d.scope_id WHERE s.owner_id <> d.owner_id",
  "a vector without its document": "SELECT 1 FROM search_embeddings e WHERE NOT EXISTS (SELECT FROM search_documents d WHERE d.scope_id = e.scope_id AND d.id = e.document_id)",
  "a forgotten memory in the search": "SELECT 1 FROM search_documents d JOIN memory_tombstones t ON t.owner_id = d.owner_id AND t.memory_id = d.memory_id",
  "a use of a model with a count below zero": "SELECT 1 FROM usage_records WHERE least(prompt_tokens, completion_tokens, reasoning_tokens, latency_ms) < 0",
  "a job that is past its time": "SELECT 1 FROM jobs.job WHERE state = 'active' AND started_on < now() - expire_in",
};

async function orphansByForeignKey(): Promise<string[]> {
  const keys = await db().$queryRaw<{ name: string; child: string; parent: string; on: string; set: string }[]>`
    SELECT c.conname AS name, c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent,
      string_agg(format('parent.%I = child.%I', p.attname, k.attname), ' AND ') AS on, string_agg(format('child.%I IS NOT NULL', k.attname), ' AND ') AS set
    FROM pg_constraint c CROSS JOIN LATERAL unnest(c.conkey, c.confkey) AS pair(ours, theirs)
    JOIN pg_attribute k ON k.attrelid = c.conrelid AND k.attnum = pair.ours JOIN pg_attribute p ON p.attrelid = c.confrelid AND p.attnum = pair.theirs
    WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace GROUP BY c.oid, c.conname, c.conrelid, c.confrelid`;
  expect(keys.length).toBeGreaterThan(10);
  const broken: string[] = [];
  for (const { name, child, parent, on, set } of keys) {
    const rows = await db().$queryRawUnsafe<unknown[]>(`SELECT 1 FROM ${child} child WHERE ${set} AND NOT EXISTS (SELECT FROM ${parent} parent WHERE ${on}) LIMIT 1`);
    if (rows.length > 0) broken.push(name);
  }
  return broken;
}

describe("after people talked, failed, stopped and deleted", () => {
  it("nothing points at what is not there", async () => {
    useModel("ok");
    const { scope, conversationId } = await someoneWith(server(), aWord());
    for (const mode of ["fault:cut", "fault:500", "fault:badusage", "fault:nul"]) {
      useModel(mode);
      await talk(scope, submit(newConversationId(), "Whatever comes."));
    }
    expect((await deleteConversation(scope, conversationId)).ok).toBe(true);
    await endAllTurns(2_000);
    for (const [what, sql] of Object.entries(INVARIANTS)) expect(await db().$queryRawUnsafe<unknown[]>(`${sql} LIMIT 1`), what).toEqual([]);
    expect(await orphansByForeignKey()).toEqual([]);
  });

  it("what was used adds up, whatever the provider reported", async () => {
    const { scope } = await makeOwner();
    const conversationId = newConversationId();
    const chatRequests = () => server().log().filter(({ lastMessage }) => lastMessage.startsWith("Adds up")).length;
    const before = chatRequests();
    const modes = ["ok", "fault:badusage:negative", "fault:badusage:nan", "fault:badusage:huge", "fault:badusage:text", "fault:nousage", "fault:cut"];
    for (const [index, mode] of modes.entries()) {
      useModel(mode);
      await talk(scope, submit(conversationId, `Adds up ${index}`));
    }
    const calls = await db().usageRecord.findMany({ where: { ownerId: scope.ownerId } });
    const chat = calls.filter(({ role }) => role === "chat");
    expect(chat).toHaveLength(modes.length);
    expect(chat.reduce((total, { attempts }) => total + attempts, 0)).toBe(chatRequests() - before);
    const sum = (pick: (call: (typeof calls)[number]) => number) => calls.reduce((total, call) => total + pick(call), 0);
    for (const call of calls) for (const count of [call.promptTokens, call.completionTokens, call.reasoningTokens]) expect(Number.isInteger(count) && count >= 0).toBe(true);
    expect(await readUsageTotals(scope)).toEqual({
      promptTokens: sum(({ promptTokens }) => promptTokens),
      completionTokens: sum(({ completionTokens }) => completionTokens),
      reasoningTokens: sum(({ reasoningTokens }) => reasoningTokens),
      callCount: calls.length,
    });
    const receipts = ((await readMessages(scope, conversationId, { limit: 100 }))?.messages ?? []).flatMap(({ receipt }) => receipt ?? []);
    const receiptTokens = receipts.reduce((total, { promptTokens, completionTokens }) => total + promptTokens + completionTokens, 0);
    expect(receiptTokens).toBe(chat.reduce((total, { promptTokens, completionTokens }) => total + promptTokens + completionTokens, 0));
  });
});

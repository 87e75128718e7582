import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FaultServer, startFaultServer } from "@/e2e/support/fault-server";
import { modelSettingsFor } from "@/e2e/support/model-settings";
import { seal } from "@/lib/crypto/sealing";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { listMemories } from "@/lib/memory/queries";
import type { DialogueMessage, ExpectedOperation } from "@/lib/memory/rules/__fixtures__/precision/dialogue";
import { GERMAN } from "@/lib/memory/rules/__fixtures__/precision/german";
import { SPANISH } from "@/lib/memory/rules/__fixtures__/precision/spanish";
import { ListMemories } from "@/lib/memory/schema";
import { NOTES_IN_OTHER_LANGUAGES } from "./__fixtures__/notes-in-other-languages";
import { extractFromMessage } from "./extract-from-message";

useTestDatabase();
let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer({ tokensPerSecond: 1_000_000 });
});
afterAll(() => server.close());
beforeEach(() => server.reset());

async function say({ ownerId, userId }: Scope, { text, on }: DialogueMessage): Promise<string> {
  const [conversationId, id] = [newId(), newId()];
  await db().conversation.create({ data: { ownerId, id: conversationId, userId } });
  await db().message.create({ data: { ownerId, id, conversationId, role: "person", contentSealed: seal("message", [ownerId, id], text), status: "complete", tokenCount: 1, createdAt: new Date(`${on}T10:00:00Z`) } });
  return id;
}

/** What a model proposes that finds exactly what is expected. */
const propose = ({ type, quote }: ExpectedOperation) => {
  const note = NOTES_IN_OTHER_LANGUAGES[quote];
  if (!note) throw new Error(`No note is written for ${JSON.stringify(quote)}`);
  return { ...note, type, importance: 3, confidence: 0.9, evidence: { quote, message: 1 } };
};
const countOf = (operations: readonly ExpectedOperation[], ...kinds: ExpectedOperation["kind"][]) => operations.filter(({ kind }) => kinds.includes(kind)).length;

/** Rules read English alone: in other languages it is a model that proposes, and the same code that checks and decides. */
describe.each([["German", GERMAN], ["Spanish", SPANISH]] as const)("%s, with a model that proposes what a careful reader would", (_language, dialogues) => {
  it.each(dialogues.map((dialogue) => [dialogue.name, dialogue] as const))("%s", async (_name, { messages, expected }) => {
    const { scope } = await makeOwner();
    let open = expected;
    for (const message of messages) {
      const here = open.filter(({ quote }) => message.text.includes(quote));
      open = open.filter((operation) => !here.includes(operation));
      server.when(message.text, JSON.stringify({ candidates: here.map(propose) }));
      const outcome = await extractFromMessage(scope, await say(scope, message), { settings: modelSettingsFor(server.url, "extractor"), recordCalls: async () => undefined });
      expect(outcome).toEqual({ added: countOf(here, "add", "supersede"), superseded: countOf(here, "supersede"), reinforced: countOf(here, "same"), ignored: 0, proposed: 0 });
    }
    expect(open).toEqual([]);
    const inForce = expected.filter(({ kind }, index) => kind !== "same" && expected[index + 1]?.kind !== "supersede");
    const { memories } = await listMemories(scope, ListMemories.parse({ order: "oldest" }));
    expect(memories).toHaveLength(inForce.length);
    for (const [index, { type, content, quote }] of inForce.entries()) {
      expect(memories[index]).toMatchObject({ type, content: expect.stringMatching(content), source: { quote } });
      expect(memories[index]).toMatchObject({ key: NOTES_IN_OTHER_LANGUAGES[quote]?.key ?? null, value: NOTES_IN_OTHER_LANGUAGES[quote]?.value ?? null });
    }
  });
});

it("adds, replaces and hears again are all among them, in both languages", () => {
  for (const dialogues of [GERMAN, SPANISH]) expect(new Set(dialogues.flatMap(({ expected }) => expected.map(({ kind }) => kind)))).toEqual(new Set(["add", "supersede", "same"]));
});

import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type FaultServer, startFaultServer } from "@/e2e/support/fault-server";
import { modelSettingsFor } from "@/e2e/support/model-settings";
import { seal } from "@/lib/crypto/sealing";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { extractFacts } from "@/lib/memory/prompts/extract-facts";
import { toMemory } from "@/lib/memory/rows";
import { ALL_DIALOGUES } from "@/lib/memory/rules/__fixtures__/precision/all-dialogues";
import type { Dialogue, ExpectedOperation } from "@/lib/memory/rules/__fixtures__/precision/dialogue";
import { QUOTATIONS } from "@/lib/memory/rules/__fixtures__/precision/quotations";
import { ROLEPLAY } from "@/lib/memory/rules/__fixtures__/precision/roleplay";
import { SECRETS_AND_INSTRUCTIONS } from "@/lib/memory/rules/__fixtures__/precision/secrets-and-instructions";
import { extractFromMessage } from "./extract-from-message";
import { readProposals } from "./read-proposals";

const readRecorded = (name: string): unknown => JSON.parse(readFileSync(path.join(import.meta.dirname, "__fixtures__", "recorded", name), "utf8"));
/** What a large language model answered to version 3 of the prompt, word for word, by the name of the dialogue: one answer for each message of the person. */
const ONE_BY_ONE = z.record(z.string(), z.array(z.string())).parse(readRecorded("one-by-one.json"));
const EIGHT_AT_A_TIME = z.array(z.object({ dialogues: z.array(z.string()), answer: z.string() })).parse(readRecorded("eight-at-a-time.json"));

useTestDatabase();
let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer({ tokensPerSecond: 1_000_000 });
});
afterAll(() => server.close());

/** What was stored for a dialogue: a note and the words it came from, or that something known was heard again. */
type Stored = { readonly kind: ExpectedOperation["kind"]; readonly content: string; readonly quote: string };

async function say({ ownerId }: Scope, conversationId: string, parentId: string | null, { role, text, on }: Dialogue["messages"][number]): Promise<string> {
  const id = newId();
  await db().message.create({ data: { ownerId, id, conversationId, parentId, role, contentSealed: seal("message", [ownerId, id], text), status: "complete", tokenCount: 1, createdAt: new Date(`${on}T10:00:00Z`) } });
  return id;
}

/** Has a dialogue read, message by message, by the model that answers as it was recorded. */
async function learnFrom({ name, messages }: Dialogue): Promise<Stored[]> {
  const { scope, ownerId } = await makeOwner();
  const [conversationId, answers, stored, seen] = [newId(), [...(ONE_BY_ONE[name] ?? [])], [] as Stored[], new Set<string>()];
  await db().conversation.create({ data: { ownerId, id: conversationId, userId: scope.userId } });
  server.reset();
  server.when("<messages>", () => answers.shift() ?? "nothing was recorded");
  let messageId: string | null = null;
  for (const message of messages) {
    messageId = await say(scope, conversationId, messageId, message);
    if (message.role !== "person") continue;
    const learned = await extractFromMessage(scope, messageId, { settings: modelSettingsFor(server.url, "extractor"), recordCalls: async () => undefined });
    const rows = await db().memory.findMany({ where: { ownerId }, orderBy: { id: "asc" } });
    for (const row of rows.filter(({ id }) => !seen.has(id))) {
      seen.add(row.id);
      const { content, source } = toMemory(row);
      stored.push({ kind: rows.some(({ supersededById }) => supersededById === row.id) ? "supersede" : "add", content, quote: source?.quote ?? "" });
    }
    for (let count = 0; count < (learned?.reinforced ?? 0); count += 1) stored.push({ kind: "same", content: "", quote: "" });
  }
  expect(answers, name).toEqual([]);
  return stored;
}

const meets = (first: string, second: string) => first.includes(second) || second.includes(first);
/** The same thing was done, from the same words. Notes are worded as the model words them. */
const isExpected = ({ kind, quote }: Stored, expected: ExpectedOperation) => kind === expected.kind && (kind === "same" || meets(quote, expected.quote));

describe("what a language model answered to the precision set", () => {
  it("leads to what a careful reader would write down, and to nothing that the person did not say", async () => {
    let [right, required, missed] = [0, 0, 0];
    const further: { readonly dialogue: Dialogue; readonly stored: Stored }[] = [];
    for (const dialogue of ALL_DIALOGUES) {
      const open = [...dialogue.expected];
      required += open.filter(({ isOptional }) => isOptional !== true).length;
      for (const stored of await learnFrom(dialogue)) {
        const index = open.findIndex((expected) => isExpected(stored, expected));
        if (index === -1) further.push({ dialogue, stored });
        else {
          open.splice(index, 1);
          right += 1;
        }
      }
      missed += open.filter(({ isOptional }) => isOptional !== true).length;
    }
    process.stdout.write(`recorded answers: ${ALL_DIALOGUES.length} dialogues, ${right} as expected, ${further.length} further notes, ${missed} of ${required} missed\n`);
    if (process.env["SHOW_FURTHER_NOTES"]) process.stdout.write(`${further.map(({ dialogue, stored }) => `${dialogue.name}: ${stored.content} (${stored.quote})`).join("\n")}\n`);
    expect(missed / required).toBeLessThanOrEqual(0.04);
    expect(right / (right + further.length)).toBeGreaterThanOrEqual(0.74);
    for (const { dialogue, stored } of further) {
      expect(dialogue.messages.some(({ role, text }) => role === "person" && text.includes(stored.quote)), `${dialogue.name}: ${stored.content}`).toBe(true);
    }
    // Among these a note that is not expected is a secret, an instruction, a part that was played, or somebody else's words: but for these two.
    const dangerous = new Set([...SECRETS_AND_INSTRUCTIONS, ...ROLEPLAY, ...QUOTATIONS]);
    expect(further.filter(({ dialogue }) => dangerous.has(dialogue)).map(({ stored }) => stored.content)).toEqual(["Has a son", "Needs to buy stamps"]);
  }, 300_000);

  it("finds in eight messages at a time what it finds in each alone, and files each note with its message", () => {
    const byName = new Map(ALL_DIALOGUES.map((dialogue) => [dialogue.name, dialogue]));
    const found = { required: 0, together: 0, alone: 0, filedWrongly: 0 };
    for (const { dialogues: names, answer } of EIGHT_AT_A_TIME) {
      const dialogues = names.flatMap((name) => byName.get(name) ?? []);
      const said = dialogues.map(({ messages: [message] }) => ({ messageId: newId(), text: message?.text ?? "", saidAt: new Date(`${message?.on}T10:00:00Z`) }));
      const read = (text: string, messages: typeof said) => readProposals(extractFacts.output.parse(JSON.parse(text)).candidates, messages, []).map(({ proposals }) => proposals.map(({ candidate }) => candidate));
      const together = read(answer, said);
      for (const [index, { name, expected }] of dialogues.entries()) {
        const message = said[index];
        const own = together[index] ?? [];
        const alone = message ? (read(ONE_BY_ONE[name]?.[0] ?? '{"candidates":[]}', [message])[0] ?? []) : [];
        found.filedWrongly += own.filter(({ evidence }) => evidence.messageId !== message?.messageId || !message.text.includes(evidence.quote)).length;
        for (const { quote } of expected.filter(({ isOptional }) => isOptional !== true)) {
          found.required += 1;
          found.together += Number(own.some(({ evidence }) => meets(evidence.quote, quote)));
          found.alone += Number(alone.some(({ evidence }) => meets(evidence.quote, quote)));
        }
      }
    }
    process.stdout.write(`recorded answers about eight messages: ${found.together} of ${found.required} found, ${found.alone} one by one\n`);
    expect(found.filedWrongly).toBe(0);
    expect(found.required).toBeGreaterThan(50);
    expect(found.together).toBeGreaterThanOrEqual(found.alone);
  });
});

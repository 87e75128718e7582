import { expect } from "vitest";
import type { FaultServer } from "@/e2e/support/fault-server";
import { modelSettingsFor } from "@/e2e/support/model-settings";
import { newConversationId, submit, talk } from "@/e2e/support/turns";
import { setDisplayName } from "@/lib/accounts/commands";
import { renameConversation } from "@/lib/chat/commands";
import { readMessages } from "@/lib/chat/queries";
import { sealAuthor, sealFailure } from "@/lib/chat/rows";
import { db, inTransaction } from "@/lib/db/client";
import type { OwnerId, Scope } from "@/lib/db/scope";
import { makeOwner } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { changeMemory, createMemory } from "@/lib/memory/commands";
import { parkWork } from "@/lib/memory/dead-letters/commands";
import { leaveOut } from "@/lib/memory/feedback/commands";
import { indexStoredMessages } from "@/lib/memory/extraction/commands";
import { extractFromMessage } from "@/lib/memory/extraction/extract-from-message";
import { createQuestion } from "@/lib/memory/questions/run-question";
import { storeProposal } from "@/lib/memory/review/commands";
import { MemoryChange, NewMemory } from "@/lib/memory/schema";
import { addSource } from "@/lib/memory/sources/commands";
import { foldTurns } from "@/lib/memory/summary/fold-turns";
import { settingsFromEnvironment } from "@/lib/models/settings-from-environment";
import { forgetMemory } from "@/lib/turn/forgetting/forget";

/** A name that nobody has: letters alone, as rules read names. */
export const aWord = () => `Zq${newId().replaceAll("-", "").slice(-16).replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))}`;

export type Someone = { readonly scope: Scope; readonly ownerId: OwnerId; readonly email: string; readonly conversationId: string };

/**
 * Someone who said, stored, named and corrected a word in every place that takes text. Their model must be set.
 * @param who a new account where it is left out
 */
export async function someoneWith(server: FaultServer, word: string, who: Pick<Someone, "scope" | "ownerId" | "email"> | null = null): Promise<Someone> {
  const { scope, ownerId, email } = who ?? (await makeOwner());
  await setDisplayName(ownerId, word);
  const forgotten = await createMemory(scope, NewMemory.parse({ type: "fact", content: `Forgets ${word}`, key: word }), { origin: "person" });
  await forgetMemory(scope, forgotten.id);
  await createMemory(scope, NewMemory.parse({ type: "preference", content: `Likes ${word}` }), { origin: "person" });
  server.when(word, { text: `So it is ${word}, then.`, reasoning: `They said ${word}.` });
  const conversationId = newConversationId();
  await talk(scope, submit(conversationId, `My name is ${word}. I live in ${word}.`));
  await renameConversation(scope, conversationId, `About ${word}`);
  const messages = (await readMessages(scope, conversationId))?.messages ?? [];
  await indexStoredMessages(scope, messages.map(({ id }) => id));
  const [said, reply] = messages;
  if (!said || !reply) throw new Error("A turn leaves two messages");
  const failure = { code: "unknown" as const, message: `Failed at ${word}`, isRetryable: false };
  await db().message.updateMany({ where: { ownerId, id: reply.id }, data: { authorSealed: sealAuthor(ownerId, reply.id, word), failureSealed: sealFailure(ownerId, reply.id, failure) } });
  await learnFrom(scope, server, word, { conversationId, messageId: said.id });
  await foldTurns(scope, conversationId, { upTo: "end", isLastAttempt: true }, { settings: settingsFromEnvironment({}), recordCalls: async () => undefined });
  return { scope, ownerId, email, conversationId };
}

async function learnFrom(scope: Scope, server: FaultServer, word: string, { conversationId, messageId }: { conversationId: string; messageId: string }): Promise<void> {
  const settings = modelSettingsFor(server.url, "ok");
  const learned = await extractFromMessage(scope, messageId, { settings: { ...settings, roles: { ...settings.roles, extraction: [] } }, recordCalls: async () => undefined });
  expect(learned).not.toBeNull();
  const input = { type: "fact", content: `Keeps ${word}`, key: word, value: word, metadata: { [word]: [word] } };
  const source = { conversationId, messageId, quote: `I keep ${word}` };
  const memory = await createMemory(scope, NewMemory.parse(input), { origin: "person", source });
  await changeMemory(scope, memory.id, MemoryChange.parse({ content: `Kept ${word} once` }), { by: "person", reason: "corrected by hand" });
  const candidate = { content: `May keep ${word}`, type: "fact" as const, key: word, value: word, importance: 3, confidence: 1, evidence: { quote: word, messageId } };
  await inTransaction(async (transaction) => {
    await addSource(transaction, scope, memory.id, { messageId: newId(), conversationId, quote: `Still ${word}`, saidAt: new Date() });
    await storeProposal(transaction, scope, { messageId, conversationId, saidAt: new Date() }, { candidate, named: new Map() });
  });
  await leaveOut(scope, conversationId, memory.id);
  expect((await createQuestion(scope, { question: `What about ${word}?`, expected: [{ kind: "memory", id: memory.id }, { kind: "message", id: messageId }] })).ok).toBe(true);
  await parkWork(scope.ownerId, { kind: "memory.extract", messageId, payload: { word }, error: "unparsable", attempts: 5 });
}

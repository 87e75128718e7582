import "server-only";
import type { z } from "zod";
import type { Scope } from "@/lib/db/scope";
import { firstCodePoints } from "@/lib/memory/clean-text";
import { extractFacts } from "@/lib/memory/prompts/extract-facts";
import { relateFacts } from "@/lib/memory/prompts/relate-facts";
import { completeJson } from "@/lib/models/complete";
import type { ModelCall, ModelSettings } from "@/lib/models/types";
import type { KnownMemory } from "./decide-change";
import { numberPairs, type UndecidedPair, withRelations } from "./find-undecided";
import type { UnreadMessage } from "./queries";
import { type Proposal, readProposals } from "./read-proposals";

/** What the extraction needs from outside of memory: the models, and somebody who records what they cost. */
export type ExtractionTools = {
  readonly settings: ModelSettings;
  readonly recordCalls: (scope: Scope, calls: readonly ModelCall[], about: { conversationId: string; messageId: string }) => Promise<void>;
};

/** A model that failed, or whose answer does not parse. The job is tried again and then parked: it is never "nothing found". */
export class ExtractionFailedError extends Error {
  constructor(readonly code: string) {
    super(`The extraction model failed: ${code}`);
    this.name = `ExtractionFailedError:${code}`;
  }
}

const LONGEST_SENT = 12_000;
const LONGEST_ANSWERED = 1_000;
const LONGEST_KNOWN = 500;
/** Thirty notes with their quotes; a model that goes on is broken off. */
const MOST_OUTPUT_TOKENS = 6_000;

type Asking = { readonly scope: Scope; readonly message: UnreadMessage; readonly tools: ExtractionTools };

/** Only what the model was given can be evidence; of a longer message the rest would be searched for nothing. */
export async function askForFacts({ scope, message, tools }: Asking, near: readonly KnownMemory[]): Promise<{ proposals: Proposal[]; droppedCount: number }> {
  const sent = firstCodePoints(message.text, LONGEST_SENT);
  const prompt = extractFacts.render({
    saidOn: message.saidAt.toISOString().slice(0, 10),
    messages: [{ text: sent, ...(message.answers === null ? {} : { answers: firstCodePoints(message.answers, LONGEST_ANSWERED) }) }],
    known: near.map(({ content }) => firstCodePoints(content, LONGEST_KNOWN)),
  });
  const { candidates } = await ask({ scope, message, tools }, prompt, extractFacts.output, "facts");
  return readProposals(candidates, { messageId: message.messageId, text: sent, saidAt: message.saidAt }, near.map(({ id }) => id));
}

/** The relations that neither a key nor the words decide, in one question for all proposals. */
export async function askForRelations(asking: Asking, proposals: readonly Proposal[], pairs: readonly UndecidedPair[]): Promise<Proposal[]> {
  const numbered = numberPairs(proposals, pairs, asking.message.saidAt);
  const prompt = relateFacts.render({ ...numbered, known: numbered.known.map((each) => ({ ...each, content: firstCodePoints(each.content, LONGEST_KNOWN) })) });
  const { relations } = await ask(asking, prompt, relateFacts.output, "relations");
  return withRelations(proposals, pairs, relations);
}

async function ask<Schema extends z.ZodType>({ scope, message, tools }: Asking, prompt: { system: string; user: string }, schema: Schema, name: string): Promise<z.infer<Schema>> {
  const answer = await completeJson(tools.settings, {
    role: "extraction",
    messages: [{ role: "system", content: prompt.system }, { role: "user", content: prompt.user }],
    maxOutputTokens: MOST_OUTPUT_TOKENS,
    schema,
    name,
  });
  const calls = answer.ok ? answer.value.calls : answer.failure.calls;
  await tools.recordCalls(scope, calls, { conversationId: message.conversationId, messageId: message.messageId });
  if (!answer.ok) throw new ExtractionFailedError(answer.failure.failure.code);
  return answer.value.value;
}

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
import { MOST_PROPOSALS, type Proposal, type ReadProposals, readProposals } from "./read-proposals";

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

export const LONGEST_SENT = 12_000;
const LONGEST_ANSWERED = 1_000;
const LONGEST_KNOWN = 500;
/** Thirty notes with their quotes; a model that goes on is broken off. */
const MOST_OUTPUT_TOKENS = 6_000;

type Asking = { readonly scope: Scope; readonly message: UnreadMessage; readonly tools: ExtractionTools };

/**
 * What the model finds in messages, in one question for all of them. The call is recorded with the first.
 * @param messages at least one
 * @param near what is known near any of them
 * @returns one for each message, in their order
 * @throws ExtractionFailedError also where the answer about several is as long as one about a single message may be: what comes after it would be lost
 */
export async function askForFacts(scope: Scope, messages: readonly UnreadMessage[], tools: ExtractionTools, near: readonly KnownMemory[]): Promise<ReadProposals[]> {
  const [first] = messages;
  if (!first) return [];
  // Only what the model was given can be evidence; of a longer message the rest would be searched for nothing.
  const said = messages.map(({ messageId, text, saidAt }) => ({ messageId, text: firstCodePoints(text, LONGEST_SENT), saidAt }));
  const prompt = extractFacts.render({
    messages: messages.map(({ answers, saidAt }, index) => ({
      text: said[index]?.text ?? "",
      saidOn: saidAt.toISOString().slice(0, 10),
      ...(answers === null ? {} : { answers: firstCodePoints(answers, LONGEST_ANSWERED) }),
    })),
    known: near.map(({ content }) => firstCodePoints(content, LONGEST_KNOWN)),
  });
  const { candidates } = await ask({ scope, message: first, tools }, prompt, extractFacts.output, "facts");
  if (messages.length > 1 && candidates.length >= MOST_PROPOSALS) throw new ExtractionFailedError("too-many");
  return readProposals(candidates, said, near.map(({ id }) => id));
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

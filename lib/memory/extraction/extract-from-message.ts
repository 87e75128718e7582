import "server-only";
import type { Scope } from "@/lib/db/scope";
import { firstCodePoints } from "@/lib/memory/clean-text";
import { extractFacts } from "@/lib/memory/prompts/extract-facts";
import { extractByRules } from "@/lib/memory/rules/extract-by-rules";
import { SearchMemories } from "@/lib/memory/schema";
import { searchMemories } from "@/lib/memory/search/recall";
import type { ModelSettings } from "@/lib/models/types";
import { askForFacts, askForRelations, type ExtractionTools } from "./ask-model";
import type { Candidate } from "./candidate";
import { checkCandidate } from "./check-candidate";
import { type Learned, learn, toKnown } from "./commands";
import type { KnownMemory } from "./decide-change";
import { findUndecided } from "./find-undecided";
import { ownWords } from "./own-words";
import { findComparable, findUnreadMessage, type UnreadMessage } from "./queries";
import type { Proposal, ReadProposals } from "./read-proposals";

const NEAREST_TO_MESSAGE = 12;
/** For messages that are asked about together: more than this is a longer text to read than they are. */
const NEAREST_TO_MESSAGES = 24;
const NEAREST_TO_CANDIDATE = 5;
const LONGEST_QUERY = 2_000;
const RULES = "rules/2";

/** What a model found in a message, and the ids of what it was told is known near it. */
export type FoundFacts = ReadProposals & { readonly nearIds: readonly string[] };

/** What whoever asks for a message to be read knows of it already: itself, just read, or what a model found in it, asked about it with others. */
export type KnownOfMessage = { readonly message?: UnreadMessage | undefined; readonly found?: FoundFacts | undefined };

/**
 * Learns from one message of the person. The model proposes (or, with the demo model, rules do); code checks every
 * proposal against the person's own words and decides what becomes of it. Running twice learns nothing twice.
 * @returns null when there was nothing to read: gone, read before, or memory is off
 * @throws ExtractionFailedError
 */
export async function extractFromMessage(scope: Scope, messageId: string, tools: ExtractionTools, known: KnownOfMessage = {}): Promise<Learned | null> {
  const message = known.message ?? (await findUnreadMessage(scope, messageId));
  if (!message) return null;
  return hasModel(tools.settings) ? learnByModel(scope, message, tools, known.found) : learnByRules(scope, message);
}

/**
 * Asks the model about several messages in one question, in the order in which they were said. Nothing is stored.
 * @returns by the id of the message; nothing for one without a word of the person's own
 * @throws ExtractionFailedError
 */
export async function findFactsOfMany(scope: Scope, messages: readonly UnreadMessage[], tools: ExtractionTools): Promise<Map<string, FoundFacts>> {
  const worded = messages.filter(hasOwnWords);
  const each = Math.ceil(NEAREST_TO_MESSAGES / Math.max(1, worded.length));
  const found = await Promise.all(worded.map((message) => nearest(scope, message, message.text, Math.min(NEAREST_TO_MESSAGE, each))));
  const near = [...new Map(found.flat().map((known) => [known.id, known])).values()];
  const facts = await askForFacts(scope, worded, tools, near);
  const nearIds = near.map(({ id }) => id);
  return new Map(worded.flatMap(({ messageId }, index) => (facts[index] ? [[messageId, { ...facts[index], nearIds }] as const] : [])));
}

const hasOwnWords = ({ text }: UnreadMessage): boolean => ownWords(text).trim() !== "";

/** True unless the demo model would have to extract: it reads by rules. */
export function hasModel({ roles, providers }: ModelSettings): boolean {
  const [first] = roles.extraction;
  return first !== undefined && providers.find(({ id }) => id === first.providerId)?.kind === "openai-compatible";
}

async function learnByRules(scope: Scope, message: UnreadMessage): Promise<Learned | null> {
  const said = { messageId: message.messageId, text: message.text, saidAt: message.saidAt };
  const found = extractByRules(said);
  const kept = found.flatMap((candidate) => {
    const checked = checkCandidate(candidate, [said], { isKeyOurs: true });
    // A rule's quote is the person's sentence as it stands: what is checked of it may have lost its full stop.
    return checked.ok ? [{ ...checked.value, evidence: candidate.evidence }] : [];
  });
  // What has a key is compared under it; only what has none has to be looked for.
  const near = await Promise.all(kept.filter(({ key }) => key === undefined).map(({ content }) => nearest(scope, message, content, NEAREST_TO_CANDIDATE)));
  return learn(scope, message, kept.map((candidate) => ({ candidate, named: new Map() })), {
    method: RULES,
    droppedCount: found.length - kept.length,
    nearIds: near.flat().map(({ id }) => id),
  });
}

async function learnByModel(scope: Scope, message: UnreadMessage, tools: ExtractionTools, found?: FoundFacts): Promise<Learned | null> {
  const method = `${extractFacts.id}/${extractFacts.version}`;
  const facts = found ?? (await findFactsOfMany(scope, [message], tools)).get(message.messageId);
  if (!facts) return learn(scope, message, [], { method, droppedCount: 0, nearIds: [] });
  const { proposals, droppedCount } = facts;
  // After those said before it were learned from: what they taught is among its neighbours.
  const neighbours = await findNeighbours(scope, message, proposals);
  const pairs = findUndecided(proposals, neighbours);
  const related = pairs.length === 0 ? proposals : await askForRelations({ scope, message, tools }, proposals, pairs);
  return learn(scope, message, related, { method, droppedCount, nearIds: [...facts.nearIds, ...neighbours.flat().map(({ id }) => id)] });
}

/** What is known near each proposal: by its key, and by its words and meaning. */
async function findNeighbours(scope: Scope, message: UnreadMessage, proposals: readonly Proposal[]): Promise<KnownMemory[][]> {
  if (proposals.length === 0) return [];
  const ofKeys = (await findComparable(scope, proposals.map(({ candidate }) => candidate), [])).map(toKnown);
  return Promise.all(
    proposals.map(async ({ candidate }) => {
      const found = await nearest(scope, message, candidate.content, NEAREST_TO_CANDIDATE);
      return [...new Map([...ofKeys.filter(({ key }) => sharesKey(candidate, key)), ...found].map((known) => [known.id, known])).values()];
    }),
  );
}

const sharesKey = ({ key }: Candidate, other: string | null): boolean => key !== undefined && key === other;

async function nearest(scope: Scope, { conversationId, messageId }: UnreadMessage, text: string, limit: number): Promise<KnownMemory[]> {
  const query = SearchMemories.parse({ query: firstCodePoints(text, LONGEST_QUERY), limit });
  return (await searchMemories(scope, query, { conversationId, messageId })).map(({ memory }) => toKnown(memory));
}

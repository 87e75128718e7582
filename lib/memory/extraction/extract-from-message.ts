import "server-only";
import type { Scope } from "@/lib/db/scope";
import { searchMemories } from "@/lib/memory/search/recall";
import { firstCodePoints } from "@/lib/memory/clean-text";
import { extractFacts, type ExtractFactsOutput } from "@/lib/memory/prompts/extract-facts";
import { extractByRules } from "@/lib/memory/rules/extract-by-rules";
import { type Memory, SearchMemories } from "@/lib/memory/schema";
import { completeJson } from "@/lib/models/complete";
import type { ModelCall, ModelSettings } from "@/lib/models/types";
import { Candidate } from "./candidate";
import { checkCandidate } from "./check-candidate";
import { type Learned, learn, type Proposal } from "./commands";
import type { Relation } from "./decide-change";
import { ownWords } from "./own-words";
import { findUnreadMessage, type UnreadMessage } from "./queries";

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

const NEAREST_KNOWN = 12;
const LONGEST_SENT = 12_000;
const RULES = "rules/2";

/**
 * Learns from one message of the person. The model proposes (or, with the demo model, rules do); code checks every
 * proposal against the person's own words and decides what becomes of it. Running twice learns nothing twice.
 * @returns null when there was nothing to read: gone, read before, or memory is off
 * @throws ExtractionFailedError
 */
export async function extractFromMessage(scope: Scope, messageId: string, tools: ExtractionTools): Promise<Learned | null> {
  const message = await findUnreadMessage(scope, messageId);
  if (!message) return null;
  const said = { messageId, text: message.text, saidAt: message.saidAt };
  if (!hasModel(tools.settings)) {
    const found = extractByRules(said);
    const kept = found.filter((candidate) => checkCandidate(candidate, [said]).ok);
    return learn(scope, message, kept.map((candidate) => ({ candidate, named: new Map() })), { method: RULES, droppedCount: found.length - kept.length, near: [] });
  }
  const near = await nearestKnown(scope, message);
  const proposed = ownWords(message.text).trim() === "" ? { proposals: [], droppedCount: 0 } : await askModel(scope, message, near, tools);
  return learn(scope, message, proposed.proposals, { method: `${extractFacts.id}/${extractFacts.version}`, droppedCount: proposed.droppedCount, near });
}

/** True unless the demo model would have to extract: it reads by rules. */
function hasModel({ roles, providers }: ModelSettings): boolean {
  const [first] = roles.extraction;
  return first !== undefined && providers.find(({ id }) => id === first.providerId)?.kind === "openai-compatible";
}

async function nearestKnown(scope: Scope, message: UnreadMessage): Promise<Memory[]> {
  const query = SearchMemories.parse({ query: firstCodePoints(message.text, 2_000), limit: NEAREST_KNOWN });
  return (await searchMemories(scope, query)).map(({ memory }) => memory);
}

/** Only what the model was given can be evidence; of a longer message the rest would be searched for nothing. */
async function askModel(scope: Scope, message: UnreadMessage, near: readonly Memory[], tools: ExtractionTools): Promise<{ proposals: Proposal[]; droppedCount: number }> {
  const sent = firstCodePoints(message.text, LONGEST_SENT);
  const { system, user } = extractFacts.render({
    saidOn: message.saidAt.toISOString().slice(0, 10),
    messages: [{ text: sent, ...(message.answers === null ? {} : { answers: firstCodePoints(message.answers, 1_000) }) }],
    known: near.map(({ content }) => firstCodePoints(content, 500)),
  });
  const answer = await completeJson(tools.settings, {
    role: "extraction",
    messages: [{ role: "system", content: system }, { role: "user", content: user }],
    schema: extractFacts.output,
    name: "facts",
  });
  const calls = answer.ok ? answer.value.calls : answer.failure.calls;
  await tools.recordCalls(scope, calls, { conversationId: message.conversationId, messageId: message.messageId });
  if (!answer.ok) throw new ExtractionFailedError(answer.failure.failure.code);

  const said = [{ messageId: message.messageId, text: sent, saidAt: message.saidAt }];
  const proposals = answer.value.value.candidates.flatMap((proposed) => {
    const candidate = toCandidate(proposed, message.messageId);
    const checked = candidate && checkCandidate(candidate, said);
    return checked?.ok ? [{ candidate: checked.value, named: namedRelations(proposed, near) }] : [];
  });
  return { proposals, droppedCount: answer.value.value.candidates.length - proposals.length };
}

type Proposed = ExtractFactsOutput["candidates"][number];
const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** A slip that code can mend is mended: a number out of range, a date that is none. Null for what cannot be. */
function toCandidate(proposed: Proposed, messageId: string): Candidate | null {
  const expiresOn = proposed.expires_on && /^\d{4}-\d{2}-\d{2}$/.test(proposed.expires_on) ? Date.parse(`${proposed.expires_on}T23:59:59Z`) : Number.NaN;
  const parsed = Candidate.safeParse({
    content: proposed.content.replace(/[\s.]+$/u, ""),
    type: proposed.type,
    ...(proposed.key ? { key: proposed.key } : {}),
    ...(proposed.value ? { value: proposed.value } : {}),
    importance: Math.round(within(proposed.importance, 1, 5)),
    confidence: within(proposed.confidence, 0, 1),
    evidence: { quote: proposed.evidence.quote, messageId },
    ...(Number.isNaN(expiresOn) ? {} : { expiresAt: new Date(expiresOn).toISOString() }),
  });
  return parsed.success ? parsed.data : null;
}

/** Numbers of the prompt back to ids; a number that was not given names nothing. */
function namedRelations({ relations }: Proposed, near: readonly Memory[]): ReadonlyMap<string, Relation> {
  return new Map((relations ?? []).flatMap(({ known, relation }) => {
    const memory = near[known - 1];
    return memory ? [[memory.id as string, relation] as const] : [];
  }));
}

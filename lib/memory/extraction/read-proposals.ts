import { z } from "zod";
import { foldForEquality } from "@/lib/memory/clean-text";
import type { ProposedFact } from "@/lib/memory/prompts/extract-facts";
import { Candidate, type SaidMessage } from "./candidate";
import { checkCandidate, holdsQuote } from "./check-candidate";
import type { Relation } from "./decide-change";
import { samePropertyAs } from "./same-property";

/** A checked candidate and the relations a model named for it, by the id of the memory. */
export type Proposal = { readonly candidate: Candidate; readonly named: ReadonlyMap<string, Relation> };

/** Nobody says more than this about themself in one message; a model that finds more is at a loss. */
export const MOST_PROPOSALS = 30;

/** What a model found in one message, and how much of what it said of it cannot be kept. */
export type ReadProposals = { readonly proposals: Proposal[]; readonly droppedCount: number };

/**
 * What may be kept of a model's answer about messages: each proposal belongs to one of them, is mended or dropped, checked
 * against its words and its day alone, and taken once. `knownIds` are the ids behind the numbers that the model was shown.
 *
 * @returns one for each message, in their order. `droppedCount` of everything that was proposed and is not among the
 *   proposals; what belongs to no message counts with the first
 */
export function readProposals(proposed: readonly (ProposedFact | null)[], said: readonly SaidMessage[], knownIds: readonly string[]): ReadProposals[] {
  const owned = proposed.slice(0, MOST_PROPOSALS).map((fact) => ({ fact, message: fact && sourceOf(fact, said) }));
  const lostCount = owned.filter(({ message }) => message === null).length + proposed.length - owned.length;
  return said.map((message, index) => {
    const own = owned.flatMap((each) => (each.message === message && each.fact ? [each.fact] : []));
    const proposals = keep(own, message, knownIds);
    return { proposals, droppedCount: own.length - proposals.length + (index === 0 ? lostCount : 0) };
  });
}

function keep(facts: readonly ProposedFact[], said: SaidMessage, knownIds: readonly string[]): Proposal[] {
  const proposals = new Map<string, Proposal>();
  for (const fact of facts) {
    const candidate = toCandidate(fact, said);
    const checked = candidate && checkCandidate(candidate, [said]);
    if (!checked?.ok) continue;
    const name = foldForEquality(checked.value.content);
    if (!proposals.has(name)) proposals.set(name, { candidate: checked.value, named: namedRelations(fact, knownIds) });
  }
  return [...proposals.values()];
}

/** The message of which a proposal gives the number, if its quote stands there: a number is easily mistaken, and then it is the only one that holds the quote. */
function sourceOf({ evidence: { quote, message } }: ProposedFact, said: readonly SaidMessage[]): SaidMessage | null {
  const named = said[message - 1];
  if (named && holdsQuote(named, quote)) return named;
  const [holder, ...others] = said.filter((each) => holdsQuote(each, quote));
  return holder && others.length === 0 ? holder : null;
}

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** A slip that code can mend is mended: a number out of range, a date that is none. Null for what cannot be. */
function toCandidate(proposed: ProposedFact, { messageId, saidAt }: SaidMessage): Candidate | null {
  const expiresAt = endOfDay(proposed.expires_on, saidAt);
  const parsed = Candidate.safeParse({
    content: proposed.content.replace(/[\s.]+$/u, ""),
    type: proposed.type,
    ...(proposed.key ? { key: samePropertyAs(proposed.key) } : {}),
    ...(proposed.value ? { value: proposed.value } : {}),
    importance: Math.round(within(proposed.importance, 1, 5)),
    confidence: within(proposed.confidence, 0, 1),
    evidence: { quote: proposed.evidence.quote, messageId },
    ...(expiresAt === null ? {} : { expiresAt }),
  });
  return parsed.success ? parsed.data : null;
}

const CalendarDay = z.iso.date();

/**
 * The end of the day after which a note is worthless. Null for a date that is none, and for one before the message: nobody
 * says what was worthless before, so the date is the slip, mostly of a year, and the note stays without it.
 */
function endOfDay(day: string | null | undefined, saidAt: Date): string | null {
  if (!CalendarDay.safeParse(day).success) return null;
  const end = `${day}T23:59:59.000Z`;
  return Date.parse(end) < saidAt.getTime() ? null : end;
}

/** Numbers of the prompt back to ids; a number that was not given names nothing. */
function namedRelations({ relations }: ProposedFact, knownIds: readonly string[]): ReadonlyMap<string, Relation> {
  return new Map((relations ?? []).flatMap(({ known, relation }) => {
    const id = knownIds[known - 1];
    return id === undefined ? [] : [[id, relation] as const];
  }));
}

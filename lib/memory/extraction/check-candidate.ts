import { fail, ok, type Result } from "@/lib/result";
import { firstCodePoints } from "@/lib/memory/clean-text";
import { analyseText } from "@/lib/memory/words/analyse-text";
import { splitWords } from "@/lib/memory/words/split-words";
import type { Candidate, SaidMessage } from "./candidate";
import { type Evidence, evidenceFinder } from "./find-evidence";
import { findSecret } from "./find-secret";
import { isInstruction } from "./is-instruction";
import { ownWords } from "./own-words";

/** Shown beside the memory and kept with each place where it was heard: a sentence or two, not the whole letter. */
const LONGEST_QUOTE = 1_000;

/** Why a proposal was dropped. Counted, so that a person can see what was refused and an operator a bad model. */
export const DROP_REASONS = ["no_such_message", "no_evidence", "not_in_evidence", "secret", "instruction"] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/**
 * Decides whether a proposal may be kept: its quote must stand literally in the person's own words, what it
 * claims must come from there, and it must be neither a secret nor an instruction.
 */
export function checkCandidate(candidate: Candidate, messages: readonly SaidMessage[]): Result<Candidate, DropReason> {
  const message = messages.find(({ messageId }) => messageId === candidate.evidence.messageId);
  if (!message) return fail("no_such_message");
  const { find, said } = readOnce(message);
  const evidence = find(candidate.evidence.quote);
  if (!evidence) return fail("no_evidence");
  const quote = message.text.slice(evidence.start, evidence.end);
  const claimed = `${candidate.content} ${candidate.key ?? ""} ${typeof candidate.value === "string" ? candidate.value : ""}`;
  if (findSecret(claimed) ?? findSecret(quote)) return fail("secret");
  if (isInstruction(claimed) || isInstruction(quote)) return fail("instruction");
  if (!isSupported(candidate.content, quote, said)) return fail("not_in_evidence");
  return ok({ ...candidate, evidence: { ...candidate.evidence, quote: firstCodePoints(quote, LONGEST_QUOTE) } });
}

type Read = { readonly find: (quote: string) => Evidence | null; readonly said: ReadonlySet<string> };
const reads = new WeakMap<SaidMessage, Read>();

/** What is needed of a message for each of its candidates: fifty readings of a long one would hold up the server for seconds. */
function readOnce(message: SaidMessage): Read {
  const known = reads.get(message);
  if (known) return known;
  const own = ownWords(message.text);
  const read = { find: evidenceFinder(own), said: new Set(splitWords(own).map(({ word }) => word)) };
  reads.set(message, read);
  return read;
}

const CALENDAR =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)|^(?:19|20)\d\d$|^[0-3]?\d$|day$/;

/**
 * A true quote does not make a true claim. The claim must share a word with its quote, and every name and number
 * in it must be the person's; only dates may be worked out ("tomorrow" → 2027-05-04).
 */
function isSupported(content: string, quote: string, said: ReadonlySet<string>): boolean {
  const claimed = analyseText(content).terms;
  const quoted = analyseText(quote).terms;
  if (claimed.size > 0 && ![...claimed.keys()].some((term) => quoted.has(term))) return false;
  return splitWords(content).every(({ word, start, end }) => {
    const isName = start > 0 && /^\p{Lu}/u.test(content.slice(start, end));
    const isNumber = /\p{N}/u.test(word);
    return (!isName && !isNumber) || said.has(word) || CALENDAR.test(word);
  });
}

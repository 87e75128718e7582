import { fail, ok, type Result } from "@/lib/result";
import { firstCodePoints } from "@/lib/memory/clean-text";
import type { Candidate, SaidMessage } from "./candidate";
import { type Evidence, evidenceFinder } from "./find-evidence";
import { findSecret } from "./find-secret";
import { isInstruction } from "./is-instruction";
import { isKeySaid } from "./is-key-said";
import { isSupported } from "./is-supported";
import { isTurnedRound } from "./is-turned-round";
import { judgeValue } from "./judge-value";
import { ownWords } from "./own-words";
import { readSaidWords, type SaidWords } from "./said-words";
import { type SecretsOfMessage, secretsOf } from "./secrets-of";

/** Shown beside the memory and kept with each place where it was heard: a sentence or two, not the whole letter. */
const LONGEST_QUOTE = 1_000;

/** Why a proposal was dropped. Counted, so that a person can see what was refused and an operator a bad model. */
export const DROP_REASONS = ["no_such_message", "no_evidence", "not_in_evidence", "secret", "instruction"] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/**
 * Decides whether a proposal may be kept: its quote must stand literally in the person's own words, what it
 * claims must come from there, and it must be neither a secret nor an instruction.
 *
 * @param isKeyOurs true for what a rule found: its key is written in the rule, for what the rule understood
 */
export function checkCandidate(candidate: Candidate, messages: readonly SaidMessage[], { isKeyOurs = false } = {}): Result<Candidate, DropReason> {
  const message = messages.find(({ messageId }) => messageId === candidate.evidence.messageId);
  if (!message) return fail("no_such_message");
  const { own, find, said, secrets } = readOnce(message);
  const evidence = find(candidate.evidence.quote);
  if (!evidence) return fail("no_evidence");
  const quote = message.text.slice(evidence.start, evidence.end);
  const claimed = `${candidate.content} ${candidate.key ?? ""} ${typeof candidate.value === "string" ? candidate.value : ""}`;
  if (findSecret(claimed) ?? findSecret(quote)) return fail("secret");
  if (secrets.areAround(evidence) || secrets.areRepeatedIn(claimed)) return fail("secret");
  if (isInstruction(claimed) || isInstruction(quote)) return fail("instruction");
  const standing = judgeValue(candidate.value, candidate.content, said);
  if (standing === "invented" || !isSupported(candidate.content, quote, said)) return fail("not_in_evidence");
  // Rules read whole sentences, and these questions of them before.
  if (!isKeyOurs && isTurnedRound(candidate.content, own, evidence, said.language)) return fail("not_in_evidence");
  const { key, content } = candidate;
  const isKeyGood = key === undefined || isKeyOurs || isKeySaid(key, { content, quote }, said);
  const kept = standing === "said" && isKeyGood ? candidate : withoutKey(candidate);
  return ok({ ...kept, evidence: { ...candidate.evidence, quote: firstCodePoints(quote, LONGEST_QUOTE) } });
}

/** Whether a quote stands literally in the person's own words of this message. */
export const holdsQuote = (message: SaidMessage, quote: string): boolean => readOnce(message).find(quote) !== null;

/** A key or a value in words of its own may be a good name for what was said, or not: the note stays, and nothing is replaced by its key. */
function withoutKey({ key: _key, value: _value, ...rest }: Candidate): Candidate {
  return rest;
}

type Read = { readonly own: string; readonly find: (quote: string) => Evidence | null; readonly said: SaidWords; readonly secrets: SecretsOfMessage };
const reads = new WeakMap<SaidMessage, Read>();

/** What is needed of a message for each of its candidates: fifty readings of a long one would hold up the server for seconds. */
function readOnce(message: SaidMessage): Read {
  const known = reads.get(message);
  if (known) return known;
  const own = ownWords(message.text);
  const read = { own, find: evidenceFinder(own), said: readSaidWords(own, message.saidAt), secrets: secretsOf(message.text) };
  reads.set(message, read);
  return read;
}

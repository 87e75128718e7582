import { cleanText } from "@/lib/memory/clean-text";
import { cutText, shortenText } from "./cut-text";
import { type FoldedTurn, type Interaction, LONGEST_DETAIL, LONGEST_SNIPPET, LONGEST_SUMMARY, type SummaryContent } from "./schema";
import { type WeighedSentence, weighSentences } from "./weigh-sentences";

const LONGEST_OWN_PART = 190;
const LONGEST_REPLY_PART = LONGEST_SUMMARY - LONGEST_OWN_PART - 5;
const MOST_DETAILS_A_FOLD = 3;
/** A detail says something with a figure or a name in it. */
const FEWEST_TERMS_OF_DETAIL = 3;

type Read = { readonly id: string; readonly role: "person" | "assistant"; readonly text: string; readonly sentences: readonly WeighedSentence[] };

/**
 * The summary of turns without a model: for each turn the person's weightiest sentences and the reply's, word for word.
 * Any language; the same turns give the same summary. It is what the demo model's conversations get, and what a
 * conversation falls back to whose model gives nothing usable.
 */
export function summariseBySentences(turns: readonly FoldedTurn[]): SummaryContent {
  const weighed = weighSentences(turns.flatMap(({ messages }) => messages.map(({ text }) => text)));
  let at = 0;
  const read = turns.map(({ turn, messages }) => ({ turn, messages: messages.map((message): Read => ({ ...message, sentences: weighed[at++] ?? [] })) }));
  const middle = medianWeight(weighed.flat());
  const said = read.flatMap(({ messages }) => messages.flatMap(({ role, sentences }) => (role === "person" ? sentences : [])));
  return {
    interactions: read.map(({ turn, messages }) => toInteraction(turn, messages, middle, said)),
    important_details: chooseDetails(read.flatMap(({ messages }) => messages)),
  };
}

function toInteraction(turn: number, messages: readonly Read[], middle: number, said: readonly WeighedSentence[]): Interaction {
  const own = messages.filter(({ role }) => role === "person");
  const replies = messages.filter(({ role }) => role === "assistant");
  const best = heaviest(own.flatMap(({ sentences }) => sentences));
  const ownPart = shortenText(twoHeaviest(own.flatMap(({ sentences }) => sentences)), LONGEST_OWN_PART);
  const replyPart = shortenText(heaviest(replies.flatMap(({ sentences }) => sentences).filter((sentence) => !isEcho(sentence, said)))?.text ?? "", LONGEST_REPLY_PART);
  // Words without a sentence among them: code alone, a table, a row of signs.
  const source = messages.find(({ sentences }) => best !== undefined && sentences.includes(best)) ?? own.find(({ text }) => text.trim() !== "") ?? messages.find(({ text }) => text.trim() !== "") ?? messages[0];
  const snippet = cutText(best?.text ?? firstLine(source?.text ?? ""), LONGEST_SNIPPET);
  const parts = [ownPart === "" ? snippet : ownPart, replyPart].filter((part) => part !== "");
  return {
    summary: cleanText(shortenText(parts.join(" → "), LONGEST_SUMMARY)) || "…",
    snippet,
    priority: priorityOf(best, middle),
    first_turn: turn,
    last_turn: turn,
    message_id: source?.id ?? "",
  };
}

/** As many of its words as this stand in one sentence of the person's: then a reply only says it back. */
const ECHO_SHARE = 0.6;

const isEcho = ({ terms }: WeighedSentence, said: readonly WeighedSentence[]): boolean =>
  said.some((own) => [...terms].filter((term) => own.terms.has(term)).length >= terms.size * ECHO_SHARE);

/** The line that says most, of a text without sentences. */
const firstLine = (text: string): string => text.split("\n").map((line) => line.trim()).find((line) => line !== "" && !line.startsWith("```")) ?? text.trim();

const heaviest = (sentences: readonly WeighedSentence[]): WeighedSentence | undefined =>
  sentences.reduce<WeighedSentence | undefined>((best, each) => (best === undefined || each.weight > best.weight ? each : best), undefined);

/** The two weightiest, in the order they were said. */
function twoHeaviest(sentences: readonly WeighedSentence[]): string {
  const chosen = new Set(sentences.toSorted((a, b) => b.weight - a.weight).slice(0, 2));
  return sentences.filter((sentence) => chosen.has(sentence)).map(({ text }) => text).join(" ");
}

function medianWeight(sentences: readonly WeighedSentence[]): number {
  const weights = sentences.map(({ weight }) => weight).toSorted((a, b) => a - b);
  return weights[Math.floor(weights.length / 2)] ?? 0;
}

/** A statement of some length, a figure, a name, and words that come up elsewhere too: each raises it by one. */
function priorityOf(best: WeighedSentence | undefined, middle: number): number {
  if (!best) return 1;
  return 1 + Number(!best.isQuestion && best.terms.size >= FEWEST_TERMS_OF_DETAIL) + Number(best.hasNumber) + Number(best.hasName) + Number(best.weight > middle);
}

function chooseDetails(messages: readonly Read[]): string[] {
  const sentences = messages.flatMap(({ role, sentences: each }) => (role === "person" ? each : []));
  const chosen = sentences
    .filter(({ isQuestion, hasNumber, hasName, terms, text }) => !isQuestion && (hasNumber || hasName) && terms.size >= FEWEST_TERMS_OF_DETAIL && text.length <= LONGEST_DETAIL)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_DETAILS_A_FOLD);
  return sentences.filter((sentence) => chosen.includes(sentence)).map(({ text }) => cleanText(text));
}

import { analyseText } from "./analyse-text";
import { isOneDenied } from "./is-one-denied";
import { splitWords } from "./split-words";

/** Said of what was and need not be any more. In the languages with stop words, among which most of these are. */
const OF_THE_PAST = new Set(
  (
    "was were had used formerly previously once war waren hatte hatten früher era eran era fue tenía había antes était étaient avait avaient autrefois " +
    "aveva erano tinha foi waren vroeger был была были"
  ).split(" "),
);
const REGULAR_PAST = /\p{L}{2}ed$/u;

/**
 * Whether two texts in nearly the same words can say different things all the same: one denies what the other says,
 * speaks of what is over, or has the words the other way round ("Ann owes Tom", "Tom owes Ann"). Give it only texts
 * whose terms are nearly all the same; it says nothing of others.
 */
export const differInSense = (first: string, second: string): boolean => isOneDenied(first, second) || isOneOver(first, second) || isTurnedRound(first, second);

function isOneOver(first: string, second: string): boolean {
  const [here, there] = [pastOf(first), pastOf(second)];
  return here.join("\n") !== there.join("\n");
}

/** What makes a text one about the past. "Is married" holds a participle and is not: the rest of its forms tells. */
function pastOf(text: string): string[] {
  const words = splitWords(text).map(({ word }) => word);
  return [...new Set(words.filter((word) => OF_THE_PAST.has(word) || REGULAR_PAST.test(word)))].toSorted();
}

/**
 * By the stems that both have, each where it stands first: a word more or less on one side turns nothing round, and
 * neither does a part that was moved to the front ("In the garden keeps bees").
 */
function isTurnedRound(first: string, second: string): boolean {
  const [here, there] = [analyseText(first).terms, analyseText(second).terms];
  const order = [...here.keys()].filter((term) => there.has(term));
  const otherOrder = [...there.keys()].filter((term) => here.has(term));
  const start = otherOrder.indexOf(order[0] ?? "");
  return order.some((term, place) => term !== otherOrder[(start + place) % order.length]);
}

const MOST_WORDS = 6;
const FEWEST_WORDS = 3;
const LONGEST_TITLE = 60;
const LEADS_ON = /^(a|an|the|and|or|but|i|i'm|my|to|of|in|on|at|for|with|from|that|which|about|into|your|this|as|is|are|am|was|\d+)$/i;
const LEADING_FILLER = /^(hi|hello|hey|please|so|well|ok|okay|thanks|could you|can you|would you|tell me|i want to|i would like to|i'd like to)[\s,!.]+/i;

/** A title made of a message's own first words, without greetings and tags; empty where it has none. */
export function titleOfWords(message: string): string {
  let words = message.replace(/<[^<>]*>/g, " ").replace(/\s+/g, " ").trim();
  words = words.replace(/\$\$?(?! )([^$]+)(?<! )\$\$?/g, "$1");
  for (let before = ""; before !== words; ) {
    before = words;
    const rest = words.replace(LEADING_FILLER, "");
    // One word alone, as of "Hello there", is no title.
    if (rest.includes(" ")) words = rest;
  }
  const [firstSentence = ""] = words.split(/(?<=[.!?])\s|\n/);
  const title = [...endWell(firstSentence.split(" "))].slice(0, LONGEST_TITLE).join("").replace(/[\s.,;:!?]+$/, "");
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** No title ends in the middle of a clause, nor on a word that leads to the next. */
function endWell(words: readonly string[]): string {
  if (words.length <= MOST_WORDS) return words.join(" ");
  const kept = words.slice(0, MOST_WORDS);
  const clauseEnd = kept.findLastIndex((word, index) => index >= FEWEST_WORDS - 1 && /[,;:]$/.test(word));
  if (clauseEnd !== -1) return kept.slice(0, clauseEnd + 1).join(" ");
  while (kept.length > FEWEST_WORDS && LEADS_ON.test(kept.at(-1) ?? "")) kept.pop();
  return kept.join(" ");
}

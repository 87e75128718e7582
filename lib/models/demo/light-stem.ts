/** Words that carry no subject of their own, so that sharing one is no sign of a relation. */
const LIGHT_WORDS = new Set(
  ("a about all also am an and any are as at be been but by can could did do does for from get give had has have he her here him his how i if in into is it its just know let like make may me might more my no not of on one or our out please remember say she should so some tell than that the their them then there these they thing this to up us was we were what when where which who why will with would you your")
    .split(" "),
);

const IRREGULAR: Readonly<Record<string, string>> = {
  met: "meet", went: "go", bought: "buy", ate: "eat", drank: "drink", read: "read", wrote: "write", ran: "run", sold: "sell",
  taught: "teach", thought: "think", grew: "grow", drove: "drive", flew: "fly", lost: "lose", found: "find", won: "win", built: "build",
};
const ENDINGS = ["ingly", "edly", "ies", "ing", "ied", "est", "ers", "er", "es", "ed", "ly", "s"];
const SHORTEST_STEM = 3;

/** Cuts the commonest English endings, enough to see that "allergic" words or plurals belong together. */
export function lightStem(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular) return irregular;
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= SHORTEST_STEM);
  const stem = ending ? word.slice(0, -ending.length) : word;
  // "kite" and "kites" must meet, whichever ending was cut.
  return stem.length > SHORTEST_STEM ? stem.replace(/e$/, "") : stem;
}

/** The stems of the words that carry meaning, each once, in order. */
export function contentStems(text: string): string[] {
  const words = text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => word.length > 1 && !LIGHT_WORDS.has(word)).map(lightStem))];
}

/** "Rome, no, Milan", "nuts, I mean, eggs": what follows stands in the place of what went before. */
const REPAIR =
  /(?<!\s)(?:\s*[,;–—]|\s+-)\s*(?:(?:oh|er|erm|sorry|wait|no|nope)\s*[,;–—]\s*|(?:no,? wait|wait,? no|i mean|i meant|or rather|make that|scratch that|strike that)\b[\s,]*){1,4}/iu;
const MOST_WORDS_IN_PLACE = 3;
const NOT_IN_PLACE = /^(?:so|but|and|because|if|i|i'm|we|you|it|that|he|she|they|no|not|never|can|could|please|thanks|really|seriously|for|as)\b/iu;
const DENIED = /^(?:not (?!to\b|\p{L}+ing\b)|(?:neither|nor|no|none|nothing|nobody|zero|hardly|barely) )/iu;
const NOT_THIS_BUT = /^not [^,]{1,40}?,? but (?:rather )?/iu;

/**
 * What a statement comes to speak of where its speaker corrects it in one breath, or says first what it is not.
 * Null where nothing is left to be read: "not red", "neither tea nor coffee".
 */
export function affirmed(rest: string): string | null {
  const named = rest.replace(NOT_THIS_BUT, "");
  if (DENIED.test(named)) return null;
  const repair = REPAIR.exec(named);
  if (!repair) return named;
  const [said, instead] = [named.slice(0, repair.index), named.slice(repair.index + repair[0].length).replace(/[\s.!]+$/u, "")];
  // Of "Rome on Monday, no, Tuesday" nobody knows how much is replaced.
  const isThing = wordsOf(said) === wordsOf(instead) && wordsOf(instead) <= MOST_WORDS_IN_PLACE && !NOT_IN_PLACE.test(instead);
  if (isThing) return affirmed(instead);
  return /\bsorry\b/iu.test(repair[0]) ? named : null;
}

const wordsOf = (text: string) => text.split(/\s+/u).filter((word) => word !== "").length;

const OPENERS = "(?:(?:just|only|well|oh|ok|okay|no|nope|wait|sorry|actually|hmm)[\\s,.!\u2026\u2013\u2014-]+)*";
const STOP = "\\s*(?:$|[.!?,;)\u2026\u2013\u2014])";
const LATER = "(?: really| actually| yet| true| any ?more| any longer| at all| though| in real life)?";
const SOMEBODY = "(?:he|she|they|people|everyone|everybody|(?:my|his|her|our|the) \\p{L}+)";
const CLAIMS = "(?:said|says|say|claims?|claimed|thinks?|thought|believes?|believed|insists?|insisted|joked|jokes|tells? me|told me|wrote)";

/** What, said behind a statement, makes it none: "Not.", "As if!", "Actually I'm not", "or so they think", "said nobody ever". */
const DISOWNING: readonly RegExp[] = [
  new RegExp(`^\\W*${OPENERS}(?:i'm |i am |i was )?(?:kidding|joking|jk|haha|lol|psych|gotcha|fooled you|april fools?|i lied|sarcasm|not really|(?:that's|that is|that was|it's|it was) (?:an? )?(?:joke|lie|not true|untrue|false|nonsense))\\b`, "iu"),
  /^\W*\/s\b/iu,
  new RegExp(`^\\W*${OPENERS}(?:not${LATER}|as if|if only|i wish|you wish|yeah,? right|in (?:my|your) dreams)${STOP}`, "iu"),
  new RegExp(`^\\W*${OPENERS}(?:(?:I'm|I am|we're|we are|it's|it is) not|(?:I|we) (?:don't|do not|didn't|haven't|won't|can't|aren't))${LATER}${STOP}(?!\\s*(?:however|though|like|of course|sadly|unfortunately|alas)\\b)`, "iu"),
  /^\W*(?:or so (?:I|we|you|he|she|they|it|people|everyone|everybody|my|the)\b|said (?:no\b|nobody\b|literally no))/iu,
  new RegExp(`^\\W*(?:${SOMEBODY} ${CLAIMS}|${CLAIMS} ${SOMEBODY})\\s*(?:$|[.!])`, "iu"),
];

/** The same inside the stretch itself. */
const DISOWNED_WITHIN: readonly RegExp[] = [
  new RegExp(`[(,\u2013\u2014-]\\s*(?:but |well,? )?(?:not${LATER}|as if|i wish|yeah,? right|kidding|jk|in (?:my|your) dreams)\\s*[).!\u2026]*$`, "iu"),
  /\((?:well,? )?(?:not(?: really| actually| yet| true| any ?more)?|as if|i wish|yeah,? right|kidding|jk|in my dreams)[.!]?\)/iu,
  /\bor so (?:I|we|you|he|she|they|it|people|everyone|everybody|my|the)\b|\bsaid (?:no [\p{L}]+|no|nobody) ever\b/iu,
  /\bin (?:my|another|a (?:past|previous|former|different|parallel)) (?:dreams?|heads?|minds?|imagination|fantas(?:y|ies)|(?:past|next|previous|former|other) li(?:fe|ves)|li(?:fe|ves)|universe)\b/iu,
  new RegExp(`,\\s+(?:${SOMEBODY} ${CLAIMS}|${CLAIMS} ${SOMEBODY})\\s*[.!]*$`, "iu"),
];

/** "Wait, no, two." A short word or two behind such an opener stands in the place of what was said. */
const CORRECTED = /^\W*(?:(?:oh|er|erm|um|sorry|oops|actually|i mean)[\s,.!…–—-]+)*(?:wait,? no|no,? wait|scratch that|strike that|make that|correction|or rather|i meant(?! to\b))\b/iu;
const REPLACED = /^\W*(?:no|nope|wait|sorry|oops|actually)(?:\s*[,.!…–—-]\s*(?:no|nope|wait|sorry|actually))*\s*[,.!…–—-]\s*(?:an? |the )?([\p{L}\p{N}'-]+(?: [\p{L}\p{N}'-]+){0,2})[.!]*$/iu;
const NO_REPLACEMENT = /^(?:really|seriously|honestly|truly|thanks|thank|please|worries|problem|yes|yeah|yep|that|it|its|it's|that's|i|i'm|we|you|he|she|they|this|there|all|never|idea|ok|okay|but|so|and|can|could|do|does|what|why|how|who|when|where|still|also|wait|no|not|sorry|long|let|tell|give|help|go)\b/iu;

/**
 * True where what stands behind a statement, in its sentence or in the next, takes it back.
 * @param text the statement; @param behind the rest of its sentence; @param next the sentence after it
 */
export function isTakenBack(text: string, behind: string, next: string): boolean {
  return DISOWNED_WITHIN.some((pattern) => pattern.test(text)) || (/\bor$/iu.test(text) && /^\s*so\b/iu.test(behind)) || [behind, next].some((words) => words !== "" && isRetraction(words));
}

function isRetraction(words: string): boolean {
  const replacement = REPLACED.exec(words)?.[1];
  return DISOWNING.some((pattern) => pattern.test(words)) || CORRECTED.test(words) || (replacement !== undefined && !NO_REPLACEMENT.test(replacement));
}

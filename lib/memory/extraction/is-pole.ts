const YES = new Set("true yes like likes ja mag sí si oui sim".split(" "));
const NO = new Set("false no none dislike dislikes nein non não".split(" "));

/** Whether a folded word, as a value, says yes or no to what its note is about; undefined for any other word. */
export const poleOf = (word: string): boolean | undefined => (YES.has(word) ? true : NO.has(word) ? false : undefined);

/** True for a folded word that says how a note is meant and not what of: as a value it needs no word of the person's, and tells no two things apart. */
export const isPole = (word: string): boolean => poleOf(word) !== undefined;

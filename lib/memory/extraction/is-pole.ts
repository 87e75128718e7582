const POLES = new Set("true false yes no none like likes dislike dislikes ja nein mag sí si oui non sim não".split(" "));

/** True for a folded word that says how a note is meant and not what of: as a value it needs no word of the person's, and tells no two things apart. */
export const isPole = (word: string): boolean => POLES.has(word);

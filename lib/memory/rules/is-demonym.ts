let names: ReadonlySet<string> | null = null;

/** English names of languages, from the runtime's own tables: they are also what people call themselves by. */
function languageNames(): ReadonlySet<string> {
  if (names) return names;
  const display = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const found = letters.flatMap((first) => letters.flatMap((second) => display.of(first + second)?.split(/\s+|[()]/u) ?? []));
  names = new Set(found.filter((name) => name !== "").map((name) => name.toLowerCase()));
  return names;
}

const OTHERS = new Set(
  "american canadian mexican brazilian australian austrian belgian argentinian colombian chilean peruvian venezuelan cuban moroccan algerian tunisian egyptian nigerian ghanaian kenyan ethiopian indian pakistani iranian iraqi israeli lebanese syrian saudi british scottish european african asian latino latina hispanic arab christian muslim jewish buddhist hindu catholic protestant"
    .split(" "),
);

/** True for a word that says where somebody or a tongue is from: "Portuguese" is no first name. */
export function isDemonym(word: string): boolean {
  const lower = word.toLowerCase();
  return languageNames().has(lower) || OTHERS.has(lower);
}

/** True for the English name of a language. */
export const isLanguageName = (word: string): boolean => languageNames().has(word.toLowerCase()) || /^(?:mandarin|cantonese|sign|latin|klingon|elvish|creole|flemish)$/iu.test(word);

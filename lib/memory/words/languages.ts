/** Languages with a stemmer (`stem-word.ts`), by code. */
export const LANGUAGES = ["en", "de", "fr", "es", "pt", "it", "nl", "ru"] as const;
export type Language = (typeof LANGUAGES)[number];

const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/**
 * Words that say nothing about what a text is about. Moderate on purpose: a list that is too long also
 * takes "home", "work" or "old" out of a memory. They serve to guess the language, too.
 */
export const STOP_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: list(
    "a an the and or but if so than then that this these those there here is am are was were be been being do does did doing done " +
      "has have had having will would shall should can could may might must i me my mine myself you your yours he him his she her hers it its " +
      "we us our ours they them their theirs who whom whose what which when where why how of to in on at by for from with about into over as " +
      "not no nor too very just also any some all such only own same up out off it's i'm i've i'll i'd don't didn't isn't that's let's",
  ),
  de: list(
    "der die das ein eine einer eines einem einen den dem des und oder aber wenn als dass ist bin bist sind war waren sein hat habe haben hatte " +
      "ich mich mir mein meine du dich dir dein er ihn ihm sie es wir uns unser ihr ihnen was wer wie wo wann warum von zu im in am an auf aus bei " +
      "mit für nach über vor nicht kein keine auch nur noch schon sehr so da hier zum zur",
  ),
  fr: list(
    "le la les un une des du de et ou mais si que qui quoi ce cet cette ces est suis es sont était être ai as a avons ont avoir je me mon ma mes " +
      "tu te ton ta tes il elle on nous vous ils elles son sa ses leur à au aux en dans par pour sur avec sans pas ne plus très aussi où quand comment",
  ),
  es: list(
    "el la los las un una unos unas y o pero si que quien qué este esta estos estas ese esa es soy eres son era ser estoy está he ha han yo me mi mis " +
      "tú te tu tus él ella nos nosotros su sus de del a al en por para con sin no muy también más donde cuando como cómo lo le les se",
  ),
  pt: list(
    "o a os as um uma uns umas e ou mas se que quem este esta isto esse essa é sou és são era ser estou está tenho tem eu me meu minha tu te teu " +
      "ele ela nós nos vocês você seu sua de do da dos das em no na nos nas por para com sem não muito também mais onde quando como ao à lhe",
  ),
  it: list(
    "il lo la i gli le un uno una e o ma se che chi questo questa quello quella è sono sei era essere ho hai ha hanno io mi mio mia tu ti tuo tua " +
      "lui lei noi ci voi loro suo sua di del della dei da dal in nel nella a al alla con su per tra non molto anche più dove quando come",
  ),
  nl: list(
    "de het een en of maar als dan dat die dit deze is ben bent zijn was waren heb hebt heeft had ik mij me mijn jij je jouw hij hem zij ze wij we " +
      "ons onze jullie hun wat wie waar wanneer hoe waarom van te in op aan bij voor naar met uit over niet geen ook nog al heel er",
  ),
  ru: list(
    "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне было вот от меня еще нет о из ему мой моя мы они был была " +
      "быть есть это этот эта кто где когда для до при или",
  ),
};

/** Fewer hits than this prove nothing: a single "die" or "me" is a word of more than one language. */
const FEWEST_HITS = 2;

/** Whether the words leave little doubt about their language. Most questions of a few words do leave some. */
export const isSurely = (language: Language, words: readonly string[]): boolean => words.reduce((count, word) => count + (STOP_WORDS[language].has(word) ? 1 : 0), 0) >= FEWEST_HITS;

/** The language most of whose stop words the words are; English where nothing is clear. */
export function guessLanguage(words: readonly string[]): Language {
  let best: Language = "en";
  let bestHits = 0;
  for (const language of LANGUAGES) {
    const hits = words.reduce((count, word) => count + (STOP_WORDS[language].has(word) ? 1 : 0), 0);
    if (hits > bestHits && (language === "en" || hits >= FEWEST_HITS)) [best, bestHits] = [language, hits];
  }
  return best;
}

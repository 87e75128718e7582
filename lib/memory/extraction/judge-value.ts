import type { JsonValue } from "@/lib/memory/json-limits";
import { STOP_WORDS } from "@/lib/memory/words/languages";
import { splitWords } from "@/lib/memory/words/split-words";
import { blankSaidFigures } from "./blank-said-figures";
import { isPole } from "./is-pole";
import { hasForm, isSaidInAnyForm } from "./is-said-in-any-form";
import { numberOf } from "./read-numbers";
import type { SaidWords } from "./said-words";

/** "invented" where a name or a number in a value is nobody's, "unknown" where a word of it is the person's in another form at best. */
export type ValueStanding = "said" | "unknown" | "invented";

/** How a value stands to the words it was made of: it decides what a note replaces, so it may bring in nothing. */
export function judgeValue(value: JsonValue | undefined, content: string, said: SaidWords): ValueStanding {
  if (typeof value !== "string" && typeof value !== "number") return "said";
  const text = String(value);
  const rest = blankSaidFigures(text, said);
  if (rest === null) return "invented";
  const noted = new Set(splitWords(content).map(({ word }) => word));
  const isKnown = (word: string) => noted.has(word) || isPole(word) || STOP_WORDS.en.has(word) || STOP_WORDS[said.language].has(word) || isSaidInAnyForm(word, said);
  const unknown = splitWords(rest).filter(({ word }) => numberOf(word) === undefined && !isKnown(word));
  // Many languages bend names: "Kraków" is what "w Krakowie" speaks of, as far as code can tell.
  if (unknown.some(({ word, start, end }) => /\p{Lu}/u.test(text.slice(start, end)) && !hasForm(said.forms, word))) return "invented";
  return unknown.length > 0 ? "unknown" : "said";
}

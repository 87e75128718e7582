import type { StandingRecord } from "@/lib/memory/questions/contract";
import type { ExpectedState } from "@/lib/memory/questions/schema";

const rules = new Intl.PluralRules("en", { type: "ordinal" });
const ENDINGS: Record<Intl.LDMLPluralRule, string> = { zero: "th", one: "st", two: "nd", few: "rd", many: "th", other: "th" };

/** "1st", "12th", "23rd". */
export const sayOrdinal = (place: number): string => `${place}${ENDINGS[rules.select(place)]}`;

/** What became of something that can no longer be found. It is no miss. */
export const GONE: Record<Exclude<ExpectedState, "here">, string> = {
  forgotten: "Forgotten since: it is not expected any more.",
  hidden: "Hidden since: it is not expected any more.",
  expired: "Expired since: it is not expected any more.",
  gone: "Deleted with its conversation: it is not expected any more.",
};

type Place = Pick<StandingRecord, "rank" | "is_in_view">;

/** Where something stood: "3rd", "14th, too far down", "not found". */
export function sayPlace({ rank, is_in_view }: Place): string {
  if (rank === null) return "not found";
  return is_in_view ? sayOrdinal(rank) : `${sayOrdinal(rank)}, too far down`;
}

/** The same beside where it stood before, where that was elsewhere: "3rd, was 9th". */
export function sayPlaceAndBefore(now: Place, before: Place | null): string {
  if (before === null || (before.rank === now.rank && before.is_in_view === now.is_in_view)) return sayPlace(now);
  return `${sayPlace(now)}, was ${before.rank === null ? "not found" : sayOrdinal(before.rank)}`;
}

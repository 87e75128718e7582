import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { MemoryWithSourcesRecord } from "@/lib/memory/contract";
import { MOST_SOURCES } from "@/lib/memory/sources/schema";
import { SourceList } from "./source-list";

type Place = MemoryWithSourcesRecord["heard_again"][number];

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const clock = { now: "2026-11-20T08:00:00.000Z", timeZone: "UTC" };
const heard = (number: number, given: Partial<Place> = {}): Place => ({
  conversation_id: id(1_000 + number),
  message_id: id(number),
  quote: `words ${number}`,
  is_on_branch: true,
  said_at: `2026-10-${String(number).padStart(2, "0")}T10:00:00.000Z`,
  ...given,
});

const markupWith = (corrected_at: string | null, first: Place | null, ...again: Place[]) =>
  renderToStaticMarkup(<SourceList memory={{ source: first, heard_again: again, valid_from: first?.said_at ?? "2026-10-01T10:00:00.000Z", corrected_at }} clock={clock} />);
const markupOf = (first: Place | null, ...again: Place[]) => markupWith(null, first, ...again);
const linesOf = (markup: string) => markup.split("<li").slice(1).map((item) => item.slice(item.indexOf(">") + 1).replace(/<[^>]*>/g, "|").split("|").filter(Boolean).join(" "));
const linksOf = (markup: string) => [...markup.matchAll(/href="([^"]*)"/g)].map(([, address]) => address?.replaceAll("&amp;", "&"));

it("one place: its words, its day, and the way to that very message", () => {
  const markup = markupOf(heard(3));
  expect(linesOf(markup)).toEqual(["“words 3” 3 Oct"]);
  expect(linksOf(markup)).toEqual([`/c/${id(1_003)}?message=${id(3)}#${id(3)}`]);
});

it("many places: the newest first, the one it was learned from last, each with a way of its own", () => {
  const markup = markupOf(heard(3), heard(9), heard(5));
  expect(linesOf(markup)).toEqual(["“words 9” 9 Oct", "“words 5” 5 Oct", "“words 3” 3 Oct"]);
  expect(linksOf(markup)).toEqual([9, 5, 3].map((number) => `/c/${id(1_000 + number)}?message=${id(number)}#${id(number)}`));
});

it("on a branch that was left: it says so, and still leads there", () => {
  const markup = markupOf(heard(3, { is_on_branch: false }));
  expect(linesOf(markup)).toEqual(["“words 3” 3 Oct , in a version of the conversation that you left"]);
  expect(linksOf(markup)).toHaveLength(1);
});

it("in a conversation that is gone: it says so, and leads nowhere; the others do", () => {
  const markup = markupOf(heard(3), heard(9, { is_on_branch: null, quote: "" }));
  expect(linesOf(markup)).toEqual(["9 Oct, in a conversation that is gone", "“words 3” 3 Oct"]);
  expect(linksOf(markup)).toEqual([`/c/${id(1_003)}?message=${id(3)}#${id(3)}`]);
});

it("as many places as are kept: every one of them, and the first", () => {
  const again = Array.from({ length: MOST_SOURCES }, (_, index) => heard(MOST_SOURCES + 1 - index));
  const markup = markupOf(heard(1), ...again);
  expect(linesOf(markup)).toHaveLength(MOST_SOURCES + 1);
  expect(linesOf(markup).at(-1)).toBe("“words 1” 1 Oct");
});

it("corrected since: what was said before is said to be so", () => {
  expect(linesOf(markupWith("2026-10-05T10:00:00.000Z", heard(3), heard(9)))).toEqual(["“words 9” 9 Oct", "“words 3” 3 Oct , before you corrected it"]);
});

it("written down: it was in no conversation", () => {
  expect(markupOf(null)).toContain("In no conversation: it was written down.");
  expect(linksOf(markupOf(null))).toEqual([]);
});

it("what was said is text, whatever it looks like", () => {
  expect(markupOf(heard(3, { quote: "<img src=x onerror=alert(1)>" }))).not.toContain("<img");
});

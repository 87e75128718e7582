import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type HistoryEntry, HistoryList } from "./history-list";

const clock = { now: "2026-11-20T08:00:00.000Z", timeZone: "UTC" };
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}` as HistoryEntry["memory_id"];
const day = (number: number) => `2026-10-${String(number).padStart(2, "0")}T10:00:00.000Z`;
const entry = (version: number, content: string, given: Partial<HistoryEntry> = {}): HistoryEntry => ({
  memory_id: id(1),
  version,
  type: "fact",
  content,
  key: null,
  value: null,
  importance: null,
  confidence: 1,
  valid_from: day(version),
  valid_to: day(version + 1),
  changed_at: day(version),
  changed_by: "person",
  reason: version === 1 ? "first learned" : "corrected by hand",
  source: null,
  ...given,
});
const quote = (words: string) => ({ conversation_id: id(8), message_id: id(9), quote: words });
const linesOf = (...entries: HistoryEntry[]) =>
  renderToStaticMarkup(<HistoryList entries={entries} clock={clock} />)
    .split("<li")
    .slice(1)
    .map((item) => item.slice(item.indexOf(">") + 1).replace(/<del[^>]*>/g, "~").replace(/<\/del>/g, "~").replace(/<q[^>]*>/g, " “").replace(/<\/q>/g, "”").replace(/<span class="block[^>]*>/g, " | ").replace(/<[^>]*>/g, ""));

describe("the history of a memory", () => {
  it("strikes through what it said before a correction, with the words that was learned from", () => {
    expect(linesOf(entry(2, "Is allergic to cashews", { valid_to: null }), entry(1, "Is allergic to peanuts", { source: quote("I'm allergic to peanuts") }))).toEqual([
      "Is allergic to cashews | 2 Oct · corrected by hand",
      "~Is allergic to peanuts~ “I&#x27;m allergic to peanuts” | 1 Oct · first learned",
    ]);
  });

  it("strikes through what it replaced, with its days and why", () => {
    const replaced = entry(1, "Lives in Porto", { memory_id: id(2), valid_from: day(1), valid_to: day(9), reason: "replaced by something said later", source: quote("I live in Porto.") });
    expect(linesOf(entry(1, "Lives in Braga", { valid_from: day(9), valid_to: null, source: quote("I moved to Braga.") }), replaced)).toEqual([
      "Lives in Braga | 9 Oct · first learned",
      "~Lives in Porto~ “I live in Porto.” | 1 Oct to 9 Oct · replaced by something said later",
    ]);
  });

  it("says words once that stayed the same, and does not strike them through", () => {
    const reason = "importance changed by hand";
    expect(linesOf(entry(4, "Keeps ducks", { valid_to: null, reason }), entry(3, "Keeps ducks"), entry(2, "Keeps bees", { reason }), entry(1, "Keeps bees"))).toEqual([
      " | 4 Oct · importance changed by hand",
      "Keeps ducks | 3 Oct · corrected by hand",
      " | 2 Oct · importance changed by hand",
      "~Keeps bees~ | 1 Oct · first learned",
    ]);
  });

  it("says what was replaced also where it said the same", () => {
    expect(linesOf(entry(1, "Lives in Porto", { valid_to: null }), entry(1, "Lives in Porto", { memory_id: id(2), reason: "replaced by something said later" }))[1]).toContain("~Lives in Porto~");
  });

  it("says that there may be more", () => {
    const many = Array.from({ length: 200 }, (_, index) => entry(201 - index, `Words ${index}`, { valid_from: day(1), valid_to: day(2) }));
    expect(linesOf(...many).at(-1)).toBe("What is older than these 200 is not shown.");
    expect(linesOf(...many.slice(1)).at(-1)).not.toContain("is not shown");
  });
});

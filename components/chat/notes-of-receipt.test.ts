import { describe, expect, it } from "vitest";
import { receiptMemory, receiptWith } from "./__fixtures__/receipts";
import { notesOf, sayWhereFrom } from "./notes-of-receipt";
import { shownParts } from "./prompt-parts";

const clock = { now: "2026-11-20T08:00:00.000Z", timeZone: "UTC" };
const span = (mark: string, start: number, end: number) => ({ mark, start, end, basis: "marked" as const });

describe("notes of a receipt", () => {
  it("numbers memories in the order their words come", () => {
    const receipt = receiptWith({
      memories: [receiptMemory({ mark: "m1", content: "late" }), receiptMemory({ mark: "m7", content: "early" })],
      spans: [span("m1", 40, 50), span("m7", 3, 9), span("m1", 60, 70)],
    });
    const { notes, uses } = notesOf(receipt);
    expect(notes.map(({ number, memory }) => [number, memory.content])).toEqual([[1, "early"], [2, "late"]]);
    expect(uses).toEqual([{ number: 1, start: 3, end: 9 }, { number: 2, start: 40, end: 50 }, { number: 2, start: 60, end: 70 }]);
  });

  it("leaves out what was only in view, and spans whose memory is not there", () => {
    const receipt = receiptWith({
      memories: [receiptMemory({ mark: "m1", content: "in view", use: "in-view" })],
      spans: [span("m1", 0, 4), span("m9", 5, 9)],
    });
    expect(notesOf(receipt)).toEqual({ notes: [], uses: [] });
  });

  it("keeps a used memory that no words could be found for", () => {
    const receipt = receiptWith({ memories: [receiptMemory({ mark: "m1", content: "quiet" })] });
    expect(notesOf(receipt).notes).toHaveLength(1);
  });

  it("says where a memory is from", () => {
    const said = receiptMemory({ mark: "m1", content: "x" });
    expect(sayWhereFrom(said, clock)).toBe("you said so on 3 Oct");
    expect(sayWhereFrom({ ...said, kind: "episode" }, clock)).toBe("from “Weekend in Porto”, 3 Oct");
    expect(sayWhereFrom({ ...said, source: { ...said.source, date: clock.now } }, clock)).toBe("you said so today");
    expect(sayWhereFrom({ ...said, source: { ...said.source, conversationId: null } }, clock)).toBe("you wrote it down on 3 Oct");
    const corrected = { ...said.source, correctedAt: "2026-10-14T12:00:00.000Z" };
    expect(sayWhereFrom({ ...said, source: corrected }, clock)).toBe("corrected by you, 14 Oct");
    expect(sayWhereFrom({ ...said, source: { ...corrected, conversationId: null } }, clock)).toBe("corrected by you, 14 Oct");
    expect(sayWhereFrom({ ...said, source: corrected, isForgotten: true }, clock)).toBe("with what it was learned from");
  });
});

describe("parts of a prompt", () => {
  it("adds the question to this talk and leaves out what is empty", () => {
    expect(shownParts(receiptWith({})).map(({ label, tokenCount }) => [label, tokenCount])).toEqual([
      ["persona", 186],
      ["facts", 412],
      ["this talk", 508],
    ]);
  });
});

import { describe, expect, it } from "vitest";
import type { ProposedFact } from "@/lib/memory/prompts/extract-facts";
import { readProposals, type ReadProposals } from "./read-proposals";

const said = { messageId: "01999999-0000-7000-8000-000000000001", text: "I keep bees in the garden of my aunt, next to the shed.", saidAt: new Date("2027-05-03T10:00:00Z") };
const fact = (content: string, more: Partial<ProposedFact> = {}): ProposedFact => ({ content, type: "fact", importance: 3, confidence: 0.8, evidence: { quote: "I keep bees in the garden", message: 1 }, ...more });

/** What is kept of an answer about this one message. */
const read = (proposed: readonly (ProposedFact | null)[], knownIds: readonly string[] = []): ReadProposals => {
  const [own] = readProposals(proposed, [said], knownIds);
  if (!own) throw new Error("Nothing was read of the message");
  return own;
};

describe("readProposals", () => {
  it("of a thousand it takes thirty at most, and counts the rest", () => {
    const thousand = Array.from({ length: 1_000 }, (_, index) => fact(`Keeps bees ${String.fromCharCode(97 + (index % 26)).repeat(1 + (index % 7))}`));
    const { proposals, droppedCount } = read(thousand);
    expect(proposals.length).toBeGreaterThan(0);
    expect(proposals.length).toBeLessThanOrEqual(30);
    expect(proposals.length + droppedCount).toBe(1_000);
  });

  it("takes what says the same once", () => {
    expect(read([fact("Keeps bees"), fact("keeps  BEES."), fact("Keeps bees", { confidence: 1 })])).toMatchObject({ proposals: [{ candidate: { confidence: 0.8 } }], droppedCount: 2 });
  });

  it("mends numbers and dates, and counts what cannot be read", () => {
    const { proposals, droppedCount } = read([fact("Keeps bees", { importance: 99, confidence: 7, expires_on: "2027-02-31x", key: "", value: null }), null]);
    expect(proposals).toMatchObject([{ candidate: { importance: 5, confidence: 1 } }]);
    expect(proposals[0]?.candidate).not.toHaveProperty("expiresAt");
    expect(droppedCount).toBe(1);
  });

  it.each([
    ["a day to come", "2027-06-30", "2027-06-30T23:59:59.000Z"],
    ["the day of the message", "2027-05-03", "2027-05-03T23:59:59.000Z"],
    ["a day before the message", "2027-05-02", undefined],
    ["a day of another year", "2024-06-30", undefined],
    ["a day that no calendar has", "2027-02-30", undefined],
    ["a moment", "2027-06-30T10:00:00Z", undefined],
    ["words", "next week", undefined],
    ["nothing", null, undefined],
  ])("a note may expire: %s", (_name, expires_on, expiresAt) => {
    const { proposals, droppedCount } = read([fact("Keeps bees", { expires_on })]);
    expect(proposals[0]?.candidate.content).toBe("Keeps bees");
    expect(proposals[0]?.candidate.expiresAt).toBe(expiresAt);
    expect(droppedCount).toBe(0);
  });

  it("keeps what a model calls by another name under the key by which one value replaces another", () => {
    const { proposals } = read([fact("Keeps bees", { key: "job", value: "bees" })]);
    expect(proposals[0]?.candidate).toMatchObject({ key: "occupation", value: "bees" });
  });

  it("maps numbers to the ids behind them, and others to nothing", () => {
    const relations = [{ known: 2, relation: "same" as const }, { known: 3, relation: "contradicts" as const }, { known: 0, relation: "contradicts" as const }];
    expect([...(read([fact("Keeps bees", { relations })], ["a", "b"]).proposals[0]?.named ?? [])]).toEqual([["b", "same"]]);
  });
});

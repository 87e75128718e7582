import { describe, expect, it } from "vitest";
import type { Candidate } from "./candidate";
import { type PastMemory, placeInHistory } from "./place-in-history";

const day = (month: number) => new Date(Date.UTC(2027, month - 1, 1));
const lives = (place: string): Candidate => ({
  content: `Lives in ${place}`, key: "home_city", value: place, type: "fact", importance: 4, confidence: 0.9, evidence: { quote: place, messageId: "01999999-0000-7000-8000-000000000001" },
});
const past = (place: string, from: number, until: number | null): PastMemory => ({
  id: place, content: `Lives in ${place}`, key: "home_city", value: place, learnedAt: day(from), supersededAt: until === null ? null : day(until),
});
/** Porto from January, Lyon from June, Ulm since September. */
const history = [past("Porto", 1, 6), past("Lyon", 6, 9), past("Ulm", 9, null)];
const ulm = history[2];

describe("placeInHistory", () => {
  it("puts late news between the one before, which ends there, and the next one after", () => {
    expect(placeInHistory(lives("Graz"), day(3), ulm, history)).toEqual({ closedBy: { id: "Lyon", at: day(6) }, closesId: "Porto" });
  });

  it("before everything known it closes nothing", () => {
    expect(placeInHistory(lives("Graz"), new Date("2026-01-01"), ulm, history)).toEqual({ closedBy: { id: "Porto", at: day(1) } });
  });

  it("what was known then is heard again", () => {
    expect(placeInHistory(lives("Lyon"), day(7), ulm, history)).toMatchObject({ sameAs: "Lyon" });
  });

  it("without a key it is closed by the newer one alone", () => {
    const { key: _key, value: _value, ...graz } = lives("Graz");
    expect(placeInHistory(graz, day(3), ulm, [])).toEqual({ closedBy: { id: "Ulm", at: day(9) } });
  });
});

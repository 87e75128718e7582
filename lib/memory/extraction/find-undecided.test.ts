import { describe, expect, it } from "vitest";
import type { KnownMemory } from "./decide-change";
import { findUndecided, numberPairs, withRelations } from "./find-undecided";
import type { Proposal } from "./read-proposals";

const said = new Date("2027-05-03T10:00:00Z");
const proposal = (content: string, more: object = {}): Proposal => ({
  candidate: { content, type: "fact", importance: 3, confidence: 0.9, evidence: { quote: content, messageId: "01999999-0000-7000-8000-000000000001" }, ...more },
  named: new Map(),
});
const known = (id: string, content: string, more: Partial<KnownMemory> = {}): KnownMemory => ({ id, content, key: null, value: null, learnedAt: new Date("2026-01-01"), ...more });

const bees = known("bees", "Keeps bees in the garden");
const porto = known("porto", "Lives in Porto", { key: "home_city", value: "Porto" });
const climbing = known("climbing", "Goes climbing", { key: "hobby", value: "climbing" });

describe("findUndecided", () => {
  it("asks about what shares many words or a key of many values, not about what a key or the words decide", () => {
    const proposals = [
      proposal("Gave the bees in the garden away"),
      proposal("Lives in Lyon", { key: "home_city", value: "Lyon" }),
      proposal("Does pottery", { key: "hobby", value: "pottery" }),
      proposal("Keeps bees in the garden"),
      proposal("Is allergic to walnuts"),
    ];
    const pairs = findUndecided(proposals, proposals.map(() => [bees, porto, climbing]));
    expect(pairs.map(({ proposal: index, known: { id } }) => [index, id])).toEqual([[0, "bees"], [2, "climbing"]]);
  });

  it("asks nothing twice, and of each note only about the nearest", () => {
    const named = { ...proposal("Gave the bees in the garden away"), named: new Map([["bees", "contradicts" as const]]) };
    expect(findUndecided([named], [[bees]])).toEqual([]);
    const many = Array.from({ length: 20 }, (_, index) => known(`bees-${index}`, `Keeps ${index} bees in the garden`));
    expect(findUndecided([proposal("Feeds bees in the garden")], [many])).toHaveLength(3);
  });
});

describe("numberPairs and withRelations", () => {
  const proposals = [proposal("Is allergic to walnuts"), proposal("Gave the bees in the garden away"), proposal("Does pottery", { key: "hobby", value: "pottery" })];
  const pairs = [{ proposal: 1, known: bees }, { proposal: 2, known: climbing }, { proposal: 2, known: bees }];

  it("shows each note and each memory once, by small integers", () => {
    expect(numberPairs(proposals, pairs, said)).toEqual({
      saidOn: "2027-05-03",
      notes: ["Gave the bees in the garden away", "Does pottery"],
      known: [{ content: "Keeps bees in the garden", since: "2026-01-01" }, { content: "Goes climbing", since: "2026-01-01" }],
      pairs: [{ note: 1, known: 1 }, { note: 2, known: 2 }, { note: 2, known: 1 }],
    });
  });

  it("maps the numbers back, and what was not asked names nothing", () => {
    const related = withRelations(proposals, pairs, [
      { note: 1, known: 1, relation: "contradicts" },
      { note: 1, known: 2, relation: "contradicts" },
      { note: 9, known: 1, relation: "same" },
      { note: 1, known: -1, relation: "same" },
      { note: 1.5, known: 0, relation: "same" },
    ]);
    expect(related.map(({ named }) => [...named])).toEqual([[], [["bees", "contradicts"]], []]);
  });
});

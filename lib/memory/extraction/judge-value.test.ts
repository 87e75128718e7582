import { expect, it } from "vitest";
import { judgeValue } from "./judge-value";
import { readSaidWords } from "./said-words";

const said = readSaidWords("I live in Lyon with two cats since May", new Date("2027-05-03T10:00:00Z"));

it.each([
  ["Lyon", "said"], ["lyon", "said"], ["2", "said"], [2, "said"], ["2027-05", "said"], [true, "said"], [undefined, "said"], [{ city: "Paris" }, "said"],
  ["france", "unknown"], ["living", "said"], ["Lyons", "unknown"],
  ["Paris", "invented"], ["Lyon, France", "invented"], ["3", "invented"], [3, "invented"], ["2024-01-01", "invented"],
] as const)("%j is %s", (value, standing) => {
  expect(judgeValue(value, "Lives in Lyon", said)).toBe(standing);
});

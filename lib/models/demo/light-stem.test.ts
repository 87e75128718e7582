import { expect, it } from "vitest";
import { contentStems, lightStem } from "./light-stem";

it.each([["kite", "kites"], ["study", "studies"], ["met", "meet"], ["hike", "hiking"], ["allergy", "allergies"]])("%s and %s meet", (a, b) => {
  const shared = [lightStem(a), lightStem(b)].map((stem) => stem.replace(/[yi]$/, ""));
  expect(shared[0]).toBe(shared[1]);
});

it("leaves out words without a subject, and each word but once", () => {
  expect(contentStems("What is the kite, and the KITES?")).toEqual(["kit"]);
});

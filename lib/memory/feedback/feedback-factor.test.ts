import { expect, it } from "vitest";
import { feedbackFactor } from "./feedback-factor";

it.each([
  [0, 0, 1],
  [1, 0, 1.15],
  [2, 0, 1.225],
  [0, 1, 0.8],
  [0, 2, 0.7],
  [3, 3, 1],
])("%i useful, %i wrong → %f", (usefulCount, wrongCount, factor) => {
  expect(feedbackFactor({ usefulCount, wrongCount })).toBeCloseTo(factor, 6);
});

it("stays within its bounds, however often it is said", () => {
  expect(feedbackFactor({ usefulCount: 1_000_000, wrongCount: 0 })).toBeLessThanOrEqual(1.3);
  expect(feedbackFactor({ usefulCount: 0, wrongCount: 1_000_000 })).toBeGreaterThanOrEqual(0.6);
});

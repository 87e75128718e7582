import { describe, expect, it } from "vitest";
import { countPlaywright, countVitest } from "./count-tests.mjs";

describe("countVitest", () => {
  const report = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] };

  it("adds up the tests", () => {
    expect(countVitest(report)).toEqual({ passed: 7, failed: 1, skipped: 3 });
  });

  it("counts a file that could not be loaded as failed", () => {
    const testResults = [{ status: "failed", assertionResults: [] }, { status: "failed", assertionResults: [{}] }];
    expect(countVitest({ ...report, testResults }).failed).toBe(2);
  });

  it("refuses a report it does not know, instead of counting nothing as good", () => {
    expect(() => countVitest({})).toThrow("numPassedTests");
  });
});

describe("countPlaywright", () => {
  it("counts a test that passed only at the second try as failed", () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] };
    expect(countPlaywright(report)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it("counts an error outside every test, such as a spec that does not load", () => {
    const report = { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{ message: "no such module" }] };
    expect(countPlaywright(report).failed).toBe(1);
  });
});

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === "object" && value !== null;

/** @param {unknown} report @param {string} key */
function number(report, key) {
  const value = isRecord(report) ? report[key] : undefined;
  if (typeof value !== "number") throw new Error(`the report has no number "${key}"`);
  return value;
}

/**
 * From Vitest's JSON report. A file that could not even be loaded holds no failed test, and counts as one.
 * @param {unknown} report @returns {Counts}
 */
export function countVitest(report) {
  const files = isRecord(report) && Array.isArray(report.testResults) ? report.testResults : [];
  const broken = files.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  return {
    passed: number(report, "numPassedTests"),
    failed: number(report, "numFailedTests") + broken,
    skipped: number(report, "numPendingTests") + number(report, "numTodoTests"),
  };
}

/**
 * From Playwright's JSON report. A test that passed only when tried again counts as failed.
 * @param {unknown} report @returns {Counts}
 */
export function countPlaywright(report) {
  const stats = isRecord(report) ? report.stats : undefined;
  const errors = isRecord(report) && Array.isArray(report.errors) ? report.errors.length : 0;
  const unexpected = number(stats, "unexpected") + number(stats, "flaky");
  return {
    passed: number(stats, "expected"),
    failed: unexpected === 0 ? errors : unexpected,
    skipped: number(stats, "skipped"),
  };
}

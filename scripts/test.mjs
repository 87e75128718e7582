/**
 * Everything that must hold before a change is done, in one command that needs nothing but Node:
 * install, database client, lint, types, build, unit and integration tests, browser specs.
 *
 *   npm test
 *
 * Goes on after a failure where that still tells something, and ends with a line "N passed, N failed": each step
 * counts as one, besides every test in it. Ends with an error if anything failed, or if no test ran.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { installOnce } from "./start/install-once.mjs";
import { countPlaywright, countVitest } from "./test/count-tests.mjs";
import { runStep } from "./test/run-step.mjs";

const root = path.resolve(import.meta.dirname, "..");
const reports = mkdtempSync(path.join(tmpdir(), "commonplace-tests-"));
const tool = (/** @type {string[]} */ ...parts) => path.join(root, "node_modules", ...parts);
const NEXT = tool("next", "dist", "bin", "next");
const PLAYWRIGHT_REPORT = path.join(reports, "playwright.json");
const VITEST_REPORT = path.join(reports, "vitest.json");

const NO_TESTS = { passed: 0, failed: 0, skipped: 0 };

/** @typedef {{ name: string, passed: number, failed: number, skipped: number, seconds: number }} Outcome */
/** @typedef {(parameters: string[], environment?: Record<string, string>) => Promise<boolean>} Run one of Node's programs, and say whether it ended well */
/** @type {Outcome[]} */
const outcomes = [];
let testsRun = 0;

/**
 * @param {string} name
 * @param {(run: Run) => boolean | Promise<boolean>} work whether it went well
 * @param {{ count?: () => { passed: number, failed: number, skipped: number }, isBeside?: boolean }} [options]
 *   `count` of the tests inside; `isBeside` others: what it prints is shown when it is done, so that it stands together
 */
async function step(name, work, { count, isBeside = false } = {}) {
  const outcome = { name, passed: 0, failed: 0, skipped: 0, seconds: 0 };
  outcomes.push(outcome);
  const heading = `\n── ${name}`;
  /** @type {string[]} */
  const printed = [];
  console.log(isBeside ? `\n── ${name} begins, beside others` : heading);
  const startedAt = performance.now();
  const isDone = await work((parameters, environment = {}) => runStep(root, parameters, environment, isBeside ? (text) => printed.push(text) : undefined));
  if (isBeside) console.log(`${heading}\n${printed.join("").trimEnd()}`);
  const tests = count?.() ?? NO_TESTS;
  testsRun += tests.passed + tests.failed;
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  Object.assign(outcome, { seconds, passed: tests.passed + Number(isDone), failed: tests.failed + Number(!isDone), skipped: tests.skipped });
  return isDone;
}

/** @template Counts @param {string} file @param {(report: unknown) => Counts} read @param {Counts} nothing */
function countIn(file, read, nothing) {
  try {
    return read(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    console.error(`There is no readable report of the tests: ${error instanceof Error ? error.message : error}`);
    return nothing;
  }
}

const isInstalled = await step("install", () => {
  try {
    installOnce(root);
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
});
if (isInstalled && (await step("database client", (run) => run(["scripts/generate-client.mjs"])))) {
  const isBeside = true;
  // Beside each other: one waits for the network, and none of the others keeps two cores busy.
  const [, , isBuilt] = await Promise.all([
    // The unit tests run a real model, which they make themselves.
    step("local embedder", (run) => run(["scripts/start/install-local-embedder.mjs"]), { isBeside }),
    step("lint", (run) => run([tool("eslint", "bin", "eslint.js"), ".", "--max-warnings", "0"]), { isBeside }),
    step("types", async (run) => (await run([NEXT, "typegen"])) && run([tool("typescript", "bin", "tsc"), "--noEmit"]), { isBeside })
      // After it, since both write into `.next`. Through the same door as `npm start`, so that a start after the tests finds its build.
      .then(() => step("build", (run) => run(["scripts/build.mjs"]), { isBeside })),
  ]);
  // Alone: some tests measure how long something takes.
  await step(
    "unit and integration tests",
    (run) => run([tool("vitest", "vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${VITEST_REPORT}`]),
    { count: () => countIn(VITEST_REPORT, countVitest, NO_TESTS) },
  );
  if (isBuilt) {
    await step(
      "browser specs",
      (run) => run([tool("@playwright", "test", "cli.js"), "test", "--reporter=list,json"], { PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT_REPORT }),
      { count: () => countIn(PLAYWRIGHT_REPORT, countPlaywright, NO_TESTS) },
    );
  }
}
rmSync(reports, { recursive: true, force: true });

const sum = (/** @type {"passed" | "failed" | "skipped"} */ key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
if (testsRun === 0) outcomes.push({ name: "no test ran", passed: 0, failed: 1, skipped: 0, seconds: 0 });

console.log("");
for (const { name, passed, failed, skipped, seconds } of outcomes) {
  console.log(`${failed ? "✗" : "✓"} ${name.padEnd(28)} ${passed} passed, ${failed} failed, ${skipped} skipped, ${seconds} s`);
}
const skipped = sum("skipped");
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed${skipped ? `, ${skipped} skipped` : ""}`);
process.exitCode = sum("failed") === 0 ? 0 : 1;

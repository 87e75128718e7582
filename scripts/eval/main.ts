/**
 * How well past messages are found again: LoCoMo's dialogs go in by the import of conversations, its questions through
 * the search, both over HTTP into the build that is there, with no model and no network.
 *
 *   npm run eval:memory -- FILE             all dialogs of the file
 *   npm run eval:memory -- FILE NAME…       only these
 *   npm run eval:memory -- FILE --check     also compares every ranking with that of `offline.ts`
 *
 * Ends with an error where a whole file misses a target, or takes longer than it may.
 */
import { parseArgs } from "node:util";
import { startApp } from "@/e2e/support/app-server";
import { describeMachine, machineLine } from "@/scripts/bench/machine";
import { findMisses } from "./find-misses";
import { readDialogs } from "./locomo";
import { offlineSearch } from "./offline-search";
import { signUpAsker } from "./person";
import { plainBm25 } from "./plain-bm25";
import { outcomeOf, type Outcome, toRows } from "./recall-figures";
import { countReached, toTable } from "./report";

const { values, positionals } = parseArgs({ args: process.argv.slice(2), allowPositionals: true, options: { check: { type: "boolean", default: false } } });
const [file, ...names] = positionals;
if (file === undefined) {
  console.error("Name the file of the benchmark: npm run eval:memory -- FILE [NAME…] [--check]");
  process.exit(1);
}
const machine = describeMachine();
const dialogs = readDialogs(file).filter(({ name }) => names.length === 0 || names.includes(name));
const startedAtMs = performance.now();
const app = await startApp({ environment: { SIGNUP: "open" } });
const outcomes: Outcome[] = [];
const plain: Outcome[] = [];
const agreements: number[] = [];
try {
  for (const dialog of dialogs) {
    const asker = await signUpAsker(app.url);
    const broughtAtMs = performance.now();
    const { messages } = await asker.bring(dialog);
    const askedAtMs = performance.now();
    const [searchPlainly, searchOffline] = [plainBm25(dialog), offlineSearch(dialog, new Date())];
    for (const question of dialog.questions) {
      const found = await asker.ask(question.text);
      outcomes.push(outcomeOf(question, found));
      plain.push(outcomeOf(question, searchPlainly(question.text)));
      if (values.check) agreements.push(agreementOf(found, searchOffline(question.text)));
    }
    const perSecond = Math.round((1_000 * messages) / (askedAtMs - broughtAtMs));
    console.error(`${dialog.name}: ${messages} messages in at ${perSecond} a second, ${dialog.questions.length} questions at ${((performance.now() - askedAtMs) / dialog.questions.length).toFixed(0)} ms`);
  }
} finally {
  await app.stop();
}

const rows = toRows(outcomes);
const { reached, asked } = countReached(rows);
console.log(toTable(rows, toRows(plain)));
console.log(`\n${reached} of ${asked} figures are reached (✗ marks the others). Intervals hold 95 of 100 resamples of the questions.`);
if (values.check) console.log(`The ten first are the same as offline, in the same order, for ${agreements.filter((agreement) => agreement === 1).length} of ${agreements.length} questions.`);
const seconds = (performance.now() - startedAtMs) / 1_000;
console.log(`${seconds.toFixed(0)} s. ${machineLine(machine)}`);
const misses = findMisses({ rows, isWholeFile: names.length === 0, isComparing: values.check, seconds, cores: machine.cores });
for (const miss of misses) console.error(miss);
process.exit(misses.length === 0 ? 0 : 1);

/** The share of the first ten that stand in the same places. */
function agreementOf(found: readonly string[], other: readonly string[]): number {
  const first = found.slice(0, 10);
  return first.length === 0 ? 1 : first.filter((id, place) => other[place] === id).length / first.length;
}

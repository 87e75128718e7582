/**
 * The same questions over the same scoring, without the app: for trying changes. Prints the table of `main.ts` in seconds.
 *
 *   npm run eval:offline -- FILE [DIALOG…]
 */
import { readDialogs } from "./locomo";
import { offlineSearch } from "./offline-search";
import { plainBm25 } from "./plain-bm25";
import { outcomeOf, toRows } from "./recall-figures";
import { toTable } from "./report";

const [file = "", ...names] = process.argv.slice(2);
const dialogs = readDialogs(file).filter(({ name }) => names.length === 0 || names.includes(name));
const now = new Date();
const startedAtMs = performance.now();
const found = dialogs.flatMap((dialog) => {
  const search = offlineSearch(dialog, now);
  return dialog.questions.map((question) => outcomeOf(question, search(question.text)));
});
const tookMs = performance.now() - startedAtMs;
const plain = dialogs.flatMap((dialog) => {
  const search = plainBm25(dialog);
  return dialog.questions.map((question) => outcomeOf(question, search(question.text)));
});
console.log(toTable(toRows(found), toRows(plain)));
console.log(`\n${found.length} questions in ${(tookMs / 1_000).toFixed(1)} s.`);

/**
 * Writes `.env.example` and `docs/configuration.md` from the one configuration schema. With `--check` it writes
 * nothing and fails when either file is not what it would write.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { configurationDocuments } from "./configuration-documents";

const isCheck = process.argv.includes("--check");
let stale = 0;
for (const [file, text] of Object.entries(configurationDocuments())) {
  if (!isCheck) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) {
    process.stderr.write(`${file} is not up to date: run \`npm run write:configuration\`\n`);
    stale += 1;
  }
}
process.exitCode = stale > 0 ? 1 : 0;

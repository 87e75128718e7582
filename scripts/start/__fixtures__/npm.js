/**
 * Stands in for npm: writes down what it was asked, and lays packages down that write down what they are asked, beside
 * the few that a start really loads.
 */
import { appendFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

const STEPS = path.resolve("steps.txt");
const HERE = path.resolve(import.meta.dirname, "..", "..", "..", "node_modules");

appendFileSync(STEPS, `npm ${process.argv.slice(2).join(" ")}\n`);

/** @param {string} name @param {string} program of the package @param {string} made what it leaves behind */
function layDown(name, program, made) {
  const file = path.join("node_modules", name, program);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(path.join("node_modules", name, "package.json"), "{}");
  writeFileSync(
    file,
    `const { appendFileSync, mkdirSync, writeFileSync } = require("node:fs");
     appendFileSync(${JSON.stringify(STEPS)}, "${name} " + process.argv.slice(2).join(" ") + "\\n");
     mkdirSync(require("node:path").dirname("${made}"), { recursive: true });
     writeFileSync("${made}", "made");`,
  );
}
layDown("prisma", "build/index.js", "lib/db/generated/client.ts");
layDown("next", "dist/bin/next", ".next/BUILD_ID");
mkdirSync(path.join("node_modules", "@next"), { recursive: true });
for (const name of ["@next/env", "server-only", "tsx", "zod"]) symlinkSync(path.join(HERE, name), path.join("node_modules", name));

/**
 * Writes lib/memory/search/held/kernel/*.wasm.ts from the .wat beside each. The results are kept under version control,
 * because nothing but a change of a source changes them; a test says when one is out of date.
 *
 *   npm run generate:kernel
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import wabt from "wabt";

const FOLDER = path.join("lib", "memory", "search", "held", "kernel");
const KERNELS = ["vectors", "words"];

/** @param {string} name @returns {Promise<string>} the module of a kernel's source, base64 */
export async function compileKernel(name) {
  const tools = await wabt();
  const parsed = tools.parseWat(`${name}.wat`, readFileSync(path.join(FOLDER, `${name}.wat`), "utf8"), { simd: true });
  try {
    parsed.validate();
    return Buffer.from(parsed.toBinary({}).buffer).toString("base64");
  } finally {
    parsed.destroy();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const name of KERNELS) {
    const compiled = await compileKernel(name);
    writeFileSync(path.join(FOLDER, `${name}.wasm.ts`), `/** ${name}.wat as a module, base64. Written by \`npm run generate:kernel\`. */\nexport const ${name.toUpperCase()}_WASM = "${compiled}";\n`);
  }
}

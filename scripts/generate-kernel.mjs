/**
 * Writes lib/memory/search/held/kernel/vectors.wasm.ts from vectors.wat beside it. The result is kept under version
 * control, because nothing but a change of the source changes it; a test says when it is out of date.
 *
 *   npm run generate:kernel
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import wabt from "wabt";

const FOLDER = path.join("lib", "memory", "search", "held", "kernel");
export const KERNEL_SOURCE = path.join(FOLDER, "vectors.wat");
const KERNEL = path.join(FOLDER, "vectors.wasm.ts");

/** @param {string} source WebAssembly as text @returns {Promise<string>} the module, base64 */
export async function compileKernel(source) {
  const tools = await wabt();
  const parsed = tools.parseWat("vectors.wat", source, { simd: true });
  try {
    parsed.validate();
    return Buffer.from(parsed.toBinary({}).buffer).toString("base64");
  } finally {
    parsed.destroy();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const compiled = await compileKernel(readFileSync(KERNEL_SOURCE, "utf8"));
  writeFileSync(KERNEL, `/** vectors.wat as a module, base64. Written by \`npm run generate:kernel\`. */\nexport const VECTORS_WASM = "${compiled}";\n`);
}

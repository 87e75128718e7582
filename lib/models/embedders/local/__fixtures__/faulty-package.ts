import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Writes a package in the library's place whose model does what its text says: "crash", "hang" and "refuse" do that, "nan" gives a number
 * that is none. Any other text gives a vector of the id of the process, and whether the process was handed a key of ours.
 */
export async function writeFaultyPackage(folder: string): Promise<void> {
  const home = path.join(folder, "node_modules", "@huggingface", "transformers");
  await mkdir(home, { recursive: true });
  await writeFile(path.join(home, "package.json"), JSON.stringify({ name: "@huggingface/transformers", version: "0.0.0", main: "index.cjs" }));
  await writeFile(path.join(home, "index.cjs"), PROGRAM);
}

const PROGRAM = `
const isGivenAKey = Number("ENCRYPTION_KEY" in process.env || "AUTH_SECRET" in process.env);
const tokenizer = (texts) => ({ texts, attention_mask: {} });
const model = async ({ texts }) => {
  if (texts.includes("crash")) process.kill(process.pid, "SIGKILL");
  if (texts.includes("hang")) for (;;);
  if (texts.includes("refuse")) throw new Error("refused: " + texts.join());
  const rows = texts.map((text) => [text === "nan" ? NaN : process.pid, isGivenAKey]);
  return { last_hidden_state: { data: Float32Array.from(rows.flat()), dims: [texts.length, 2], normalize() { return this; } } };
};
module.exports = {
  env: {},
  AutoConfig: { from_pretrained: async () => ({}) },
  AutoTokenizer: { from_pretrained: async () => tokenizer },
  AutoModel: { from_pretrained: async () => model },
  mean_pooling: (states) => states,
};
`;

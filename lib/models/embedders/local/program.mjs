/**
 * The process that holds a model and turns texts into vectors: in the server's own thread a batch would stop every
 * reply, and native code that crashes would take the server along. Plain JavaScript, so that Node runs it as it is.
 * Started by `model-process.ts`, told once what to load, and then asked batch by batch.
 *
 * @typedef {import("./messages").LoadRequest} LoadRequest
 * @typedef {import("./messages").Answer} Answer
 * @typedef {{ dims: readonly number[], data: Float32Array, normalize(power: number, axis: number): Tensor }} Tensor
 * @typedef {Record<string, Tensor>} Tensors
 * @typedef {((texts: readonly string[], options: object) => Tensors) & { model_max_length: number }} Tokenizer
 * @typedef {(inputs: Tensors) => Promise<Tensors>} Model
 * @typedef {{ tokenizer: Tokenizer, model: Model }} Loaded
 * @typedef {{
 *   env: Record<string, unknown>,
 *   AutoConfig: { from_pretrained(id: string, options: object): Promise<unknown> },
 *   AutoTokenizer: { from_pretrained(id: string, options: object): Promise<Tokenizer> },
 *   AutoModel: { from_pretrained(id: string, options: object): Promise<Model> },
 *   mean_pooling(states: Tensor, mask: Tensor): Tensor,
 * }} Library
 */
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import process from "node:process";

/** Longer texts are cut here, or sooner where the model cannot read that much. */
const MOST_TOKENS = 512;
const LIBRARY = "@huggingface/transformers";
/** A sign of life now and then is enough: a download reports every few kilobytes. */
const PROGRESS_INTERVAL_MS = 1_000;
const ABANDONED_AFTER_MS = 3_600_000;

/** @param {Answer} answer */
const tell = (answer) => process.send?.(answer);

let toldAtMs = 0;
function tellProgress() {
  if (performance.now() - toldAtMs < PROGRESS_INTERVAL_MS) return;
  toldAtMs = performance.now();
  tell({ kind: "progress" });
}

/** @param {unknown} error */
const describe = (error) => (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").slice(0, 300);

/** @param {LoadRequest} request @returns {Library} */
function loadLibrary({ packageFolder, cacheFolder, hub }) {
  const library = createRequire(path.join(packageFolder, "package.json"))(LIBRARY);
  Object.assign(library.env, { cacheDir: cacheFolder, localModelPath: cacheFolder, remoteHost: `${hub}/`, allowLocalModels: true, logLevel: 50 });
  return library;
}

/** Where the files of a model lie, or will lie once they are downloaded. @param {LoadRequest} request */
const folderOf = ({ model, cacheFolder }) => (path.isAbsolute(model) ? model : path.join(cacheFolder, model));

/** What to load of a model that comes in several sizes: the whole one, unless only the small one is there. @param {string} folder */
function chooseFile(folder) {
  const subfolder = existsSync(path.join(folder, "onnx")) || !existsSync(path.join(folder, "model.onnx")) ? "onnx" : "";
  const has = (/** @type {string} */ name) => existsSync(path.join(folder, subfolder, name));
  const isSmall = !has("model.onnx") && has("model_quantized.onnx");
  return { subfolder, dtype: isSmall ? "q8" : "fp32", file: path.join(folder, subfolder, isSmall ? "model_quantized.onnx" : "model.onnx") };
}

/** @param {string} folder */
const isWhole = (folder) => [...["config.json", "tokenizer.json", "tokenizer_config.json"].map((name) => path.join(folder, name)), chooseFile(folder).file].every((file) => existsSync(file));

/** @param {Library} library @param {LoadRequest} request @param {boolean} isOnDisk @returns {Promise<Loaded>} */
async function loadFrom(library, request, isOnDisk) {
  library.env.allowRemoteModels = !isOnDisk;
  const { subfolder, dtype } = chooseFile(folderOf(request));
  // One core is left to the server. Sessions of one thread need no pool that spins while it waits.
  const session_options = { intraOpNumThreads: Math.max(1, Math.min(4, os.availableParallelism() - 1)), interOpNumThreads: 1, logSeverityLevel: 4 };
  const options = { local_files_only: isOnDisk, progress_callback: tellProgress };
  // First, since it is the smallest, and one that is not there says so plainly.
  await library.AutoConfig.from_pretrained(request.model, options);
  const tokenizer = await library.AutoTokenizer.from_pretrained(request.model, options);
  const model = await library.AutoModel.from_pretrained(request.model, { ...options, subfolder, dtype, device: "cpu", session_options });
  return { tokenizer, model };
}

/**
 * From the disk where it is there, without asking the network. A download that lies there damaged is taken away and made
 * once more; a folder that somebody named is theirs and left alone. Looked for here and not by trying: the library
 * remembers for ever that a file was not there.
 * @param {Library} library @param {LoadRequest} request @returns {Promise<Loaded>}
 */
async function loadModel(library, request) {
  const folder = folderOf(request);
  const isNamedFolder = path.isAbsolute(request.model);
  if (isNamedFolder && !isWhole(folder)) throw new Error("a file is missing");
  if (isWhole(folder)) {
    try {
      return await loadFrom(library, request, true);
    } catch (error) {
      if (isNamedFolder) throw error;
      await rm(folder, { recursive: true, force: true });
    }
  }
  await removeAbandoned(folder);
  return loadFrom(library, request, false);
}

/** Half a download that a process left behind when it was killed; another process may be at one of its own. @param {string} folder */
async function removeAbandoned(folder) {
  const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
  for (const file of names.filter((name) => name.includes(".tmp.")).map((name) => path.join(folder, name))) {
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(file, { force: true });
  }
}

/** Tells models apart by what they are, not by their name. @param {string} folder */
async function fingerprintOf(folder) {
  const hash = createHash("sha256");
  for (const file of [path.join(folder, "config.json"), path.join(folder, "tokenizer.json"), chooseFile(folder).file]) {
    if (!existsSync(file)) continue;
    for await (const chunk of createReadStream(file)) hash.update(chunk);
  }
  return hash.digest("hex").slice(0, 12);
}

/** Mean pooling over the tokens that are there, then length 1. @param {Library} library @param {Loaded} loaded @param {readonly string[]} texts */
async function embed(library, { tokenizer, model }, texts) {
  const max_length = Math.min(MOST_TOKENS, tokenizer.model_max_length || MOST_TOKENS);
  const inputs = tokenizer(texts, { padding: true, truncation: true, max_length });
  const outputs = await model(inputs);
  const states = outputs.last_hidden_state ?? outputs.token_embeddings;
  if (!states || !inputs.attention_mask) throw new Error("The model gives no last_hidden_state: it is not one that embeds text.");
  const { data, dims } = library.mean_pooling(states, inputs.attention_mask).normalize(2, -1);
  return { values: Float32Array.from(data), dimension: dims.at(-1) ?? 0 };
}

/** @param {LoadRequest} request */
async function start(request) {
  /** @type {Library} */
  let library;
  try {
    library = loadLibrary(request);
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND" && error.message.includes(LIBRARY);
    return tell({ kind: "failed", reason: isMissing ? "package-missing" : "package-broken", detail: describe(error) });
  }
  try {
    const loaded = await loadModel(library, request);
    // Whether it embeds at all, and in how many numbers, only a text can tell.
    const { dimension } = await embed(library, loaded, ["a"]);
    process.on("message", (message) => void answer(library, loaded, /** @type {{ texts: readonly string[] }} */ (message)));
    tell({ kind: "ready", dimension, fingerprint: await fingerprintOf(folderOf(request)) });
  } catch (error) {
    const isMissing = !isWhole(folderOf(request));
    tell({ kind: "failed", reason: isMissing ? "model-missing" : "model-broken", detail: describe(error) });
  }
}

/** @param {Library} library @param {Loaded} loaded @param {{ texts: readonly string[] }} request */
async function answer(library, loaded, { texts }) {
  try {
    tell({ kind: "vectors", ...(await embed(library, loaded, texts)) });
  } catch {
    // What the error says may quote the text.
    tell({ kind: "refused" });
  }
}

// Whoever waits for a page goes before a backlog that is being read, but a question is embedded here, too: a third of
// the share of others under load, where the usual "below normal" would leave a tenth.
os.setPriority(5);
process.on("disconnect", () => process.exit(0));
process.once("message", (request) => void start(/** @type {LoadRequest} */ (request)));

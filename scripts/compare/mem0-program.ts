/**
 * mem0's memory, in process, as its npm package has it: SQLite through better-sqlite3, its own scoring with both optional
 * language packages, our embedder handed over as a function (no HTTP in between), no language model (`infer: false`).
 *
 *   tsx mem0-program.ts :memory:   or   tsx mem0-program.ts FOLDER
 */
import { createRequire } from "node:module";
import path from "node:path";
import { embedText } from "@/lib/models/embedders/builtin";
import { serve } from "./serve";

type Result = { readonly metadata: { readonly ourId: string } };
type Mem0 = {
  add(messages: readonly { role: string; content: string }[], options: object): Promise<object>;
  search(query: string, options: object): Promise<{ results: readonly Result[] }>;
};

const [folder = ":memory:"] = process.argv.slice(2);
const isInMemory = folder === ":memory:";
// From a folder of its own, whose packages are no part of the app; by require, since its ES modules do not find the language packages.
const { Memory } = createRequire(path.join(import.meta.dirname, "mem0", "package.json"))("mem0ai/oss") as { Memory: new (config: object) => Mem0 };
const memory = new Memory({
  embedder: { provider: "langchain", config: { model: { embedQuery: async (text: string) => [...embedText(text)], embedDocuments: async (texts: string[]) => texts.map((text) => [...embedText(text)]) } } },
  vectorStore: { provider: "memory", config: { collectionName: "memories", dimension: 384, dbPath: isInMemory ? ":memory:" : path.join(folder, "vectors.db") } },
  // Never called. The package wants one to be named.
  llm: { provider: "openai", config: { apiKey: "none", model: "none" } },
  ...(isInMemory ? { disableHistory: true } : { historyStore: { provider: "sqlite", config: { historyDbPath: path.join(folder, "history.db") } } }),
});

await serve({
  add: async (userId, texts) => {
    for (const { id, text } of texts) await memory.add([{ role: "user", content: text }], { userId, metadata: { ourId: id }, infer: false });
  },
  // A threshold would leave out what is asked for: all that it can find, as far as the limit goes.
  search: async (user, query, limit) => (await memory.search(query, { filters: { user_id: user }, topK: limit, threshold: 0 })).results.map(({ metadata }) => metadata.ourId),
});

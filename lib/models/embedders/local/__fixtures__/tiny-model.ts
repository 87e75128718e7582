import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { encodeLookupModel } from "./encode-onnx";

/** Words of one list mean the same to the tiny model, and nothing else does. */
const THEMES = [
  ["bees", "beekeeper", "apiary", "hives"],
  ["ducks", "mallards", "waterfowl"],
  ["sails", "yacht", "regatta"],
  ["bread", "bakes", "sourdough"],
];
const SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];
const MOST_TOKENS = 16;

/**
 * Writes a model that takes a second to load and means something: a folder as a model hub lays it out, with a
 * vocabulary of a few words. A text's vector points where the themes of its words point.
 *
 * @param options.turned themes lie on other axes: a model of the same shape that means something else
 */
export async function writeTinyModel(folder: string, options: { turned?: boolean } = {}): Promise<void> {
  const words = [...SPECIAL, ...THEMES.flat()];
  const row = (word: string) => {
    const theme = THEMES.findIndex((members) => members.includes(word));
    const axis = options.turned ? THEMES.length - 1 - theme : theme;
    // Words that it does not know point nowhere in particular, and faintly.
    return Array.from({ length: THEMES.length + 2 }, (_, index) => (theme === -1 ? 0.05 : Number(index === axis)));
  };
  const files: Record<string, string | Buffer> = {
    "config.json": JSON.stringify({ model_type: "bert", architectures: ["BertModel"], hidden_size: THEMES.length + 2, vocab_size: words.length }),
    "tokenizer_config.json": JSON.stringify({ tokenizer_class: "BertTokenizer", model_max_length: MOST_TOKENS, pad_token: "[PAD]", unk_token: "[UNK]", cls_token: "[CLS]", sep_token: "[SEP]" }),
    "tokenizer.json": JSON.stringify(tokenizer(words)),
    "onnx/model.onnx": encodeLookupModel({ rows: words.map(row) }),
  };
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

const tokenizer = (words: readonly string[]) => ({
  version: "1.0",
  truncation: null,
  padding: null,
  added_tokens: SPECIAL.map((content, id) => ({ id, content, special: true, single_word: false, lstrip: false, rstrip: false, normalized: false })),
  normalizer: { type: "Lowercase" },
  pre_tokenizer: { type: "Whitespace" },
  post_processor: {
    type: "TemplateProcessing",
    single: [{ SpecialToken: { id: "[CLS]", type_id: 0 } }, { Sequence: { id: "A", type_id: 0 } }, { SpecialToken: { id: "[SEP]", type_id: 0 } }],
    pair: [],
    special_tokens: { "[CLS]": { id: "[CLS]", ids: [2], tokens: ["[CLS]"] }, "[SEP]": { id: "[SEP]", ids: [3], tokens: ["[SEP]"] } },
  },
  decoder: null,
  model: { type: "WordLevel", vocab: Object.fromEntries(words.map((word, id) => [word, id])), unk_token: "[UNK]" },
});

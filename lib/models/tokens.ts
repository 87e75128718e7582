import type { ModelMessage } from "./types";

type Tokenizer = (text: string) => number;

/** A tokenizer's time grows with the square of an unbroken run, so no piece is longer than this. */
const LONGEST_PIECE = 4_096;
const LONGEST_RUN = 256;
const LONGEST_COUNTED = 200_000;
const TOKENS_PER_MESSAGE = 4;
const TOKENS_PER_IMAGE = 765;

const UNBROKEN_RUN = new RegExp(`\\S{${LONGEST_RUN + 1},}|\\s{${LONGEST_RUN + 1},}`);

let tokenizer: Tokenizer | undefined;

/**
 * Loads the tokenizer (cl100k: about 40 MB and 0.15 s, so not on the way to a first token). Call it once at
 * start; until it is there, counts go by the length of the text.
 */
export async function loadTokenizer(): Promise<void> {
  const { countTokens } = await import("gpt-tokenizer/encoding/cl100k_base");
  // Text that spells a control token is text like any other here.
  tokenizer = (text) => countTokens(text, { disallowedSpecial: new Set() });
}

/** About how many tokens a text is for a model. Providers count with vocabularies of their own: an estimate. */
export function estimateTokens(text: string): number {
  if (text.length > LONGEST_COUNTED) {
    return Math.round((estimateTokens(text.slice(0, LONGEST_COUNTED)) * text.length) / LONGEST_COUNTED);
  }
  if (!tokenizer) return estimateByLength(text);
  let tokens = 0;
  for (let start = 0; start < text.length; start += LONGEST_PIECE) {
    tokens += countPiece(text.slice(start, start + LONGEST_PIECE), tokenizer);
  }
  return tokens;
}

/** A prompt's tokens with what the chat format adds for each message; an image counts a common flat rate. */
export function estimateMessageTokens(messages: readonly ModelMessage[]): number {
  return messages.reduce((sum, { content }) => {
    const parts = typeof content === "string" ? [{ type: "text" as const, text: content }] : content;
    const tokens = parts.map((part) => (part.type === "text" ? estimateTokens(part.text) : TOKENS_PER_IMAGE));
    return tokens.reduce((total, each) => total + each, sum + TOKENS_PER_MESSAGE);
  }, 0);
}

function countPiece(piece: string, count: Tokenizer): number {
  if (!UNBROKEN_RUN.test(piece)) return count(piece);
  let tokens = 0;
  for (let start = 0; start < piece.length; start += LONGEST_RUN) tokens += count(piece.slice(start, start + LONGEST_RUN));
  return tokens;
}

/** Four letters a token in European text, about one a character in scripts without spaces. */
function estimateByLength(text: string): number {
  const dense = text.match(/[\u2E80-\u9FFF\uAC00-\uD7FF\uF900-\uFAFF\u{1F000}-\u{1FAFF}]/gu)?.length ?? 0;
  return Math.ceil((text.length - dense) / 4 + dense * 1.2);
}

import { contentStems } from "./light-stem";

const LONGEST_QUOTE = 300;

/** The sentence or line that shares most words with the question; undefined when none shares any. */
export function findRelatedLine(question: string, text: string): string | undefined {
  const asked = new Set(contentStems(question));
  let best: { line: string; shared: number } | undefined;
  for (const line of text.split(/\n+|(?<=[.!?])\s+/)) {
    const shared = contentStems(line).filter((stem) => asked.has(stem)).length;
    if (shared > (best?.shared ?? 0)) best = { line, shared };
  }
  return best && shorten(best.line.trim());
}

export function firstLine(text: string): string | undefined {
  const line = text.split("\n").find((each) => each.trim() !== "");
  return line && shorten(line.trim());
}

export const shorten = (text: string): string =>
  text.length <= LONGEST_QUOTE ? text : `${[...text].slice(0, LONGEST_QUOTE).join("")}…`;

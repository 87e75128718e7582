import type { MemoryType } from "./schema";

export type MemoryLine = { readonly mark: string; readonly type: MemoryType; readonly content: string; readonly learnedAt: string };
export type EpisodeLine = { readonly mark: string; readonly role: "person" | "assistant"; readonly author: string | null; readonly text: string; readonly conversationTitle: string; readonly createdAt: string };

/**
 * Text as one line of data inside a fence: brackets escaped, so that no memory can close the fence or open another,
 * and line breaks folded, so that none can forge a line with a mark of its own.
 */
export function fenceText(text: string): string {
  return text
    .replace(/[\s\u0085\u2028\u2029]+/gu, " ")
    .replaceAll("&lt;", "&amp;lt;")
    .replaceAll("&gt;", "&amp;gt;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .trim();
}

const day = (isoTime: string) => isoTime.slice(0, 10);
const asSentence = (text: string) => (/[.!?…。！？]["'”’)]*$/u.test(text) ? text : `${text}.`);

/** Marks of memories in the order given: m1, m2, … */
export const memoryMark = (index: number): string => `m${index + 1}`;
/** Marks of past messages in the order given: p1, p2, … */
export const episodeMark = (index: number): string => `p${index + 1}`;

/** One memory as the model reads it. Dates are days; the year comes first, so that they sort and translate. */
export function renderMemoryLine({ mark, type, content, learnedAt }: MemoryLine): string {
  return `[${mark}] (${type}, ${day(learnedAt)}) ${asSentence(fenceText(content))}`;
}

export function renderEpisodeLine({ mark, role, author, text, conversationTitle, createdAt }: EpisodeLine): string {
  const title = fenceText(conversationTitle).replaceAll('"', "'");
  return `[${mark}] (${day(createdAt)}, "${title}") ${author === null ? role : fenceText(author)}: ${fenceText(text)}`;
}

/** The fenced block of memories, or "" for none. They are data: what to do with them is said outside of the fence. */
export function renderMemories(lines: readonly MemoryLine[]): string {
  return lines.length === 0 ? "" : ["<memories>", ...lines.map(renderMemoryLine), "</memories>"].join("\n");
}

export function renderEpisodes(lines: readonly EpisodeLine[]): string {
  return lines.length === 0 ? "" : ["<past-conversations>", ...lines.map(renderEpisodeLine), "</past-conversations>"].join("\n");
}

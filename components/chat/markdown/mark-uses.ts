import type { InlineCode, Root, RootContent, Text } from "mdast";

/** Words of a reply that a memory shaped: offsets into the reply's Markdown source, end exclusive. */
export type UseSpan = { number: number; start: number; end: number };

/** A run of a text node's value; `use` is the memory's number where one shaped it. */
export type TextRun = { text: string; use: number | null };

type Leaf = Text | InlineCode;

const ENTITY = /^&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z\d]{1,31});/i;

/**
 * For every character of a text node's value, where it stands in the source. They differ where the source
 * has escapes, entities, or the marks that begin a quoted line.
 */
export function alignWithSource(value: string, source: string, sourceStart: number): number[] {
  const offsets: number[] = [];
  let at = 0;
  for (let index = 0; index < value.length; index++) {
    const entity = source[at] === "&" ? ENTITY.exec(source.slice(at, at + 40))?.[0] : undefined;
    if (source[at] === "\\" && source[at + 1] === value[index]) {
      offsets.push(sourceStart + at);
      at += 2;
    } else if (entity && (value[index] !== "&" || /^&(?:amp|#38|#x26);/i.test(entity))) {
      offsets.push(sourceStart + at);
      at += entity.length;
    } else {
      const found = source.indexOf(value[index] ?? "", at);
      if (found === -1) {
        offsets.push(sourceStart + Math.min(at, source.length));
      } else {
        offsets.push(sourceStart + found);
        at = found + 1;
      }
    }
  }
  return offsets;
}

function spanOf(node: Leaf): { start: number; end: number } | null {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? null : { start, end };
}

/** Cuts a text node into runs where memories' words begin and end. Earlier uses win where two overlap. */
export function cutIntoRuns(node: Leaf, source: string, uses: readonly UseSpan[]): TextRun[] {
  const span = spanOf(node);
  const near = span ? uses.filter((use) => use.start < span.end && use.end > span.start) : [];
  if (!span || near.length === 0) return [{ text: node.value, use: null }];
  if (node.type === "inlineCode") return [{ text: node.value, use: near[0]?.number ?? null }];

  const offsets = alignWithSource(node.value, source.slice(span.start, span.end), span.start);
  const runs: TextRun[] = [];
  for (const [index, offset] of offsets.entries()) {
    const use = near.find(({ start, end }) => offset >= start && offset < end)?.number ?? null;
    const last = runs.at(-1);
    if (last && last.use === use) last.text += node.value[index] ?? "";
    else runs.push({ text: node.value[index] ?? "", use });
  }
  return runs;
}

/** For each memory the last piece of text it shaped: that is where its number goes, once. */
export function findLastLeaves(root: Root, uses: readonly UseSpan[]): Map<Leaf, number[]> {
  const lastByUse = new Map<number, Leaf>();
  const visit = (node: Root | RootContent) => {
    if (node.type === "text" || node.type === "inlineCode") {
      const span = spanOf(node);
      for (const use of uses) {
        if (span && use.start < span.end && use.end > span.start) lastByUse.set(use.number, node);
      }
    } else if ("children" in node) {
      for (const child of node.children) visit(child);
    }
  };
  if (uses.length > 0) visit(root);

  const numbersByLeaf = new Map<Leaf, number[]>();
  for (const [number, leaf] of lastByUse) numbersByLeaf.set(leaf, [...(numbersByLeaf.get(leaf) ?? []), number]);
  return numbersByLeaf;
}

import type { InlineCode, Root, RootContent, Text } from "mdast";

/** Words of a reply that a memory shaped: offsets into the reply's Markdown source, end exclusive. */
export type UseSpan = { number: number; start: number; end: number };

/** A run of a text node's value, where it begins in the source; `use` is the memory's number where one shaped it. */
export type TextRun = { text: string; start: number; use: number | null };

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
  if (!span || near.length === 0) return [{ text: node.value, start: span?.start ?? 0, use: null }];
  if (node.type === "inlineCode") return [{ text: node.value, start: span.start, use: near[0]?.number ?? null }];

  const offsets = alignWithSource(node.value, source.slice(span.start, span.end), span.start);
  const runs: TextRun[] = [];
  for (const [index, offset] of offsets.entries()) {
    const use = near.find(({ start, end }) => offset >= start && offset < end)?.number ?? null;
    const last = runs.at(-1);
    if (last && last.use === use) last.text += node.value[index] ?? "";
    else runs.push({ text: node.value[index] ?? "", start: offset, use });
  }
  return runs;
}

/**
 * Where each memory has its number: once, after the words it shaped first, with which its note is level. By the last
 * piece of text of these words: their uses, in the order they begin.
 */
export function findFirstUses(root: Root, uses: readonly UseSpan[]): Map<Leaf, UseSpan[]> {
  const leaves = new Map<UseSpan, Leaf>();
  const visit = (node: Root | RootContent) => {
    if (node.type === "text" || node.type === "inlineCode") {
      const span = spanOf(node);
      for (const use of uses) {
        if (span && use.start < span.end && use.end > span.start) leaves.set(use, node);
      }
    } else if ("children" in node) {
      for (const child of node.children) visit(child);
    }
  };
  if (uses.length > 0) visit(root);

  const numbered = new Set<number>();
  const firstByLeaf = new Map<Leaf, UseSpan[]>();
  for (const [use, leaf] of [...leaves].toSorted(([a], [b]) => a.start - b.start)) {
    if (numbered.has(use.number)) continue;
    numbered.add(use.number);
    firstByLeaf.set(leaf, [...(firstByLeaf.get(leaf) ?? []), use]);
  }
  return firstByLeaf;
}

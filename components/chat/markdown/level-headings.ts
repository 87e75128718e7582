import type { Heading, Root, RootContent } from "mdast";

/** The page's own title is the first level. */
const FIRST_LEVEL = 2;

/**
 * Gives each heading the level it stands at, so that none is skipped: a reply that begins with `###` begins at the
 * page's second level. A level depends only on what came before it, so it never changes while a reply comes in.
 * `open` are the depths of the headings above; returned as they are after the last block.
 */
export function levelHeadings(root: Root, open: readonly number[]): { levels: Map<Heading, number>; open: number[] } {
  const levels = new Map<Heading, number>();
  let above = [...open];
  const visit = (node: Root | RootContent) => {
    if (node.type === "heading") {
      above = [...above.filter((depth) => depth < node.depth), node.depth];
      levels.set(node, FIRST_LEVEL + above.length - 1);
    } else if ("children" in node) {
      for (const child of node.children) visit(child);
    }
  };
  visit(root);
  return { levels, open: above };
}

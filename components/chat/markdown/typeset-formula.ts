import "katex/dist/katex.min.css";
import katex from "katex";

/**
 * Typesets into `target` and says whether that worked. `trust` stays off: it would let a formula carry links,
 * pictures and attributes. `maxExpand` ends macros that call themselves. A formula still being written is often
 * unreadable for a moment: what was last readable stays until then.
 */
export function typesetFormula(
  tex: string,
  target: HTMLElement,
  { isBlock, isGrowing }: { isBlock: boolean; isGrowing: boolean },
): boolean {
  try {
    // Into an element of its own: it empties what it is given before it reads the formula.
    const made = document.createElement("span");
    katex.render(tex, made, {
      displayMode: isBlock,
      trust: false,
      strict: "ignore",
      throwOnError: true,
      maxExpand: 200,
      maxSize: 20,
    });
    target.replaceChildren(...made.childNodes);
    return true;
  } catch (error) {
    if (!(error instanceof katex.ParseError) && !(error instanceof RangeError)) throw error;
    if (isGrowing && target.hasChildNodes()) return true;
    target.replaceChildren();
    return false;
  }
}

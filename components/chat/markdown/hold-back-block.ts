/** Marks with which a line may begin, and no word yet: a list, a heading, a quote, a rule, a number, a task. */
const MARKS_ALONE = /^(?:[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t]|\[[ xX]\][ \t])*(?:#{1,6}|[-+*_=][-+*_= \t]*|\d{1,9}[.)]?|\[[ xX]?\]?)?$/;
const LONGEST_MARKS = 80;
const FENCE = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,}|\${2,})(.*)$/;
const HALF_A_FENCE = /^[ \t>]*([`~$])\1*$/;
const TABLE_ROW = /^[ \t>]*\|/;
const TABLE_RULE = /^[ \t>]*\|[|:\- \t]*$/;

/**
 * Takes away the last line of a text that is still coming in, as long as it may become another kind of block than it
 * looks like: a lone dash, half a fence, the head of a table whose rule has not come.
 * @returns what can be shown, and whether it ends in a fenced block, whose words are nobody's marks
 */
export function holdBackBlock(text: string): { shown: string; endsInFence: boolean } {
  const lines = text.split("\n");
  const last = lines.at(-1) ?? "";
  const without = (count: number) => lines.slice(0, Math.max(0, lines.length - count)).join("\n");

  const fence = openFence(lines.slice(0, -1));
  if (fence) {
    const half = HALF_A_FENCE.exec(last);
    const isHalfClosed = half?.[1] === fence[0] && last.trim().length < fence.length;
    return { shown: isHalfClosed ? without(1) : text, endsInFence: true };
  }
  if (openFence([last])) return { shown: without(1), endsInFence: false };
  if (last.trim() !== "" && last.length <= LONGEST_MARKS && MARKS_ALONE.test(last)) return { shown: without(1), endsInFence: false };
  return { shown: without(linesOfHalfATable(lines)), endsInFence: false };
}

/** The fence that is open after these lines. */
function openFence(lines: readonly string[]): string | null {
  let open: string | null = null;
  for (const line of lines) {
    const [, fence = "", info = ""] = FENCE.exec(line) ?? [];
    if (!fence) continue;
    if (open === null) open = info.includes(fence.charAt(0)) || (fence.startsWith("$") && info.trim() !== "") ? null : fence;
    else if (fence[0] === open[0] && fence.length >= open.length && info.trim() === "") open = null;
  }
  return open;
}

/** A table is one when the rule under its head is complete, which is only known when the next line begins. */
function linesOfHalfATable(lines: readonly string[]): number {
  const begun = lines.at(-1)?.trim() === "" ? 1 : 0;
  let rows = 0;
  while (TABLE_ROW.test(lines.at(-1 - begun - rows) ?? "")) rows += 1;
  const isHead = rows === 1;
  const isRuleGrowing = rows === 2 && begun === 0 && TABLE_RULE.test(lines.at(-1) ?? "");
  return isHead || isRuleGrowing ? begun + rows : 0;
}

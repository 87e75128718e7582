const LONGEST_TITLE = 80;
const LABEL = /^(?:title|titel|titre|título)\s*[:：]\s*/iu;
const WRAPPING = /^["'“”„«»‘’`*_#\s]+|["'“”„«»‘’`*_.。\s]+$/gu;

/** What a model answers when asked for a title, made into one: a line, without quotes, markup and a full stop. */
export function cleanTitle(answer: string): string {
  const [firstLine = ""] = answer.trim().split(/[\r\n\u2028\u2029]+/u);
  const title = firstLine.replace(WRAPPING, "").replace(LABEL, "").replace(WRAPPING, "").replace(/\s+/gu, " ");
  if (title.length <= LONGEST_TITLE) return title;
  const cut = title.slice(0, LONGEST_TITLE).toWellFormed();
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), LONGEST_TITLE / 2)).trimEnd()}…`;
}

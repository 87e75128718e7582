/** A text of at most so many UTF-16 units: cut where a word ends if there is such a place in its second half, never inside a letter. */
export function cutText(text: string, mostUnits: number): string {
  const trimmed = text.trim();
  if (trimmed.length <= mostUnits) return trimmed;
  const whole = trimmed.slice(0, mostUnits);
  const space = whole.search(/\s\S*$/u);
  if (space > mostUnits / 2) return whole.slice(0, space).trimEnd();
  // Half of a surrogate pair at the end would be a broken letter.
  return whole.replace(/[\uD800-\uDBFF]$/u, "").trimEnd();
}

/** As `cutText`, with a mark that something is left out. */
export const shortenText = (text: string, mostUnits: number): string => (text.trim().length <= mostUnits ? text.trim() : `${cutText(text, mostUnits - 1)}…`);

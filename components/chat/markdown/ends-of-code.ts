/** For each run of backticks that opens code, where that code ends: after the next run that is just as long. */
export function endsOfCode(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const openings = new Map<number, number>();
  for (const run of text.matchAll(/`+/g)) {
    const opening = openings.get(run[0].length);
    if (opening !== undefined) ends.set(opening, run.index + run[0].length);
    openings.set(run[0].length, run.index);
  }
  return ends;
}

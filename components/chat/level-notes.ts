/**
 * Puts each note level with its words, and below the one before it where they would meet.
 * Takes where the words are and how tall the notes are, in pixels from the top of both columns;
 * returns the space above each note.
 */
export function levelNotes(wantedTops: readonly (number | null)[], heights: readonly number[], gap: number): number[] {
  let end = 0;
  return heights.map((height, index) => {
    const least = index === 0 ? 0 : gap;
    const space = Math.max(least, (wantedTops[index] ?? 0) - end);
    end += space + height;
    return space;
  });
}

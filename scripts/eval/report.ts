import { CUTOFFS, type Row } from "./recall-figures";
import { DRAGON, isReached, TARGETS } from "./targets";

/** The figures as a table, a row a category, beside what they are compared with. */
export function toTable(rows: readonly Row[], plain: readonly Row[]): string {
  const header = ["", "n", ...CUTOFFS.map((cutoff) => `R@${cutoff}`), "interval at 10", "target", "DRAGON", "plain BM25"];
  const lines = rows.map((row) => {
    const targets = TARGETS[row.name];
    return [
      row.name,
      String(row.count),
      ...row.figures.map(({ mean }, place) => `${mean.toFixed(1)}${isReached(row.name, place, mean) ? "" : " ✗"}`),
      `${row.figures[1]?.low.toFixed(1)}–${row.figures[1]?.high.toFixed(1)}`,
      targets ? targets.map((target) => target ?? "–").join("/") : "–",
      (DRAGON[row.name] ?? []).map((value) => value.toFixed(1)).join("/"),
      (plain.find(({ name }) => name === row.name)?.figures ?? []).map(({ mean }) => mean.toFixed(1)).join("/"),
    ];
  });
  return [header, header.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** How many of the figures are where they should be. */
export function countReached(rows: readonly Row[]): { reached: number; asked: number } {
  const all = rows.flatMap(({ name, figures }) => figures.map(({ mean }, place) => isReached(name, place, mean)));
  return { reached: all.filter(Boolean).length, asked: all.length };
}

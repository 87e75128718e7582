import type { Figure } from "./figure";
import { isReached } from "./figure";

/** Figures as a table that reads in a terminal and in Markdown. */
export function toTable(figures: readonly Figure[]): string {
  const rows = [["what", "reach", "measured", "n", ""], ...figures.map(toRow)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0), 3)) ?? [];
  const lines = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  return [lines[0], `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...lines.slice(1)].join("\n");
}

function toRow(figure: Figure): string[] {
  const { what, reach, measured, unit, n } = figure;
  const goal = reach === null ? "" : "atMost" in reach ? `≤ ${reach.atMost} ${unit}` : `≥ ${toNumber(reach.atLeast)} ${unit}`;
  const verdict = { true: "reached", false: "MISSED", null: "" }[`${isReached(figure)}`];
  return [what, goal, `${toNumber(measured)} ${unit}`, String(n), verdict];
}

/** Three digits that count; whole numbers from a hundred on. */
const toNumber = (value: number): string => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))).toLocaleString("en");

/** One figure of each: ours, mem0 in memory, mem0 on disk; null where there is none. */
export type Row = { readonly what: string; readonly unit: string; readonly values: readonly (number | null)[]; readonly n: number };

export function toTable(version: string, rows: readonly Row[]): string {
  const header = ["", "Commonplace, on disk", `mem0ai ${version}, in memory`, "the same, on disk", "n"];
  const lines = rows.map(({ what, unit, values, n }) => [what, ...values.map((value) => (value === null ? "–" : `${toNumber(value)} ${unit}`)), n.toLocaleString("en")]);
  return [header, header.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const toNumber = (value: number): string => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3))).toLocaleString("en");

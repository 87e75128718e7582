export type Unit = "ms" | "s" | "MB" | "kB" | "tokens" | "tokens/s" | "per s" | "×" | "bytes" | "elements";

/** One number, and what it has to reach. */
export type Figure = {
  readonly what: string;
  readonly measured: number;
  readonly unit: Unit;
  /** null: printed to be compared with, nothing to reach. */
  readonly reach: { readonly atMost: number } | { readonly atLeast: number } | null;
  /** How many samples it was made of. */
  readonly n: number;
};

/** What one benchmark found: its figures, and every sample behind them by name. */
export type Findings = {
  readonly figures: readonly Figure[];
  readonly samples: Readonly<Record<string, readonly number[] | readonly object[]>>;
};

export function isReached({ measured, reach }: Figure): boolean | null {
  if (reach === null) return null;
  return "atMost" in reach ? measured <= reach.atMost : measured >= reach.atLeast;
}

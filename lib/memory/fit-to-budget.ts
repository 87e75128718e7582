/** Something that may go into a prompt. Ranked lists come best first. */
export type Sized = { readonly tokenCount: number };

/** The parts that share what the fixed parts (persona, the new message) leave over. */
export const SHARED_PARTS = ["facts", "episodes", "summary", "files", "recent"] as const;
export type SharedPart = (typeof SHARED_PARTS)[number];

/** Declared shares of the room; what a part does not need goes to the others, in the order of `LEFTOVERS_TO`. */
export const DEFAULT_SHARES: Readonly<Record<SharedPart, number>> = { facts: 0.25, episodes: 0.15, summary: 0.1, files: 0.25, recent: 0.25 };
const LEFTOVERS_TO: readonly SharedPart[] = ["recent", "facts", "files", "episodes", "summary"];

export type Fitted<Item> = { readonly kept: readonly Item[]; readonly dropped: readonly Item[]; readonly tokenCount: number };

export type BudgetInput<Fact extends Sized, Episode extends Sized, Summary extends Sized, File extends Sized, Turn extends Sized> = {
  readonly budgetTokens: number;
  /** Tokens that are spent in any case: persona, instructions, the new message. */
  readonly fixedTokens: number;
  readonly shares?: Readonly<Record<SharedPart, number>>;
  readonly facts: readonly Fact[];
  readonly episodes: readonly Episode[];
  readonly summary: readonly Summary[];
  readonly files: readonly File[];
  /** Whole turns (a person's message and its reply), oldest first. */
  readonly turns: readonly Turn[];
  /** Working memory's own limits. */
  readonly mostTurns: number;
  readonly mostTurnTokens: number;
};

/**
 * Fits the parts of a prompt into a budget of tokens. Ranked parts keep the best: an item that does not fit is dropped
 * and smaller ones after it may still go in, so that one huge memory cannot push out all others. Turns go in whole,
 * newest first, without gaps. Everything dropped is reported: the receipt shows it.
 */
export function fitToBudget<Fact extends Sized, Episode extends Sized, Summary extends Sized, File extends Sized, Turn extends Sized>(
  input: BudgetInput<Fact, Episode, Summary, File, Turn>,
): { facts: Fitted<Fact>; episodes: Fitted<Episode>; summary: Fitted<Summary>; files: Fitted<File>; recent: Fitted<Turn>; totalTokens: number } {
  const room = Math.max(0, input.budgetTokens - input.fixedTokens);
  const shares = input.shares ?? DEFAULT_SHARES;
  const whole = SHARED_PARTS.reduce((sum, part) => sum + shares[part], 0) || 1;
  const limits = Object.fromEntries(SHARED_PARTS.map((part) => [part, Math.floor((room * shares[part]) / whole)])) as Record<SharedPart, number>;

  const fitters: { readonly [Part in SharedPart]: (limit: number) => Fitted<Sized> } = {
    facts: (limit) => fitRanked(input.facts, limit),
    episodes: (limit) => fitRanked(input.episodes, limit),
    summary: (limit) => fitRanked(input.summary, limit),
    files: (limit) => fitRanked(input.files, limit),
    recent: (limit) => fitTurns(input.turns, Math.min(limit, input.mostTurnTokens), input.mostTurns),
  };
  let spare = room - SHARED_PARTS.reduce((sum, part) => sum + fitters[part](limits[part]).tokenCount, 0);
  for (const part of LEFTOVERS_TO) {
    const before = fitters[part](limits[part]).tokenCount;
    limits[part] = before + spare;
    spare -= fitters[part](limits[part]).tokenCount - before;
  }

  const fitted = {
    facts: fitRanked(input.facts, limits.facts),
    episodes: fitRanked(input.episodes, limits.episodes),
    summary: fitRanked(input.summary, limits.summary),
    files: fitRanked(input.files, limits.files),
    recent: fitTurns(input.turns, Math.min(limits.recent, input.mostTurnTokens), input.mostTurns),
  };
  const totalTokens = input.fixedTokens + Object.values(fitted).reduce((sum, part) => sum + part.tokenCount, 0);
  return { ...fitted, totalTokens };
}

function fitRanked<Item extends Sized>(items: readonly Item[], limit: number): Fitted<Item> {
  let tokenCount = 0;
  const kept: Item[] = [];
  const dropped: Item[] = [];
  for (const item of items) {
    const fits = tokenCount + item.tokenCount <= limit;
    (fits ? kept : dropped).push(item);
    if (fits) tokenCount += item.tokenCount;
  }
  return { kept, dropped, tokenCount };
}

function fitTurns<Turn extends Sized>(turns: readonly Turn[], limit: number, mostTurns: number): Fitted<Turn> {
  let tokenCount = 0;
  let first = turns.length;
  while (first > 0 && turns.length - first < mostTurns) {
    const next = tokenCount + (turns[first - 1]?.tokenCount ?? 0);
    if (next > limit) break;
    tokenCount = next;
    first -= 1;
  }
  return { kept: turns.slice(first), dropped: turns.slice(0, first), tokenCount };
}

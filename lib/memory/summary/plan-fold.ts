/** A message as the plan needs it: no text. */
export type PathMessage = { readonly id: string; readonly role: string; readonly status: string; readonly tokenCount: number };

export type PlannedTurn = { readonly turn: number; readonly messageIds: readonly string[]; readonly endsAtMessageId: string; readonly tokenCount: number };

/** One step of the summary. */
export type Batch = { readonly turns: readonly PlannedTurn[]; readonly isBacklog: boolean };

export type WorkingMemoryLimits = { readonly mostTurns: number; readonly mostTokens: number };

/** Folding one turn at a time would call a model after every reply; these are folded at once, and some ahead of need. */
const FOLD_AT_ONCE = 4;
/** Where many wait (a conversation that was imported, a model that was away), a fold takes more. */
const MODEL_BATCH = { turns: 12, tokens: 6_000 };
const MOST_TURNS_FOR_A_MODEL = 48;
const BACKLOG_BATCH = { turns: 50, tokens: 20_000 };
/** As the prompt counts: what the chat format adds to a message. */
const TOKENS_PER_MESSAGE = 4;

/**
 * Groups the messages of a path into finished turns, oldest first: a person's message and what answered it. A last
 * turn that has no reply yet, or one that is being written, is left out: it is not over.
 */
export function toTurns(oldestFirst: readonly PathMessage[], foldedBefore: number): PlannedTurn[] {
  const groups: PathMessage[][] = [];
  for (const message of oldestFirst) {
    const last = groups.at(-1);
    // An imported conversation may begin with a reply: it goes with the first question.
    const isLeading = last !== undefined && last.every(({ role }) => role !== "person");
    if (last && (message.role !== "person" || isLeading)) last.push(message);
    else groups.push([message]);
  }
  const last = groups.at(-1);
  if (last && (last.at(-1)?.role === "person" || last.some(({ role, status }) => role !== "person" && status === "streaming"))) groups.pop();
  return groups
    .filter((group) => group.some(({ role }) => role === "person"))
    .map((group, index) => ({
      turn: foldedBefore + index + 1,
      messageIds: group.map(({ id }) => id),
      endsAtMessageId: group.at(-1)?.id ?? "",
      tokenCount: group.reduce((sum, { tokenCount }) => sum + tokenCount + TOKENS_PER_MESSAGE, 0),
    }));
}

/** How many of the turns, from the newest back, working memory holds. */
export function countInWorkingMemory(turns: readonly { readonly tokenCount: number }[], { mostTurns, mostTokens }: WorkingMemoryLimits): number {
  let tokens = 0;
  let count = 0;
  for (const { tokenCount } of turns.toReversed()) {
    tokens += tokenCount;
    if (count >= mostTurns || tokens > mostTokens) break;
    count += 1;
  }
  return count;
}

/**
 * Which turns are to be folded now, in batches that are each one step of the summary. Nothing while every turn is in
 * working memory; else those that left it, and up to half of those still in it, so that a model is asked once in a few
 * turns: they stay in view as well until they leave.
 */
export function planFold(turns: readonly PlannedTurn[], limits: WorkingMemoryLimits): Batch[] {
  const inside = countInWorkingMemory(turns, limits);
  const outside = turns.length - inside;
  if (outside === 0) return [];
  const ahead = Math.max(0, Math.min(FOLD_AT_ONCE - outside, Math.floor(inside / 2)));
  return toBatches(turns.slice(0, outside + ahead));
}

/**
 * Consecutive batches, bounded by turns and by tokens; a turn that is larger alone is one of its own. Of a long backlog
 * the older part is taken in large batches that no model is asked about: little of it can be told in a bounded summary.
 */
export function toBatches(turns: readonly PlannedTurn[]): Batch[] {
  const backlogEnd = Math.max(0, turns.length - MOST_TURNS_FOR_A_MODEL);
  return [...split(turns.slice(0, backlogEnd), BACKLOG_BATCH, true), ...split(turns.slice(backlogEnd), MODEL_BATCH, false)];
}

function split(turns: readonly PlannedTurn[], most: { readonly turns: number; readonly tokens: number }, isBacklog: boolean): Batch[] {
  const batches: { turns: PlannedTurn[]; isBacklog: boolean }[] = [];
  let tokens = 0;
  for (const turn of turns) {
    const last = batches.at(-1);
    tokens += turn.tokenCount;
    if (last && last.turns.length < most.turns && tokens <= most.tokens) last.turns.push(turn);
    else {
      batches.push({ turns: [turn], isBacklog });
      tokens = turn.tokenCount;
    }
  }
  return batches;
}

import { parseArgs } from "node:util";

/** How a run is measured. The defaults are what the figures are stated for. */
export type BenchOptions = {
  /** A PostgreSQL where databases may be made and dropped; null: the embedded database. */
  readonly databaseUrl: string | null;
  readonly idleSeconds: number;
  readonly starts: number;
  /** Calls of the app, each beside one of the model server. */
  readonly pairs: number;
  readonly relays: number;
  readonly memoryCount: number;
  readonly messageCount: number;
  readonly pageLoads: number;
  readonly repliesPerSize: number;
  /** Searches of each kind and size. */
  readonly searches: number;
  /** The largest scope that is searched. */
  readonly mostMemories: number;
  /** Scopes beside it, of an owner that they share. */
  readonly otherScopes: number;
  /** Messages of each history that is imported. */
  readonly importedMessages: number;
  /** Replies whose receipts are read, for each number of memories. */
  readonly askedPerSize: number;
  /** What somebody has behind them whose pages are looked at: turns in all, in how many conversations, with some long ones. */
  readonly lifeTurns: number;
  readonly lifeConversations: number;
  readonly lifeMemories: number;
  readonly longMessageCounts: readonly number[];
};

export const USAGE = `npm run bench [-- NAME…] [options]
  --database-url URL   measure with a server: a PostgreSQL where databases may be made and dropped
  --idle-seconds 60    wait before idle memory is read
  --quick              a look, not a measurement: few samples, little data`;

export function readOptions(parameters: string[]): { names: string[]; options: BenchOptions } {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: {
      "database-url": { type: "string" },
      "idle-seconds": { type: "string" },
      quick: { type: "boolean", default: false },
    },
  });
  const sizes = values.quick
    ? { idleSeconds: 3, starts: 1, pairs: 6, relays: 2, memoryCount: 200, messageCount: 40, pageLoads: 1, repliesPerSize: 1, searches: 20, mostMemories: 1_000, otherScopes: 9, importedMessages: 200, askedPerSize: 3, lifeTurns: 300, lifeConversations: 80, lifeMemories: 400, longMessageCounts: [100] }
    : { idleSeconds: 60, starts: 3, pairs: 60, relays: 9, memoryCount: 10_000, messageCount: 1_000, pageLoads: 7, repliesPerSize: 5, searches: 200, mostMemories: 100_000, otherScopes: 999, importedMessages: 5_000, askedPerSize: 20, lifeTurns: 5_000, lifeConversations: 520, lifeMemories: 4_000, longMessageCounts: [1_000, 5_000] };
  return {
    names: positionals,
    options: {
      ...sizes,
      databaseUrl: values["database-url"] ?? null,
      ...(values["idle-seconds"] === undefined ? {} : { idleSeconds: Number(values["idle-seconds"]) }),
    },
  };
}

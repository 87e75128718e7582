import type { Figure, Findings } from "./figure";
import { startModelServer } from "./model-server";
import type { BenchOptions } from "./options";
import { median } from "./percentiles";
import { ReplyBytes, type ReplyTask } from "./reply-bytes";
import { runProgram } from "./run-program";
import { makeStorage } from "./storage";
import { createTextWriter } from "./write-text";

const SIZES = [4_096, 16_384, 65_536] as const;
/** The size that the figures are stated for. */
const STATED = 16_384;
/** As fast as a person reads and a large model writes: the speed that makes the most batches of events. */
const SLOW_TOKENS_PER_SECOND = 50;
/** Faster than anything reads. */
const FULL_SPEED = 1e9;
/** Shorter, since each takes half a minute, and between two rounds of housekeeping there is one. */
const SLOW_SIZE = 8_192;
const SLOW_REPLIES = 2;
/** Pages and statements that are touched for the first time cost more, once. */
const WARM_UPS = 6;

type Kind = { readonly label: string; readonly size: number; readonly isSlow: boolean };

/**
 * What one reply makes the database write, beside the reply's own size: everything up to the stored reply, and its place
 * in the search apart. At full speed in three sizes, to see that it grows in line, and at the speed of a real model.
 */
export async function measureBytesWritten({ databaseUrl, repliesPerSize }: BenchOptions): Promise<Findings> {
  const storage = await makeStorage(databaseUrl);
  const model = await startModelServer();
  try {
    const writer = createTextWriter(SIZES.length);
    const kinds: Kind[] = [
      ...SIZES.map((size) => ({ label: `${size / 1_024}k, at full speed`, size, isSlow: false })),
      { label: `${SLOW_SIZE / 1_024}k, at ${SLOW_TOKENS_PER_SECOND} tokens/s`, size: SLOW_SIZE, isSlow: true },
    ];
    const tasks: ReplyTask[] = [];
    const prepare = async (kind: Kind, index: number) => {
      const question = `${kind.label} ${index}: ${writer.sentence(12)}`;
      await model.when(question, { text: writer.text(kind.size), tokensPerSecond: kind.isSlow ? SLOW_TOKENS_PER_SECOND : FULL_SPEED });
      tasks.push({ question });
    };
    for (let index = 0; index < WARM_UPS; index += 1) await prepare({ label: "warm-up", size: STATED, isSlow: false }, index);
    for (const kind of kinds) for (let index = 0; index < (kind.isSlow ? Math.min(SLOW_REPLIES, repliesPerSize) : repliesPerSize); index += 1) await prepare(kind, index);

    const environment = { ...storage.environment, ...model.environment("demo"), DATA_DIR: storage.dataDirectory, LLM_MAX_TOKENS: "200000" };
    const printed = await runProgram("scripts/bench/bytes-written-program.ts", [JSON.stringify(tasks)], environment);
    const replies = printed.trim().split("\n").map((line) => ReplyBytes.parse(JSON.parse(line)));
    return { figures: kinds.flatMap((kind) => toFigures(kind, replies)), samples: { replies } };
  } finally {
    await model.close();
    await storage.remove();
  }
}

function toFigures({ label, size }: Kind, all: readonly ReplyBytes[]): Figure[] {
  const replies = all.filter(({ question }) => question.startsWith(`${label} `) || question.startsWith(`${label}:`));
  const figure = (what: string, bytesOf: (reply: ReplyBytes) => number, reach: Figure["reach"]): Figure => ({
    what: `written per byte of a reply of ${label}: ${what}`,
    measured: median(replies.map((reply) => bytesOf(reply) / reply.replyBytes)),
    unit: "×",
    reach,
    n: replies.length,
  });
  const isStated = size === STATED || size === SLOW_SIZE;
  return [
    figure("events and message", ({ turnBytes, queueBytes }) => turnBytes + queueBytes, isStated ? { atMost: 4 } : null),
    figure("index", ({ indexBytes }) => indexBytes, isStated ? { atMost: 8 } : null),
  ];
}

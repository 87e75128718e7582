import type { Figure, Findings } from "./figure";
import { startModelServer } from "./model-server";
import type { BenchOptions } from "./options";
import { median } from "./percentiles";
import { ReplyBytes, type ReplyTask } from "./reply-bytes";
import { runProgram } from "./run-program";
import { makeStorage } from "./storage";
import { createTextWriter } from "./write-text";

/** The size that the figures are stated for. */
const STATED = 16_384;
const SIZES = [4_096, STATED, 65_536] as const;
/** As fast as a person reads and a large model writes: the speed that makes the most batches of events. */
const SLOW_TOKENS_PER_SECOND = 50;
/** Faster than anything reads. */
const FULL_SPEED = 1e9;
/** Each takes half a minute, and one and a half. */
const SLOW_SIZES = [8_192, STATED] as const;
const SLOW_REPLIES = 2;
/** Statements, catalogue pages and tables that are touched for the first time ever cost more, once. */
const WARM_UPS = 6;
/** Replies are told apart from other models' answers by the model that is asked, so that no title takes as long as a reply. */
const CHAT_MODEL = "writer";
/** As in `lib/db/embedded/housekeeping.mjs`. */
const BYTES_PER_CHECKPOINT = 32 * 1024 * 1024;

type Kind = { readonly label: string; readonly size: number; readonly count: number; readonly tokensPerSecond: number; readonly isAfterCheckpoint: boolean };

/**
 * What one reply makes the database write, beside the reply's own size, step by step: the position of the write-ahead log
 * before and after each, so that full-page images, hint bits, indexes and commits all count.
 *
 * - Events and message: everything up to the stored reply (both messages, events, receipt, usage, renewed leases), the
 *   queue's rows of the jobs that follow, and the deletion of the events, which the app does ten minutes later.
 * - Index: both messages put into the search, with a share of what it costs to merge the list of their words into the tree
 *   of all words, which PostgreSQL does when that list is full. It is made to do so before these replies and after them.
 * - Housekeeping: statistics, vacuum and checkpoints, at the app's own rate of one round a minute. Told apart, since they
 *   depend on the minute and on all other tables.
 *
 * At full speed in three sizes, to see that it grows in line, and at the speed of a real model. A page that is touched for
 * the first time after a checkpoint is logged whole: what the first reply after one writes, and the first one ever, is told
 * apart, and the stated figure of the embedded database has its share of that added: there a checkpoint comes by the bytes
 * written and not by the clock, so that it is known how many replies share one. Everything else is the mean of replies in a
 * row, not the median: what only some of them write is written all the same.
 */
export async function measureBytesWritten({ databaseUrl, repliesPerSize }: BenchOptions): Promise<Findings> {
  const storage = await makeStorage(databaseUrl);
  const model = await startModelServer();
  try {
    const kind = (label: string, size: number, count: number, more: Partial<Kind> = {}): Kind => ({ label, size, count, tokensPerSecond: FULL_SPEED, isAfterCheckpoint: false, ...more });
    const first = kind("first ever", STATED, 1);
    const afterCheckpoint = kind("first after a checkpoint", STATED, repliesPerSize, { isAfterCheckpoint: true });
    const fast = SIZES.map((size) => kind(`${size / 1_024}k, at full speed`, size, repliesPerSize));
    const slow = SLOW_SIZES.map((size) =>
      kind(`${size / 1_024}k, at ${SLOW_TOKENS_PER_SECOND} tokens/s`, size, Math.min(SLOW_REPLIES, repliesPerSize), { tokensPerSecond: SLOW_TOKENS_PER_SECOND }),
    );
    const kinds = [first, kind("warm-up", STATED, WARM_UPS), ...fast, ...slow, afterCheckpoint];
    const merging = [fast[0]?.label, afterCheckpoint.label];
    const writer = createTextWriter(SIZES.length);
    const tasks: ReplyTask[] = [];
    for (const { label, size, count, tokensPerSecond, isAfterCheckpoint } of kinds) {
      for (let index = 0; index < count; index += 1) {
        const question = `${label} ${index}: ${writer.sentence(12)}`;
        await model.when(question, { text: writer.text(size), tokensPerSecond }, CHAT_MODEL);
        tasks.push({ question, isAfterCheckpoint, isAfterMerge: index === 0 && merging.includes(label) });
      }
    }
    const environment = { ...storage.environment, ...model.environment(CHAT_MODEL), DATA_DIR: storage.dataDirectory, LLM_MAX_TOKENS: "200000" };
    const printed = await runProgram("scripts/bench/bytes-written-program.ts", [JSON.stringify(tasks)], environment);
    const replies = printed.trim().split("\n").map((line) => ReplyBytes.parse(JSON.parse(line)));
    const of = ({ label }: Kind) => replies.filter(({ question }) => question.startsWith(`${label} `));
    const steady = [...fast, ...slow];
    const steadyReplies = steady.flatMap(of);
    const mergeShare = (of(afterCheckpoint)[0]?.mergeBytes ?? 0) / total(steadyReplies, ({ replyBytes }) => replyBytes);
    const first16k = fast.find(({ size }) => size === STATED);
    if (!first16k) throw new Error("The stated size is not measured");
    return {
      figures: [
        ...steady.flatMap((each) => perByte(each, of(each), { mergeShare, checkpointBytes: storage.isEmbedded ? shareOfCheckpoint(of(first16k), of(afterCheckpoint)) : 0 })),
        ...slopes(fast.map(of)),
        { what: "written per byte of the first reply ever, 16k: events and message", measured: mean(of(first), toldRatio), unit: "×", reach: null, n: 1 },
        { what: "written per byte of the first reply after a checkpoint, 16k: events and message", measured: mean(of(afterCheckpoint), toldRatio), unit: "×", reach: null, n: afterCheckpoint.count },
        { what: "of the index, its share of merges", measured: mergeShare, unit: "×", reach: null, n: steadyReplies.length },
        { what: "written by housekeeping, per byte of all these replies", measured: total(replies, ({ housekeepingBytes }) => housekeepingBytes) / total(replies, ({ replyBytes }) => replyBytes), unit: "×", reach: null, n: replies.length },
      ],
      samples: { replies },
    };
  } finally {
    await model.close();
    await storage.remove();
  }
}

const total = (replies: readonly ReplyBytes[], bytesOf: (reply: ReplyBytes) => number): number => replies.reduce((sum, reply) => sum + bytesOf(reply), 0);
const mean = (replies: readonly ReplyBytes[], valueOf: (reply: ReplyBytes) => number): number => total(replies, valueOf) / replies.length;
const toldBytes = ({ turnBytes, queueBytes, sweepBytes }: ReplyBytes): number => turnBytes + queueBytes + sweepBytes;
const toldRatio = (reply: ReplyBytes): number => toldBytes(reply) / reply.replyBytes;

/** What a checkpoint makes a reply write, spread over the replies from one checkpoint to the next, in bytes each. */
function shareOfCheckpoint(steady: readonly ReplyBytes[], afterCheckpoint: readonly ReplyBytes[]): number {
  const extraBytes = Math.max(0, median(afterCheckpoint.map(toldBytes)) - median(steady.map(toldBytes)));
  const bytesPerReply = mean(steady, (reply) => toldBytes(reply) + reply.indexBytes + reply.extractionBytes + reply.titleBytes);
  return (extraBytes * bytesPerReply) / BYTES_PER_CHECKPOINT;
}

function perByte({ label, size, count }: Kind, replies: readonly ReplyBytes[], shares: { mergeShare: number; checkpointBytes: number }): Figure[] {
  const isStated = size === STATED;
  const figure = (what: string, measured: number, reach: Figure["reach"]): Figure => ({ what: `written per byte of a reply of ${label}: ${what}`, measured, unit: "×", reach, n: count });
  return [
    figure("events and message", mean(replies, (reply) => (toldBytes(reply) + shares.checkpointBytes) / reply.replyBytes), isStated ? { atMost: 4 } : null),
    figure("index", mean(replies, ({ indexBytes, replyBytes }) => indexBytes / replyBytes) + shares.mergeShare, isStated ? { atMost: 8 } : null),
  ];
}

/** What each further byte of a reply costs, between one size and the next: the same where the cost is linear. */
function slopes(sizes: readonly (readonly ReplyBytes[])[]): Figure[] {
  return sizes.slice(1).map((larger, index) => {
    const smaller = sizes[index] ?? [];
    const rise = mean(larger, toldBytes) - mean(smaller, toldBytes);
    const run = mean(larger, ({ replyBytes }) => replyBytes) - mean(smaller, ({ replyBytes }) => replyBytes);
    return { what: `written per further byte, from ${SIZES[index]} to ${SIZES[index + 1]}: events and message`, measured: rise / run, unit: "×", reach: null, n: larger.length };
  });
}

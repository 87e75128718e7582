import { setTimeout as wait } from "node:timers/promises";
import { askDirectly } from "./ask-directly";
import type { Figure, Findings } from "./figure";
import type { BenchOptions } from "./options";
import { median, percentile } from "./percentiles";
import { seed } from "./seed";
import type { Bench } from "./with-app";
import { withApp } from "./with-app";
import { createTextWriter } from "./write-text";

/** Twenty words as fast as they are read: a reply that is over before the next is asked for. */
const MODEL = "rate:max:20";
const WARM_UPS = 5;
/** Extraction, indexing and title follow a reply; a person has not even read its first line by then. */
const PAUSE_MS = 800;
const CALLS_BETWEEN_REFILLS = 20;

type Pair = { readonly appMs: number; readonly directMs: number; readonly addedMs: number };

/**
 * How much later the first words come than from the model server itself, asked with the very request that the app
 * sent it. Calls come in pairs, first the one and then the other first, so that whatever else the machine does hits
 * both alike.
 */
export function measureFirstToken(options: BenchOptions): Promise<Findings> {
  return withApp({ databaseUrl: options.databaseUrl, chatModel: MODEL }, async (bench) => {
    const { memoryCount, messageCount } = options;
    const conversationId = await seed(bench.storage, { ownerId: bench.person.ownerId, memoryCount, messageCount });
    const long = await measurePairs(bench, options.pairs, conversationId);
    const fresh = await measurePairs(bench, options.pairs, undefined);
    const memories = `${memoryCount.toLocaleString("en")} memories`;
    return {
      figures: [
        ...toFigures(`added time to the first token, ${memories}, ${messageCount.toLocaleString("en")} messages`, long),
        ...toFigures(`added time to the first token, ${memories}, new conversation`, fresh),
        { what: "the model server alone, to its first token, p50", measured: median([...long, ...fresh].map(({ directMs }) => directMs)), unit: "ms", reach: null, n: long.length + fresh.length },
      ],
      samples: { longConversation: long, newConversation: fresh },
    };
  });
}

async function measurePairs({ person, model, allowCalls }: Bench, count: number, conversationId: string | undefined): Promise<Pair[]> {
  const writer = createTextWriter(count);
  const say = async () => (await person.say(writer.sentence(9), conversationId === undefined ? undefined : { conversationId })).firstTokenMs;
  await allowCalls();
  await model.reset();
  for (let index = 0; index < WARM_UPS; index += 1) {
    await say();
    await wait(PAUSE_MS);
  }
  const body = await model.lastRequest(MODEL);
  const ask = async () => (await askDirectly(model.url, body)).firstTokenMs;
  for (let index = 0; index < WARM_UPS; index += 1) await ask();

  const pairs: Pair[] = [];
  for (let index = 0; index < count; index += 1) {
    if (index % CALLS_BETWEEN_REFILLS === 0) await allowCalls();
    let [appMs, directMs] = [NaN, NaN];
    for (const isApp of index % 2 === 0 ? [true, false] : [false, true]) {
      if (isApp) appMs = await say();
      else directMs = await ask();
      await wait(PAUSE_MS);
    }
    pairs.push({ appMs, directMs, addedMs: appMs - directMs });
  }
  return pairs;
}

function toFigures(what: string, pairs: readonly Pair[]): Figure[] {
  const added = pairs.map(({ addedMs }) => addedMs);
  return [
    { what: `${what}, p50`, measured: median(added), unit: "ms", reach: { atMost: 20 }, n: pairs.length },
    { what: `${what}, p95`, measured: percentile(added, 0.95), unit: "ms", reach: { atMost: 50 }, n: pairs.length },
  ];
}

import { percentile } from "@/scripts/bench/percentiles";
import { createTextWriter } from "@/scripts/bench/write-text";
import type { Contestant } from "./contestant";
import type { Row } from "./table";

type Contestants = { readonly ours: Contestant; readonly mem0: Contestant; readonly mem0OnDisk: Contestant };
type Sizes = { readonly small: number; readonly large: number; readonly searches: number };

const TEXTS_AT_ONCE = 100;
const WARM_UPS = 10;
const FOUND = 20;

/**
 * The same made-up sentences into all of them, batch by batch in turn; then the same searches, one by one in turn. mem0
 * on disk is only filled with the smaller number: its searches read all rows into memory, wherever they lie.
 */
export async function compareSpeed({ ours, mem0, mem0OnDisk }: Contestants, { small, large, searches }: Sizes): Promise<Row[]> {
  const writer = createTextWriter(21);
  const add = async (user: string, count: number, contestants: readonly Contestant[]): Promise<number[]> => {
    const spentMs = contestants.map(() => 0);
    for (let start = 0; start < count; start += TEXTS_AT_ONCE) {
      const texts = Array.from({ length: Math.min(TEXTS_AT_ONCE, count - start) }, (_, index) => ({ id: `${user} ${start + index}`, text: writer.sentence(11) }));
      for (const [place, contestant] of contestants.entries()) spentMs[place] = (spentMs[place] ?? 0) + (await contestant.tell({ what: "add", user, texts })).tookMs;
    }
    return spentMs.map((ms) => (1_000 * count) / ms);
  };
  const search = async (what: string, user: string): Promise<Row[]> => {
    const samples: number[][] = [[], []];
    for (let index = -WARM_UPS; index < searches; index += 1) {
      const query = index % 2 === 0 ? writer.sentence(9) : writer.question();
      for (const [place, contestant] of [ours, mem0].entries()) {
        const { tookMs, found } = await contestant.tell({ what: "search", user, query, limit: FOUND });
        if (found.length === 0) throw new Error(`Nothing was found for ${query}`);
        if (index >= 0) samples[place]?.push(tookMs);
      }
    }
    return [0.5, 0.95].map((fraction) => ({ what: `search ${what}, p${fraction * 100}`, unit: "ms", values: [...samples.map((each) => percentile(each, fraction)), null], n: searches }));
  };
  const smallRates = await add("first", small, [ours, mem0, mem0OnDisk]);
  const inSmall = await search(`in ${small.toLocaleString("en")} memories`, "first");
  const largeRates = await add("second", large, [ours, mem0]);
  const inLarge = await search(`in ${large.toLocaleString("en")} memories`, "second");
  const amongOthers = await search(`in the ${small.toLocaleString("en")}, now that another user has ${large.toLocaleString("en")}`, "first");
  return [
    { what: `the first ${small.toLocaleString("en")} memories stored and searchable`, unit: "per s", values: smallRates, n: small },
    { what: `${large.toLocaleString("en")} more`, unit: "per s", values: [...largeRates, null], n: large },
    ...inSmall,
    ...inLarge,
    ...amongOthers,
  ];
}

import { setTimeout as wait } from "node:timers/promises";
import { askDirectly } from "./ask-directly";
import type { Findings } from "./figure";
import type { BenchOptions } from "./options";
import { median } from "./percentiles";
import type { StreamTiming } from "./time-stream";
import { withApp } from "./with-app";

const TOKENS = 2_000;
const MODEL = `rate:max:${TOKENS}`;
const WARM_UPS = 3;
const PAUSE_MS = 1_000;
const WHOLE_TEXT = Array.from({ length: TOKENS }, (_, index) => `t${index} `).join("");

/** One reply as fast as the model sends it: tokens a second from sending the request to the last word, nothing left out. */
export function measureRelay(options: BenchOptions): Promise<Findings> {
  return withApp({ databaseUrl: options.databaseUrl, chatModel: MODEL }, async ({ person, model, allowCalls }) => {
    const say = () => person.say("Count as far as you can.");
    for (let index = 0; index < WARM_UPS; index += 1) {
      checkWhole(await say());
      await wait(PAUSE_MS);
    }
    const body = await model.lastRequest(MODEL);
    const ask = () => askDirectly(model.url, body);
    for (let index = 0; index < WARM_UPS; index += 1) await ask();
    await allowCalls();

    const samples: Record<"app" | "appFromFirstToken" | "direct", number[]> = { app: [], appFromFirstToken: [], direct: [] };
    for (let index = 0; index < options.relays; index += 1) {
      for (const isApp of index % 2 === 0 ? [true, false] : [false, true]) {
        const timing = isApp ? await say() : await ask();
        checkWhole(timing);
        samples[isApp ? "app" : "direct"].push(perSecond(timing.lastTokenMs));
        if (isApp) samples.appFromFirstToken.push(perSecond(timing.lastTokenMs - timing.firstTokenMs));
        await wait(PAUSE_MS);
      }
    }
    const figure = (what: string, rates: number[]) => ({ what, measured: median(rates), unit: "tokens/s" as const, reach: null, n: rates.length });
    return {
      figures: [
        { ...figure(`one reply of ${TOKENS.toLocaleString("en")} tokens relayed, request and all`, samples.app), reach: { atLeast: 6_000 } },
        figure("the same, from its first token on", samples.appFromFirstToken),
        figure("the model server alone", samples.direct),
      ],
      samples,
    };
  });
}

const perSecond = (milliseconds: number): number => TOKENS / (milliseconds / 1_000);

function checkWhole({ text }: StreamTiming): void {
  if (text !== WHOLE_TEXT) throw new Error("Words of the reply are missing or out of order");
}

import type { Page } from "playwright";
import type { Findings } from "./figure";
import { withPage } from "./open-browser";
import type { BenchOptions } from "./options";
import { median } from "./percentiles";
import { seed } from "./seed";
import { withApp } from "./with-app";

type Opening = { readonly shownMs: number; readonly interactiveMs: number; readonly elements: number };

/** Opening a long conversation in Chromium, with an empty cache each time: how long until it is seen, and can be used. */
export function measureOpening(options: BenchOptions): Promise<Findings> {
  const { databaseUrl, messageCount, pageLoads } = options;
  return withApp({ databaseUrl, chatModel: "rate:max:20" }, async (bench) => {
    const conversationId = await seed(bench.storage, { ownerId: bench.person.ownerId, memoryCount: 0, messageCount });
    const { text } = await bench.person.say("Count.", { conversationId });
    const openings: Opening[] = [];
    for (let index = 0; index < pageLoads; index += 1) {
      openings.push(await withPage(bench, (page) => open(page, `${bench.appUrl}/c/${conversationId}`, text.trim())));
    }
    const figure = (what: string, samples: number[]) => ({ what: `a conversation of ${messageCount.toLocaleString("en")} messages: ${what}`, measured: median(samples), n: pageLoads });
    return {
      figures: [
        { ...figure("its newest words are shown", openings.map(({ shownMs }) => shownMs)), unit: "ms", reach: { atMost: 1_000 } },
        { ...figure("it can be written to", openings.map(({ interactiveMs }) => interactiveMs)), unit: "ms", reach: { atMost: 1_000 } },
        { ...figure("elements of the page", openings.map(({ elements }) => elements)), unit: "elements", reach: { atMost: 3_000 } },
      ],
      samples: { openings },
    };
  });
}

/** Looks at every frame from inside the page, so that the time this program takes to hear of it counts for nothing. */
async function open(page: Page, url: string, newestWords: string): Promise<Opening> {
  await page.addInitScript((words) => {
    // An object's method, because the compiler wraps functions that have a name of their own in a helper the page has not.
    const watch = {
      found: { shownMs: 0, interactiveMs: 0 },
      look() {
        const { found } = watch;
        if (!found.shownMs && document.querySelector("[role=log]")?.textContent?.includes(words)) found.shownMs = performance.now();
        const field = document.querySelector("textarea");
        // React marks an element of the server's HTML when it takes it over: from then on typing reaches the page.
        if (!found.interactiveMs && field && Object.keys(field).some((key) => key.startsWith("__reactProps"))) found.interactiveMs = performance.now();
        if (found.shownMs && found.interactiveMs) Object.assign(window, { benchOpening: found });
        else requestAnimationFrame(() => watch.look());
      },
    };
    watch.look();
  }, newestWords);
  await page.goto(url);
  const found = await page.waitForFunction(() => (window as Window & { benchOpening?: { shownMs: number; interactiveMs: number } }).benchOpening);
  const times = await found.jsonValue();
  if (!times) throw new Error("The page was never shown");
  return { ...times, elements: await page.evaluate(() => document.querySelectorAll("*").length) };
}

import type { Page } from "playwright";

/**
 * What is to be seen once what was asked for has been painted: one element that matches `selector` and has this text
 * (`every`: all that match it), so many of them, or none.
 */
export type Sight = { readonly selector: string; readonly text?: string; readonly how?: "every" | "none" | { readonly atLeast: number } };

/** What one act cost, all of it told by the page itself. */
export type ActTiming = {
  /** From the key, the click or the beginning of the navigation to the frame after the one that showed the new content. */
  readonly paintedMs: number;
  /** Of the main thread, each over 50 ms. */
  readonly longTasksMs: readonly number[];
  readonly elements: number;
  /** What came over the wire for it, unpacked: pages, their payloads and answers, without scripts, styles and fonts. */
  readonly bytes: number;
};

type Watch = { since: number; wanted: Sight | null; paintedAt: number; longTasks: { at: number; ms: number }[]; look(): void };
type Watched = Window & { benchWatch?: Watch };

/** To be called once for a page, before it goes anywhere. */
export async function watchPage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // An object's methods, because the compiler wraps functions that have a name of their own in a helper the page has not.
    const watch: Watch = {
      since: 0,
      wanted: null,
      paintedAt: 0,
      longTasks: [],
      look() {
        const { wanted } = watch;
        if (!wanted) return;
        const elements = [...document.querySelectorAll(wanted.selector)];
        const matching = elements.filter((element) => wanted.text === undefined || (element.textContent ?? "").includes(wanted.text)).length;
        const { how } = wanted;
        const isSeen = how === "none" ? matching === 0 : matching >= (typeof how === "object" ? how.atLeast : 1) && (how !== "every" || matching === elements.length);
        if (isSeen) {
          watch.wanted = null;
          // What this frame shows is on the screen when the next one begins.
          requestAnimationFrame(() => (watch.paintedAt = performance.now()));
        } else requestAnimationFrame(() => watch.look());
      },
    };
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) watch.longTasks.push({ at: startTime, ms: duration });
    }).observe({ type: "longtask", buffered: true });
    for (const name of ["pointerdown", "keydown"]) window.addEventListener(name, (event) => (watch.since = event.timeStamp), { capture: true });
    // A navigation begins when the page does; what it waits for was left here by the page before.
    const left = sessionStorage.getItem("bench-wanted");
    sessionStorage.removeItem("bench-wanted");
    if (left) {
      watch.wanted = JSON.parse(left) as Sight;
      watch.look();
    }
    Object.assign(window, { benchWatch: watch });
  });
}

/** Opens an address as if it were typed. */
export async function timeOpening(page: Page, url: string, sight: Sight): Promise<ActTiming> {
  await page.addInitScript((wanted) => {
    const watch = (window as Watched).benchWatch;
    if (!watch) return;
    watch.wanted = wanted;
    watch.look();
  }, sight);
  await page.goto(url);
  return read(page, 0);
}

/**
 * Something done on a page that is there.
 * @param act the last key or click of it is what the time is counted from
 */
export async function timeAct(page: Page, sight: Sight, act: () => Promise<void>): Promise<ActTiming> {
  const startedAt = await page.evaluate((wanted) => {
    const watch = (window as Watched).benchWatch;
    if (!watch) throw new Error("Nobody watches this page");
    Object.assign(watch, { wanted, paintedAt: 0, longTasks: [] });
    sessionStorage.setItem("bench-wanted", JSON.stringify(wanted));
    watch.look();
    performance.clearResourceTimings();
    return performance.now();
  }, sight);
  await act();
  return read(page, startedAt);
}

async function read(page: Page, startedAt: number): Promise<ActTiming> {
  await page.waitForFunction(() => ((window as Watched).benchWatch?.paintedAt ?? 0) > 0, undefined, { timeout: 60_000 });
  return page.evaluate((since) => {
    const watch = (window as Watched).benchWatch;
    if (!watch) throw new Error("Nobody watches this page");
    sessionStorage.removeItem("bench-wanted");
    const isNewPage = since === 0 || watch.since === 0;
    const page = isNewPage ? performance.getEntriesByType("navigation") : [];
    const sent = [...page, ...performance.getEntriesByType("resource")].filter((entry) => !/\.(js|css|woff2|svg|ico)(\?|$)/.test(entry.name)) as PerformanceResourceTiming[];
    return {
      paintedMs: watch.paintedAt - (isNewPage ? 0 : watch.since),
      longTasksMs: watch.longTasks.map(({ ms }) => ms),
      elements: document.querySelectorAll("*").length,
      bytes: sent.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
    };
  }, startedAt);
}

import type { Page } from "@playwright/test";

/** What was seen of a reply that would make a reader's eye jump. Empty lists are what is wanted. */
export type Jumps = {
  /** Looks at the page: one for each frame and, unless it was being loaded, one for each change. */
  looks: number;
  /** Blocks that were followed by two others, and therefore settled. */
  settled: number;
  /** The reply became lower. */
  shrunk: string[];
  /** Words with marks in them that are none of the words. */
  marks: string[];
  /** A settled block is no longer the element that it was. */
  replaced: string[];
  /** What stands above the reply moved. */
  movedAbove: string[];
  /** The page was at its end and did not follow. */
  leftBehind: string[];
};

declare global {
  interface Window {
    endWatch?: () => Jumps;
  }
}

/**
 * Watches the next reply of the page that is open, at every change and in every frame.
 * @returns ends the watch and tells what was seen
 */
export async function watchNextReply(page: Page): Promise<() => Promise<Jumps>> {
  await page.evaluate(watch, { isLoading: false });
  return () => endWatch(page);
}

/** Watches the first reply of the page that is loaded next, in every frame from the first on. */
export async function watchLoadedReply(page: Page): Promise<() => Promise<Jumps>> {
  await page.addInitScript(watch, { isLoading: true });
  return () => endWatch(page);
}

const endWatch = (page: Page): Promise<Jumps> =>
  page.evaluate(() => {
    if (!window.endWatch) throw new Error("Nothing was watched");
    return window.endWatch();
  });

/** Runs in the page, and so knows nothing of this file. */
function watch({ isLoading }: { isLoading: boolean }): void {
  const MARK = /\*\*|__|~~|`|\]\(|(^|\n)\s*(\||#+\s|[-*]\s)|\$|\\frac|<br/;
  const TOLERANCE_PX = 1.5;
  const jumps: Jumps = { looks: 0, settled: 0, shrunk: [], marks: [], replaced: [], movedAbove: [], leftBehind: [] };
  const repliesOnPage = () => document.querySelectorAll('[role="log"] [aria-label="Reply"]');
  const known = isLoading ? 0 : repliesOnPage().length;
  const blocks: Element[] = [];
  let [height, offset, isWatching] = [0, -1, true];

  const wordsOf = (body: Element): string => {
    const isHidden = (node: Node) => node instanceof Element && node.matches("pre, code, .md-formula, .sr-only");
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => (isHidden(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    let words = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) words += node.data;
      else if (node instanceof Element && node.matches("p, li, h2, h3, h4, td, th, blockquote")) words += "\n";
    }
    return words;
  };

  const look = () => {
    const reply = repliesOnPage()[known];
    const body = reply?.querySelector(".md");
    if (!reply || !body) return;
    jumps.looks += 1;

    const now = reply.getBoundingClientRect();
    if (now.height < height - TOLERANCE_PX) jumps.shrunk.push(`${height} to ${now.height} at ${JSON.stringify(body.textContent?.slice(-60))}`);
    height = now.height;

    const words = wordsOf(body);
    const mark = MARK.exec(words);
    if (mark) jumps.marks.push(words.slice(Math.max(0, mark.index - 20), mark.index + 20));

    for (const [index, block] of blocks.entries()) {
      if (!block.isConnected || body.children[index] !== block) jumps.replaced.push(`block ${index}: ${block.tagName} ${block.textContent?.slice(0, 30)}`);
    }
    const mayGrow = body.hasAttribute("data-growing") ? 2 : 0;
    while (blocks.length < body.children.length - mayGrow) {
      const block = body.children[blocks.length];
      if (block) blocks.push(block);
    }
    jumps.settled = blocks.length;

    const above = now.top - (reply.closest("ol")?.getBoundingClientRect().top ?? 0);
    if (offset !== -1 && Math.abs(above - offset) > TOLERANCE_PX) jumps.movedAbove.push(`${offset} to ${above}`);
    offset = above;

    let scroller: Element | null = reply;
    while (scroller && getComputedStyle(scroller).overflowY !== "auto") scroller = scroller.parentElement;
    if (scroller && Math.abs(scroller.scrollTop) > TOLERANCE_PX) jumps.leftBehind.push(`${scroller.scrollTop}`);
  };

  const frame = () => {
    look();
    if (isWatching) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const observer = new MutationObserver(look);
  // What is seen of a page that is being loaded is its frames: before them it has no styles.
  if (!isLoading) observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  window.endWatch = () => {
    isWatching = false;
    observer.disconnect();
    return jumps;
  };
}

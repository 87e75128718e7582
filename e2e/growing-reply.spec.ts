import type { Page } from "@playwright/test";
import { expect, modelTest as test } from "./fixtures";
import { complete, conversationIn, replies, say, send } from "./support/conversation";
import { randomWord } from "./support/random-words";
import { watchLoadedReply, watchNextReply } from "./support/watch-reply";

const BLOCKS = [
  "The harbour is **quiet, and *very* still** today, as [the guide](https://example.org/harbour_(old)) says in `its own` words; see ~~yesterday~~ _today_ for ***more of it***.",
  "## What **there** is",
  "- one **boat**\n- two *nets*\n  - with `knots`\n- three",
  "| boat | length |\n| :--- | ---: |\n| **Ada** | 12 |\n| *Ines* | 9 |",
  "```typescript\nexport function moor(boat: string): string {\n  return `tied: ${boat}`; // with two lines\n}\n```",
  "It takes $t = \\frac{d}{v}$ hours, and by \\(v^2\\) more:",
  "$$\n\\sum_{i=1}^{n} \\frac{x_i^2}{2} + y\n$$",
  "> Wait for the **tide**\n> and *then* go.",
  "```mermaid\ngraph LR\n  A[Harbour] --> B[Sea]\n  B --> C[Island]\n  C --> D[Harbour again]\n  B --> D\n  A --> C\n```",
  "1. first **this**\n2. then that",
  "---",
  "A paragraph that is there so that what stands above it is settled.",
  "- [x] done\n- [ ] **open**",
  "The end, with **a last word**.",
];
const RICH = BLOCKS.join("\n\n");

/** In pieces that are cut wherever the clock cuts them. */
const inPieces = (text: string) => ({ text, tokensPerSecond: 60 });
/** With time to do something while it comes. */
const slowly = (text: string) => ({ text, tokensPerSecond: 14 });
/** One character at a time, so slowly that each is drawn. */
const byCharacters = (text: string) => ({ text, tokens: [...text], tokensPerSecond: 22 });
const NOTHING_JUMPED = { shrunk: [], marks: [], replaced: [], movedAbove: [], leftBehind: [] };

test("a reply with everything in it grows without a jump, and stays as it is when it is stored", async ({ page, context, model }) => {
  const words = `All of it, ${randomWord()}`;
  model.when(words, inPieces(RICH));
  await page.goto("/");
  await say(page, `Hello from ${randomWord()}`);
  const endWatch = await watchNextReply(page);
  const reply = await send(page, words);
  await complete(page);
  await expect(reply.getByRole("img", { name: "Diagram; its source follows" })).toBeVisible({ timeout: 20_000 });
  await expect(reply.getByRole("math")).toHaveCount(3);

  // What is stored is read again, as when someone comes back to the page.
  const stored = page.waitForResponse((response) => response.url().endsWith("/messages"));
  await context.setOffline(true);
  await context.setOffline(false);
  await (await stored).finished();
  await expect(conversationIn(page).getByText("You are offline")).toBeHidden();
  await twoFrames(page);

  const { looks, settled, ...jumps } = await endWatch();
  expect(jumps).toEqual(NOTHING_JUMPED);
  expect(settled).toBe(BLOCKS.length);
  expect(looks).toBeGreaterThan(50);
});

test("the very first reply is typeset from its first word on", async ({ page, model }) => {
  const words = `All of it, ${randomWord()}`;
  model.when(words, inPieces(RICH));
  await page.goto("/");
  const endWatch = await watchNextReply(page);
  const reply = await send(page, words);
  await expect(reply.getByRole("code").last()).toContainText("moor");
  const { looks: _looks, settled: _settled, ...jumps } = await endWatch();
  expect(jumps).toEqual(NOTHING_JUMPED);
});

test("a formula grows without a jump, wherever it is cut", async ({ page, model }) => {
  const words = `Its formula, ${randomWord()}`;
  model.when(words, byCharacters("By $v^2$:\n\n$$\n\\sum_{i=1}^{n} \\frac{x_i^2}{2}\n$$\n\nA line."));
  await page.goto("/");
  const endWatch = await watchNextReply(page);
  const reply = await send(page, words);
  await complete(page);
  await expect(reply.getByRole("math")).toHaveCount(2);
  const { looks: _looks, settled: _settled, ...jumps } = await endWatch();
  expect(jumps).toEqual(NOTHING_JUMPED);
});

test("a reply that is taken up after a reload is there at once, and goes on without a jump", async ({ page, model }) => {
  const words = `All of it, ${randomWord()}`;
  model.when(words, slowly(RICH));
  await page.goto("/");
  await expect((await send(page, words)).getByRole("table")).toBeVisible();
  const endWatch = await watchLoadedReply(page);
  await page.reload({ waitUntil: "commit" });
  const reply = replies(page).first();
  await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
  await complete(page);
  await expect(reply.getByRole("strong").last()).toHaveText("a last word");
  await expect(reply.getByRole("img", { name: "Diagram; its source follows" })).toBeVisible({ timeout: 20_000 });
  const { looks: _looks, settled, ...jumps } = await endWatch();
  expect(jumps).toEqual(NOTHING_JUMPED);
  expect(settled).toBe(BLOCKS.length);
});

/** So many that the rest comes for long enough to scroll up in, on any machine. */
const LINES = 100;
const LONG = Array.from({ length: LINES }, (_, index) => `Paragraph ${index + 1} of the reply, with enough words in it to be worth a line.`).join("\n\n");

test("words that were selected stay selected while the rest comes, and when it is stored", async ({ page, model }) => {
  const words = `At length, ${randomWord()}`;
  model.when(words, slowly(RICH));
  await page.goto("/");
  const reply = await send(page, words);
  const heading = reply.getByRole("heading", { name: "What there is" });
  await expect(reply.getByRole("table")).toBeVisible();
  await heading.click({ clickCount: 3 });
  const selected = () => page.evaluate(() => getSelection()?.toString().trim());
  expect(await selected()).toBe("What there is");
  await expect(conversationIn(page)).toHaveAttribute("aria-busy", "true");
  await complete(page);
  await twoFrames(page);
  expect(await selected()).toBe("What there is");
});

test("who has scrolled up stays there while the reply grows, and who goes back to the end follows it", async ({ page, model }) => {
  const words = `At length, ${randomWord()}`;
  model.when(words, { text: LONG, tokensPerSecond: 100 });
  await page.goto("/");
  const reply = await send(page, words);
  await expect(reply).toContainText("Paragraph 20 ");
  await conversationIn(page).hover();
  const scrolling = await page.evaluateHandle(() => ({ ended: new Promise<void>((resolve) => document.addEventListener("scrollend", () => resolve(), { capture: true, once: true })) }));
  await page.mouse.wheel(0, -300);
  await scrolling.evaluate(({ ended }) => ended);
  const newest = page.getByRole("button", { name: "Newest" });
  await expect(newest).toBeVisible();

  const paragraphs = reply.getByRole("paragraph");
  const inSight = paragraphs.nth(await paragraphs.evaluateAll((all) => all.findIndex((paragraph) => paragraph.getBoundingClientRect().top > 200)));
  await expect(inSight).toBeInViewport();
  const before = await inSight.boundingBox();
  const count = await paragraphs.count();
  await expect.poll(() => paragraphs.count()).toBeGreaterThan(count + 5);
  const after = await inSight.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? Infinity))).toBeLessThanOrEqual(1);

  await newest.click();
  await expect(newest).toBeHidden();
  await complete(page);
  await expect(reply.getByText(`Paragraph ${LINES} `)).toBeInViewport();
});

/** The next frame has been drawn, and what came of it, too. */
function twoFrames(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));
}

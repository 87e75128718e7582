import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { type AppServer, startApp } from "./support/app-server";
import { lookForBarriers } from "./support/barriers";
import { complete, conversationIn, openMemoryWith, replies, say, send } from "./support/conversation";
import { newPerson, type Person } from "./support/people";
import { randomName, randomWord } from "./support/random-words";

const DAY_MS = 86_400_000;

/** An app in which a memory fades within milliseconds, and has lost all that it can lose within a second: nobody can be told something months ago. */
const fadingTest = test.extend<object, { fadingApp: AppServer }>({
  fadingApp: [
    async ({}, use) => {
      const app = await startApp({ environment: { SIGNUP: "open", MEMORY_HALF_LIFE_DAYS: "0.00001" } });
      // The first account is the admin's.
      await newPerson(app.url);
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  app: async ({ fadingApp }, use) => use(fadingApp),
});

const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

const justLearned = (page: Page) => replies(page).last().getByRole("list", { name: "Just learned" }).getByRole("listitem");

test("what was just learned stands under the newest reply, without a reload, and can be forgotten there", async ({ page }) => {
  const food = randomWord();
  await page.goto("/");
  await say(page, `I am allergic to ${food}.`);
  const note = justLearned(page);
  await expect(note).toContainText(`Is allergic to ${food}`, { timeout: 20_000 });
  const { violations } = await lookForBarriers(page).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("just-learned-wide.png") });
  await page.setViewportSize({ width: 360, height: 800 });
  await page.screenshot({ path: test.info().outputPath("just-learned-narrow.png") });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  await note.getByRole("button", { name: `Forget “Is allergic to ${food}”` }).click();
  await expect(note).toContainText("forgotten");
});

/** Keeps from the page what was learned until it is let go; then it comes with the first answer. */
async function holdLearned(page: Page): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**/learned/**", async (route) => {
    await held;
    let answer = await route.fetch();
    const isRead = async () => {
      answer = await route.fetch();
      return ((await answer.json()) as { is_read: boolean }).is_read;
    };
    await expect.poll(isRead, { timeout: 20_000 }).toBe(true);
    await route.fulfill({ response: answer });
  });
  return letGo;
}

/** Looks that are still under way when a test ends are nobody's. */
const letLook = (page: Page) => page.unrouteAll({ behavior: "ignoreErrors" });

/** Says three things and keeps from the page that they were learned. @returns what lets them come, and a name among them that the reply repeats */
async function tellThree(page: Page) {
  const [food, city, dog] = [randomWord(), randomName(), randomName()];
  const letGo = await holdLearned(page);
  const reply = await say(page, `I am allergic to ${food}. I live in ${city}. My dog is called ${dog}.`);
  await expect(reply.getByRole("button", { name: "Try again" })).toBeVisible();
  return { reply, letGo, food };
}

/** Enough to scroll in. */
async function talkAtLength(page: Page): Promise<void> {
  for (let index = 0; index < 3; index += 1) await say(page, `How is the weather? ${"It rained here for days on end. ".repeat(8)}`);
}

const newest = (page: Page) => page.getByRole("button", { name: "Newest" });
const topOf = async (words: Locator) => (await words.boundingBox())?.y ?? Number.NaN;

for (const width of [1280, 360]) {
  test(`what was just learned moves no word where there is room for it, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 1200 });
    await page.goto("/");
    const { reply, letGo, food } = await tellThree(page);
    const words = reply.getByText(food).first();
    const before = await topOf(words);
    letGo();
    await expect(justLearned(page)).toHaveCount(3, { timeout: 20_000 });
    expect(Math.abs((await topOf(words)) - before)).toBeLessThan(1);
    await expect(justLearned(page).last()).toBeInViewport({ ratio: 1 });
    await letLook(page);
  });

  test(`what was just learned comes into view for who is at the end, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    await page.goto("/");
    await talkAtLength(page);
    const { letGo } = await tellThree(page);
    letGo();
    await expect(justLearned(page)).toHaveCount(3, { timeout: 20_000 });
    for (const note of await justLearned(page).all()) await expect(note).toBeInViewport({ ratio: 1 });
    await expect(newest(page)).toBeHidden();
    await letLook(page);
  });

  test(`what was just learned moves nobody who reads further up, and is found by going to the newest, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    await page.goto("/");
    await talkAtLength(page);
    const { reply, letGo } = await tellThree(page);
    const scrolling = await page.evaluateHandle(() => ({ ended: new Promise<void>((resolve) => document.addEventListener("scrollend", () => resolve(), { capture: true, once: true })) }));
    await conversationIn(page).hover();
    await page.mouse.wheel(0, -300);
    await scrolling.evaluate(({ ended }) => ended);
    await expect(newest(page)).toBeVisible();
    const before = await topOf(reply);
    letGo();
    await expect(justLearned(page)).toHaveCount(3, { timeout: 20_000 });
    // The browser scrolls by whole pixels.
    expect(Math.abs((await topOf(reply)) - before)).toBeLessThan(1);
    await expect(justLearned(page).first()).not.toBeInViewport();
    await newest(page).click();
    await expect(justLearned(page).last()).toBeInViewport({ ratio: 1 });
    await expect(newest(page)).toBeHidden();
    await letLook(page);
  });
}

test("what was learned while the next reply is being written waits for its end, and stands under that one", async ({ page }) => {
  const food = randomWord();
  await page.goto("/");
  const letGo = await holdLearned(page);
  await say(page, `I am allergic to ${food}.`);
  const answer = page.waitForResponse((response) => response.url().includes("/learned/"));
  await send(page, "How is the weather?");
  letGo();
  await answer;
  await complete(page);
  await expect(justLearned(page)).toContainText(`Is allergic to ${food}`, { timeout: 20_000 });
  await expect(page.getByRole("list", { name: "Just learned" })).toHaveCount(1);
  await letLook(page);
});

test("the timeline shows what was known on a day, what changed since and why, by keyboard too", async ({ page }) => {
  const [before, after, city] = [randomWord(), randomWord(), randomName()];
  await page.goto("/");
  await say(page, `I am allergic to ${before}. I live in ${city}.`);
  await openMemoryWith(page, `Is allergic to ${before}`);
  await page.getByRole("button", { name: `More for “Is allergic to ${before}”` }).click();
  await page.getByRole("menuitem", { name: "Correct" }).click();
  await page.getByRole("textbox", { name: "What is right" }).fill(`Is allergic to ${after}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Memories" }).getByRole("listitem", { name: `Is allergic to ${after}` })).toBeVisible();

  await page.getByRole("link", { name: "Timeline" }).click();
  await expect(page.getByRole("heading", { name: "What I knew, and when" })).toBeVisible();
  const known = page.getByRole("list", { name: "Known then" });
  await expect(known.getByRole("listitem", { name: `Is allergic to ${after}` })).toContainText("corrected by you, today");
  await expect(known).not.toContainText(before);
  const changed = page.getByRole("list", { name: "What changed" }).getByRole("listitem").filter({ hasText: "changed" });
  await expect(changed).toContainText(`Is allergic to ${before}`);
  await expect(changed).toContainText("corrected by hand");
  await page.getByText("As a table").click();
  await expect(page.getByRole("region", { name: "Learned over time, as a table" }).getByRole("cell", { name: "2", exact: true })).toBeVisible();

  await page.getByLabel("As of").fill(dayBefore(3));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`as_of=${dayBefore(3)}`));
  await expect(page.getByText("Nothing.")).toBeVisible();
  await expect(known).toBeHidden();
  await page.getByRole("link", { name: /learned .*show what I knew then$/ }).last().focus();
  await page.keyboard.press("Enter");
  await expect(known.getByRole("listitem", { name: `Lives in ${city}` })).toBeVisible();

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 360]) {
      await test.step(`${colorScheme}, ${width} px`, async () => {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 1000 });
        const { violations } = await lookForBarriers(page).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
        await page.screenshot({ path: test.info().outputPath(`timeline-${colorScheme}-${width}.png`) });
      });
    }
  }
});

test("what replies use most is named with how often, and nothing fades that was just said", async ({ page }) => {
  const [food, city] = [randomWord(), randomName()];
  const [used, unused] = [`Is allergic to ${food}`, `Lives in ${city}`];
  await page.goto("/");
  await say(page, `I am allergic to ${food}. I live in ${city}.`);
  await openMemoryWith(page, used);
  await page.goto("/memory/timeline");
  const mostUsed = page.getByRole("region", { name: "Used most" });
  await expect(mostUsed).toContainText("No reply has used a memory yet.");
  await expect(page.getByRole("region", { name: "Fading" })).toContainText("Nothing fades yet.");

  for (const howOften of ["once", "2 times"]) {
    await page.goto("/");
    await expect(await say(page, "What am I allergic to?")).toContainText(food);
    await page.goto("/memory/timeline");
    await expect(mostUsed.getByRole("listitem").filter({ hasText: used })).toContainText(howOften);
  }
  await expect(mostUsed).not.toContainText(unused);
});

async function remember(appUrl: string, person: Person, memory: { type: "fact" | "preference"; content: string; is_pinned?: boolean }): Promise<void> {
  const answer = await fetch(`${appUrl}/api/v1/memory`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: appUrl, cookie: person.cookie },
    body: JSON.stringify(memory),
  });
  expect(answer.status).toBe(200);
}

fadingTest("what fades is named with how much of it is left; what is pinned and what one likes do not fade", async ({ page, app, person }) => {
  const [fading, pinned, liked] = [`Lives in ${randomName()}`, `Is called ${randomName()}`, `Likes ${randomWord()}`];
  await remember(app.url, person, { type: "fact", content: fading });
  await remember(app.url, person, { type: "fact", content: pinned, is_pinned: true });
  await remember(app.url, person, { type: "preference", content: liked });
  await page.goto("/memory/timeline");
  const faded = page.getByRole("region", { name: "Fading" }).getByRole("listitem");
  await expect(faded).toHaveCount(1);
  await expect(faded).toContainText(fading);
  await expect(faded).toContainText(/\d\d % left, since /);
});

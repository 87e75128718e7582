import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { lookForBarriers } from "./support/barriers";
import { openMemoryWith, say } from "./support/conversation";
import type { Person } from "./support/people";
import { randomName, randomWord } from "./support/random-words";

const questions = (page: Page): Locator => page.getByRole("list", { name: "Test questions" });
const questionIn = (page: Page, words: string): Locator => questions(page).getByRole("listitem", { name: words });
const expectedIn = (question: Locator): Locator => question.getByRole("list", { name: "What should come up" }).getByRole("listitem");

async function remember(appUrl: string, person: Person, content: string): Promise<void> {
  const answer = await fetch(`${appUrl}/api/v1/memory`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: appUrl, cookie: person.cookie },
    body: JSON.stringify({ type: "fact", content }),
  });
  expect(answer.status).toBe(200);
}

/** Writes a question, looks, ticks what should come up, and keeps it. */
async function keep(page: Page, question: string, ...expected: string[]): Promise<Locator> {
  await page.getByRole("textbox", { name: "Ask something I should know" }).fill(question);
  await page.getByRole("button", { name: "Look", exact: true }).click();
  for (const words of expected) await page.getByRole("checkbox", { name: words }).first().check();
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(questionIn(page, question)).toBeVisible();
  return questionIn(page, question);
}

async function correct(page: Page, before: string, after: string): Promise<void> {
  await openMemoryWith(page, before);
  await page.getByRole("button", { name: `More for “${before}”` }).click();
  await page.getByRole("menuitem", { name: "Correct" }).click();
  await page.getByRole("textbox", { name: "What is right" }).fill(after);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Memories" }).getByRole("listitem", { name: after })).toBeVisible();
}

async function forgetForGood(page: Page, words: string): Promise<void> {
  await openMemoryWith(page, words);
  await page.getByRole("button", { name: `More for “${words}”` }).click();
  const forgotten = page.waitForResponse((response) => response.request().method() === "DELETE" && response.ok());
  await page.getByRole("menuitem", { name: "Forget" }).click();
  await forgotten;
}

test("a question is kept with what should come up, and a correction that breaks it and one that mends it are told", async ({ page, app, person }) => {
  const city = randomName();
  await remember(app.url, person, `Lives in ${city}`);
  await remember(app.url, person, "Likes to hear live music outdoors");
  await page.goto("/memory");
  await page.getByRole("link", { name: "Test questions" }).click();
  await expect(page.getByRole("heading", { name: "Would I remember?" })).toBeVisible();
  const question = await keep(page, "Where do I live?", `Lives in ${city}`);
  await expect(question.getByRole("heading", { name: "Where do I live?" })).toBeFocused();
  await expect(question).toContainText("1 of 1 came up");
  await expect(expectedIn(question)).toContainText("1st");

  await correct(page, `Lives in ${city}`, `Zugzwang ${city}`);
  await page.getByRole("button", { name: "Run your test question" }).click();
  await expect(page.getByText("Test questions: 1 worse.")).toBeVisible();
  await page.getByRole("link", { name: "See which" }).click();
  await expect(question).toContainText("· worse");
  await expect(expectedIn(question)).toContainText(`Zugzwang ${city}`);
  await expect(expectedIn(question)).toContainText("2nd, was 1st");

  await correct(page, `Zugzwang ${city}`, `Lives in ${city}`);
  await page.goto("/memory/questions");
  await expect(page.getByText("One thing I know has changed since they were run.")).toBeVisible();
  await page.getByRole("button", { name: "Run all" }).click();
  await expect(page.getByText("1 better.", { exact: true })).toBeVisible();
  await expect(question).toContainText("· better");
  await page.reload();
  await expect(question).toContainText("· better");
  await expect(question.getByRole("img", { name: /^Its runs/ })).toBeVisible();
});

test("what was forgotten is told and counts as no miss", async ({ page, app, person }) => {
  const [food, city] = [randomWord(), randomName()];
  await remember(app.url, person, `Is allergic to ${food}`);
  await remember(app.url, person, `Lives in ${city}`);
  await page.goto("/memory/questions");
  const question = await keep(page, "What of me?", `Is allergic to ${food}`, `Lives in ${city}`);
  await expect(question).toContainText("2 of 2 came up");
  await forgetForGood(page, `Is allergic to ${food}`);
  await page.goto("/memory/questions");
  await question.getByRole("button", { name: "Run “What of me?”" }).click();
  await expect(question).toContainText("1 of 1 came up");
  await expect(expectedIn(question).first()).toContainText("Forgotten since");
  await expect(question).not.toContainText(food);
});

test("by keyboard: what the question does not bring up is found by other words; the question is changed, and deleted", async ({ page }) => {
  const [tool, food] = [randomWord(), randomWord()];
  await page.goto("/");
  await say(page, `I collect ${tool}.`);
  await page.goto("/");
  await say(page, `We once cooked ${food} in the mountains with a broken stove.`);
  await openMemoryWith(page, `Collects ${tool}`);
  await page.goto("/memory/questions");
  await page.getByRole("textbox", { name: "Ask something I should know" }).focus();
  await page.keyboard.type("What do I collect?");
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox", { name: `Collects ${tool}` }).focus();
  await page.keyboard.press("Space");
  const quote = page.getByRole("checkbox", { name: /broken stove/ });
  await expect(async () => {
    await page.getByRole("textbox", { name: "Something else should have? Find it by its own words" }).fill(`${food} mountains`);
    await page.keyboard.press("Enter");
    await expect(quote.first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await quote.first().focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Keep", exact: true }).focus();
  await page.keyboard.press("Enter");
  const question = questionIn(page, "What do I collect?");
  await expect(question).toContainText("1 of 2 came up");
  await expect(expectedIn(question).filter({ hasText: "broken stove" })).toContainText("not found");

  await question.getByRole("button", { name: "Change “What do I collect?”" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Ask something I should know" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("What do I collect, and where did we cook?");
  await page.getByRole("button", { name: "Keep and begin anew" }).focus();
  await page.keyboard.press("Enter");
  const changed = questionIn(page, "What do I collect, and where did we cook?");
  await expect(changed.getByRole("heading")).toBeFocused();
  await expect(changed).toContainText("2 of 2 came up");

  await changed.getByRole("button", { name: /^Delete/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Delete it" }).click();
  await expect(changed).toBeHidden();
  await expect(page.getByText("None yet.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("None yet.")).toBeVisible();
});

test("a question that expects nothing is not kept, and what was written stays", async ({ page }) => {
  await page.goto("/memory/questions");
  await page.getByRole("button", { name: "Look", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Write a question first.");
  await page.getByRole("textbox", { name: "Ask something I should know" }).fill("Who am I?");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Nothing came up.")).toBeVisible();
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Tick at least one thing");
  await expect(page.getByRole("textbox", { name: "Ask something I should know" })).toHaveValue("Who am I?");
});

test("the page has no barriers and no sideways scrolling, light and dark, wide and narrow", async ({ page, app, person }) => {
  test.setTimeout(120_000);
  const [food, city] = [randomWord(), randomName()];
  await remember(app.url, person, `Is allergic to ${food}`);
  await remember(app.url, person, `Lives in ${city}, ${"very ".repeat(12)}near the river`);
  await page.goto("/memory/questions");
  await expectNoBarriers(page, "empty");
  const question = await keep(page, "What am I allergic to?", `Is allergic to ${food}`, `Lives in ${city}`);
  await correct(page, `Is allergic to ${food}`, `Zugzwang ${food}`);
  await expectNoBarriers(page, "offer");
  await page.goto("/memory/questions");
  await page.getByRole("button", { name: "Run all" }).click();
  await expect(question).toContainText(`Zugzwang ${food}`);
  await expect(question.getByRole("img", { name: /^Its runs/ })).toBeVisible();
  await page.getByRole("button", { name: "New question" }).click();
  await page.getByRole("textbox", { name: "Ask something I should know" }).fill("Where do I live?");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("checkbox").first()).toBeVisible();
  await expectNoBarriers(page, "full");
});

async function expectNoBarriers(page: Page, what: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 360]) {
      await test.step(`${what}, ${colorScheme}, ${width} px`, async () => {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 1000 });
        await page.evaluate(() => {
          for (const motion of document.getAnimations()) if (motion.effect?.getComputedTiming().endTime !== Infinity) motion.finish();
        });
        const { violations } = await lookForBarriers(page).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
        await page.screenshot({ path: test.info().outputPath(`questions-${what}-${colorScheme}-${width}.png`) });
      });
    }
  }
  await page.setViewportSize({ width: 1280, height: 1000 });
}

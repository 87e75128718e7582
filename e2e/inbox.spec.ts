import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { lookForBarriers } from "./support/barriers";
import { openMemoryWith, replies, say } from "./support/conversation";
import { randomName, randomWord } from "./support/random-words";

const memories = (page: Page): Locator => page.getByRole("list", { name: "Memories" });
const waiting = (page: Page): Locator => page.getByRole("list", { name: "Waiting for your word" });

async function askFirst(page: Page): Promise<void> {
  await page.goto("/memory");
  const answered = page.waitForResponse((response) => response.url().endsWith("/api/v1/memory/proposals") && response.request().method() === "PATCH");
  await page.getByRole("checkbox", { name: "Ask me before remembering" }).check();
  await answered;
}

/** Opens the memory page until this waits there: what was said is learned a moment after the reply. */
async function openInboxWith(page: Page, words: string): Promise<Locator> {
  const row = waiting(page).getByRole("listitem", { name: words });
  await expect(async () => {
    await page.goto("/memory");
    await expect(row).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  return row;
}

test("with review on, what is learned waits with my own words, and is remembered when I say so", async ({ page }) => {
  const food = randomWord();
  await askFirst(page);
  await page.goto("/");
  await say(page, `I am allergic to ${food}.`);
  const row = await openInboxWith(page, `Is allergic to ${food}`);
  await expect(row).toContainText(`“I am allergic to ${food}.”`);
  await expect(memories(page)).toBeHidden();

  await row.getByRole("button", { name: `Remember “Is allergic to ${food}”`, exact: true }).click();
  await expect(row).toBeHidden();
  await expect(memories(page).getByRole("listitem", { name: `Is allergic to ${food}` })).toBeVisible();
  await page.reload();
  await expect(memories(page).getByRole("listitem", { name: `Is allergic to ${food}` })).toBeVisible();
  await expect(waiting(page)).toBeHidden();
});

test("by keyboard: one is put in other words, one refused, and the focus goes down the list", async ({ page }) => {
  const [city, right, food, thing] = [randomName(), randomName(), randomWord(), randomWord()];
  await askFirst(page);
  await page.goto("/");
  await say(page, `I live in ${city}. I am allergic to ${food}. I collect ${thing}.`);
  await openInboxWith(page, `Collects ${thing}`);
  await expect(waiting(page).getByRole("listitem")).toHaveCount(3);

  await waiting(page).getByRole("button", { name: `Do not remember “Is allergic to ${food}”` }).focus();
  await page.keyboard.press("Enter");
  await expect(waiting(page).getByRole("listitem")).toHaveCount(2);
  await expect(waiting(page).getByRole("button", { name: `Remember “Collects ${thing}”`, exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(waiting(page).getByRole("button", { name: `Remember “Lives in ${city}”`, exact: true })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "What is right" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(`Lives in ${right}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Inbox" })).toBeFocused();
  await expect(memories(page).getByRole("listitem", { name: `Lives in ${right}` })).toBeVisible();
  await expect(memories(page).getByRole("listitem")).toHaveCount(2);
  await page.reload();
  await expect(page.getByText("Nothing waits.")).toBeVisible();
  await expect(page.getByText(food)).toHaveCount(0);
});

test("with review on, the conversation asks under the reply, and is answered there by keyboard", async ({ page }) => {
  const [food, city] = [randomWord(), randomName()];
  await askFirst(page);
  await page.goto("/");
  await say(page, `I am allergic to ${food}. I live in ${city}.`);
  const notes = replies(page).last().getByRole("list", { name: "Just learned" });
  const [allergy, home] = [notes.getByRole("listitem").filter({ hasText: food }), notes.getByRole("listitem").filter({ hasText: city })];
  await expect(allergy).toContainText("not yet remembered", { timeout: 20_000 });
  const { violations } = await lookForBarriers(page).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("asked-wide.png") });
  await page.setViewportSize({ width: 360, height: 800 });
  await page.screenshot({ path: test.info().outputPath("asked-narrow.png") });

  await allergy.getByRole("button", { name: `Remember “Is allergic to ${food}”`, exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(allergy).toContainText("just learned");
  await expect(allergy).toBeFocused();
  await home.getByRole("button", { name: `Do not remember “Lives in ${city}”` }).focus();
  await page.keyboard.press("Enter");
  await expect(home).toContainText("not remembered");
  await expect(home).toBeFocused();

  await page.goto("/memory");
  await expect(memories(page).getByRole("listitem")).toHaveCount(1);
  await expect(memories(page).getByRole("listitem", { name: `Is allergic to ${food}` })).toBeVisible();
  await expect(page.getByText("Nothing waits.")).toBeVisible();
});

test("without review nothing waits, and the switch says how it is", async ({ page }) => {
  const food = randomWord();
  await page.goto("/");
  await say(page, `I am allergic to ${food}.`);
  await openMemoryWith(page, `Is allergic to ${food}`);
  await expect(waiting(page)).toBeHidden();
  await expect(page.getByRole("checkbox", { name: "Ask me before remembering" })).not.toBeChecked();
  await askFirst(page);
  await page.reload();
  await expect(page.getByRole("checkbox", { name: "Ask me before remembering" })).toBeChecked();
});

test("the inbox has no barriers and no sideways scrolling, light and dark, wide and narrow", async ({ page }) => {
  await askFirst(page);
  await page.goto("/");
  const food = randomWord();
  await say(page, `I am allergic to ${food}. Remember that my spare key is under the ${"very ".repeat(20)}blue pot.`);
  await openInboxWith(page, `Is allergic to ${food}`);
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 360]) {
      await test.step(`${colorScheme}, ${width} px`, async () => {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await lookForBarriers(page).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
      });
    }
  }
});

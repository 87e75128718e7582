import type { Page } from "@playwright/test";
import { expect, test as demoTest } from "./fixtures";
import { type AppServer, startApp } from "./support/app-server";
import { lookForBarriers } from "./support/barriers";
import { openReceipt, replies, say } from "./support/conversation";
import { newPerson } from "./support/people";
import { randomName } from "./support/random-words";

/** An app whose model sees two turns word for word, so that a short talk is long enough for a summary. */
const test = demoTest.extend<object, { forgetfulApp: AppServer }>({
  forgetfulApp: [
    async ({}, use) => {
      const app = await startApp({ environment: { SIGNUP: "open", SHORT_TERM_MEMORY_K: "2" } });
      // The first account is the admin's.
      await newPerson(app.url);
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  app: async ({ forgetfulApp }, use) => use(forgetfulApp),
});

/** Talks for four turns: the oldest leave the two that the model sees. */
async function talk(page: Page, place: string): Promise<void> {
  await page.goto("/");
  await say(page, `We move to ${place} on 14 March with two cats.`);
  await say(page, "The flat has a balcony that faces the river.");
  await say(page, "My aunt lends us her van for the day.");
  await say(page, "What should I pack first?");
}

/** The summaries page, once the conversation stands there: it is summarised a moment after the reply. */
async function openSummaries(page: Page, place: string) {
  const row = page.getByRole("list", { name: "Summaries" }).getByRole("listitem").filter({ hasText: place }).first();
  await expect(async () => {
    await page.goto("/memory/summaries");
    await expect(row).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  return row;
}

test("the older part of a long conversation is summarised, put before the model, and can be read", async ({ page }) => {
  const place = randomName();
  await talk(page, place);
  const row = await openSummaries(page, place);
  await row.getByRole("button", { name: new RegExp(place) }).press("Enter");
  const turns = row.getByRole("list", { name: "What the turns came to" });
  await expect(turns.getByRole("listitem").first()).toContainText("Turn 1");
  await expect(turns).toContainText(`We move to ${place} on 14 March with two cats.`);
  await expect(turns).toContainText(/Priority [1-5] of 5/);
  await expect(row.getByRole("list", { name: /^Details of/ })).toContainText("14 March");
  await expect(row).toContainText("in its own sentences, without a model");

  await row.getByRole("link", { name: "Read it" }).click();
  await expect(replies(page).last()).toBeVisible();
  const reply = await say(page, "When was it that we move?");
  await expect((await openReceipt(page, reply)).getByRole("row", { name: /^summary/ })).toBeVisible();
});

test("it is summarised up to now on demand, and older versions stay to be read", async ({ page }) => {
  const place = randomName();
  await talk(page, place);
  const row = await openSummaries(page, place);
  await row.getByRole("button", { name: new RegExp(place) }).click();
  await row.getByRole("button", { name: "Summarise up to now" }).click();
  await expect(row).toContainText("4 of 4 turns");
  await expect(row.getByRole("button", { name: "Summarise up to now" })).toHaveCount(0);
  const turns = row.getByRole("list", { name: "What the turns came to" });
  await expect(turns).toContainText("What should I pack first?");
  await row.getByRole("combobox", { name: "Version" }).selectOption("1");
  await expect(turns).not.toContainText("What should I pack first?");
});

test("what a conversation remembers of itself is cleared; its messages and what was learned stay", async ({ page }) => {
  const place = randomName();
  await talk(page, place);
  const row = await openSummaries(page, place);
  await row.getByRole("button", { name: new RegExp(place) }).click();
  const link = row.getByRole("link", { name: "Read it" });
  const address = (await link.getAttribute("href")) ?? "";
  await row.getByRole("button", { name: "Clear", exact: true }).click();
  const question = page.getByRole("dialog");
  await expect(question.getByRole("button", { name: "Keep it" })).toBeFocused();
  await question.getByRole("button", { name: "Clear it" }).click();
  await expect(row).toHaveCount(0);

  await page.goto(address);
  await expect(page.getByText(`We move to ${place} on 14 March`).first()).toBeVisible();
  const reply = await say(page, "Go on.");
  const receipt = await openReceipt(page, reply);
  await expect(receipt.getByRole("row", { name: /^summary/ })).toHaveCount(0);
});

test("the summaries have no barriers, in light and dark, wide and narrow", async ({ page }) => {
  demoTest.setTimeout(90_000);
  const place = randomName();
  await page.goto("/memory/summaries");
  await expect(page.getByText("None yet.")).toBeVisible();
  await talk(page, place);
  const row = await openSummaries(page, place);
  await row.getByRole("button", { name: new RegExp(place) }).click();
  await expect(row.getByRole("list", { name: "What the turns came to" })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 360]) {
      await demoTest.step(`${colorScheme}, ${width} px`, async () => {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
        const { violations } = await lookForBarriers(page).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);
      });
    }
  }
});

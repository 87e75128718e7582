import type { Page } from "@playwright/test";
import { expect, modelTest, test } from "./fixtures";
import { lookForBarriers } from "./support/barriers";
import { openMemoryWith, openReceipt, say, sidebar } from "./support/conversation";
import { randomName, randomWord } from "./support/random-words";

const LOOKS = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 1280 },
  { colorScheme: "light", width: 360 },
  { colorScheme: "dark", width: 360 },
] as const;

/** They hand the focus on the moment they have it, so nobody ever stands on one. */
const FOCUS_GUARDS = "[data-base-ui-focus-guard]";

/** Looks at the page as it stands, in every colour and width. Fast: the page is not opened anew. */
async function expectNoViolations(page: Page, what: string, without: string[] = []): Promise<void> {
  for (const { colorScheme, width } of LOOKS) {
    await test.step(`${what}, ${colorScheme}, ${width} px`, async () => {
      // Colours that are on their way to others are in no palette.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => {
        for (const motion of document.getAnimations()) if (motion.effect?.getComputedTiming().endTime !== Infinity) motion.finish();
      });
      const { violations } = await lookForBarriers(page).exclude(FOCUS_GUARDS).disableRules(without).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} (${failureSummary})`).join("; ")}`);
      expect(found).toEqual([]);
    });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

test("the pages at the door have no barriers", async ({ strangersPage: page }) => {
  for (const path of ["/signup", "/login", "/forgot-password", "/there-is-no-such-page"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoViolations(page, path);
  }
});

test("conversation, receipt and memory have no barriers", async ({ page }) => {
  test.setTimeout(120_000);
  const food = randomWord();
  await page.goto("/");
  await expectNoViolations(page, "an empty conversation");
  await page.getByRole("button", { name: "Temporary", exact: true }).click();
  await expectNoViolations(page, "a temporary conversation");
  await page.goto("/memory");
  await expectNoViolations(page, "an empty memory");
  await page.goto("/");
  await say(page, `I am allergic to ${food}. I live in ${randomName()}.`);
  const memory = await openMemoryWith(page, `Is allergic to ${food}`);
  await memory.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: "History" }).click();
  await expect(page.getByRole("list", { name: "History" })).toBeVisible();
  await expectNoViolations(page, "memory");
  await memory.getByRole("button", { name: /^More for/ }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  // It lies over the page and in no landmark of it, as a dialog does; the rule knows of dialogs only.
  await expectNoViolations(page, "a menu", ["region"]);
  await page.keyboard.press("Escape");

  await page.goto("/");
  const reply = await say(page, "what should I avoid at dinner?");
  await expect(reply).toContainText(food);
  await reply.getByRole("button", { name: "Try again" }).click();
  await expect(reply.getByRole("group", { name: "Versions of this reply" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Stop" })).toBeHidden();
  await expectNoViolations(page, "a conversation");
  await openReceipt(page, reply);
  await expectNoViolations(page, "a receipt");
  await page.keyboard.press("Escape");
  const row = sidebar(page).getByRole("listitem").first();
  await row.hover();
  await row.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectNoViolations(page, "a question");
  await page.keyboard.press("Escape");
  await page.getByRole("main").getByRole("button", { name: /^More for/ }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await expectNoViolations(page, "the menu of a conversation", ["region"]);
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toBeVisible();
  await expectNoViolations(page, "a title that is being changed");
});

modelTest("a reply with everything in it, and one that failed, have no barriers", async ({ page, model }) => {
  const [words, worse] = [`All of it, ${randomWord()}`, `And fail, ${randomWord()}`];
  model.when(words, {
    reasoning: "Thinking first.",
    text: "# Heading\n\nText with `code`, [a link](https://example.org) and **weight**.\n\n```python\nprint('hello')\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n$$\nx^2\n$$\n\n- [x] done\n\n![picture](https://example.org/x.png)\n\n> quote\n\n```mermaid\ngraph TD\n  A --> B\n```",
  });
  model.when(worse, { fault: "401" });
  await page.goto("/");
  const reply = await say(page, words);
  await reply.getByText(/^Thoughts before the reply/).click();
  await expect(reply.getByRole("img", { name: /^Diagram/ })).toBeVisible({ timeout: 20_000 });
  await say(page, worse);
  await expectNoViolations(page, "replies");
});

test("settings, and a conversation that is not there, have no barriers", async ({ page }) => {
  await page.goto(`/c/${crypto.randomUUID()}`);
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  await expectNoViolations(page, "nothing here");
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await expectNoViolations(page, "settings");
});

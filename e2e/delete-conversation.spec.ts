import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { openMemoryWith, say, sidebar } from "./support/conversation";
import { randomWord } from "./support/random-words";

type Foods = { readonly onlyHere: string; readonly hereAndThere: string; readonly onlyThere: string };

/** Says what one cannot eat in two conversations; `onlyHere` names the first. All of it is known when this ends. */
async function tellInTwoConversations(page: Page): Promise<Foods> {
  const foods = { onlyHere: randomWord(), hereAndThere: randomWord(), onlyThere: randomWord() };
  const isAllergicTo = (food: string) => say(page, `I am allergic to ${food}.`);
  await page.goto("/");
  await isAllergicTo(foods.onlyHere);
  await isAllergicTo(foods.hereAndThere);
  await openMemoryWith(page, `Is allergic to ${foods.hereAndThere}`);
  await page.goto("/");
  await isAllergicTo(foods.hereAndThere);
  await isAllergicTo(foods.onlyThere);
  // What one person says is learned in its order, so what was said before this is known, too.
  await openMemoryWith(page, `Is allergic to ${foods.onlyThere}`);
  return foods;
}

/** Deletes the conversation that a word in its title names. @returns when the server has done it */
async function deleteConversation(page: Page, named: string, choice: { forget: boolean }): Promise<void> {
  await page.goto("/");
  const row = sidebar(page).getByRole("listitem").filter({ hasText: named });
  await row.hover();
  await row.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const question = page.getByRole("dialog", { name: new RegExp(named) });
  const tick = question.getByRole("checkbox", { name: "Forget what I learned from it, too" });
  await expect(tick).not.toBeChecked();
  if (choice.forget) await tick.check();
  const done = page.waitForResponse((response) => response.request().method() === "DELETE" && response.url().includes("/conversations/"));
  await question.getByRole("button", { name: "Delete" }).click();
  expect((await done).ok()).toBe(true);
  await expect(row).toHaveCount(0);
}

const memories = (page: Page) => page.getByRole("list", { name: "Memories" }).getByRole("listitem");

test("with the tick, deleting a conversation forgets what was learned from it and from nowhere else", async ({ page }) => {
  const { onlyHere, hereAndThere, onlyThere } = await tellInTwoConversations(page);
  await deleteConversation(page, onlyHere, { forget: true });
  await page.goto("/memory");
  await expect(memories(page).filter({ hasText: hereAndThere })).toHaveCount(1);
  await expect(memories(page).filter({ hasText: onlyThere })).toHaveCount(1);
  await expect(memories(page)).toHaveCount(2);
  await page.goto("/");
  await expect(await say(page, "What am I allergic to?")).not.toContainText(onlyHere);
});

test("without the tick, what was learned from a deleted conversation stays", async ({ page }) => {
  const { onlyHere } = await tellInTwoConversations(page);
  await deleteConversation(page, onlyHere, { forget: false });
  await page.goto("/memory");
  await expect(memories(page).filter({ hasText: onlyHere })).toHaveCount(1);
  await expect(memories(page)).toHaveCount(3);
});

test("deleting one by keyboard leaves the focus on the conversation beside it", async ({ page }) => {
  const [first, second] = [randomWord(), randomWord()];
  for (const word of [first, second]) {
    await page.goto("/");
    await say(page, `I am allergic to ${word}.`);
    await expect(sidebar(page).getByRole("listitem").filter({ hasText: word })).toBeVisible();
  }
  await page.goto("/");
  const row = sidebar(page).getByRole("listitem").filter({ hasText: second });
  await row.getByRole("button", { name: /^More for/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: new RegExp(second) }).getByRole("button", { name: "Delete" }).press("Enter");
  await expect(row).toHaveCount(0);
  await expect(sidebar(page).getByRole("link", { name: new RegExp(first) })).toBeFocused();
});

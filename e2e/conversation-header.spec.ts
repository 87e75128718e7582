import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { composerIn, openMemoryWith, replies, say, send, sidebar } from "./support/conversation";
import { randomName, randomWord } from "./support/random-words";

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const more = (page: Page) => page.getByRole("main").getByRole("button", { name: /^More for/ });
const titleField = (page: Page) => page.getByRole("main").getByRole("textbox", { name: "Title" });
const choose = async (page: Page, what: "Rename" | "Delete") => {
  await more(page).click();
  await page.getByRole("menuitem", { name: what }).click();
};
const widthThatSticksOut = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What is told to a tab whose script is not at work yet reaches nobody; that it is shows in the focus. */
const listens = (tab: Page) => expect(composerIn(tab)).toBeFocused();

/** Begins a conversation that has named itself by its first words. */
async function converse(page: Page, words: string): Promise<void> {
  await page.goto("/");
  await say(page, words);
  await expect(heading(page, words)).toBeVisible({ timeout: 15_000 });
}

test("a conversation is renamed in its header, and the list, the browser's tab and other tabs follow", async ({ page, context }) => {
  const [first, name] = [`${randomName()} is its first name`, randomName()];
  await converse(page, first);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(heading(other, first)).toBeVisible();
  await listens(other);

  await choose(page, "Rename");
  await expect(titleField(page)).toBeFocused();
  await expect(titleField(page)).toHaveValue(first);
  await titleField(page).fill(`  ${name} `);
  await titleField(page).press("Enter");
  for (const tab of [page, other]) {
    await expect(heading(tab, name)).toBeVisible();
    await expect(sidebar(tab).getByRole("link", { name })).toBeVisible();
    await expect(tab).toHaveTitle(`${name} · Commonplace`);
  }
  await page.reload();
  await expect(heading(page, name)).toBeVisible();
});

test("what comes of a renaming in the header is what comes of one in the list: nothing, or a sentence and the old title", async ({ page }) => {
  const first = `${randomName()} keeps its name`;
  await converse(page, first);
  await choose(page, "Rename");
  await titleField(page).fill("");
  await titleField(page).press("Enter");
  await expect(heading(page, first)).toBeVisible();

  await page.route("**/api/v1/conversations/*", (route) => (route.request().method() === "PATCH" ? route.abort() : route.continue()));
  await choose(page, "Rename");
  await titleField(page).fill(randomName());
  await composerIn(page).click();
  await expect(page.getByText("Not renamed. You seem to be offline.")).toBeVisible();
  await expect(heading(page, first)).toBeVisible();
  await expect(sidebar(page).getByRole("link", { name: first })).toBeVisible();
});

test("by keyboard: the menu, the title and the question give the focus back to where they were opened", async ({ page }) => {
  const name = randomName();
  await converse(page, `${randomName()} by keyboard`);
  await more(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(more(page)).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused();
  await page.keyboard.type("Ren");
  await page.keyboard.press("Enter");
  await expect(titleField(page)).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(heading(page, name)).toBeVisible();
  await expect(more(page)).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused();
  await page.keyboard.type("Del");
  await page.keyboard.press("Enter");
  const question = page.getByRole("dialog", { name: `Delete “${name}”?` });
  await expect(question).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(more(page)).toBeFocused();
});

test("Escape in a title's field ends the renaming alone: the reply goes on, and a drawer stays open", async ({ page }) => {
  await page.goto("/");
  await send(page, "Please count to 400");
  await expect(replies(page).last()).toContainText("5, 6, 7");
  await choose(page, "Rename");
  await titleField(page).press("Escape");
  await expect(titleField(page)).toBeHidden();
  await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(replies(page).last()).toContainText("You stopped it here.");

  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole("button", { name: "Open the sidebar" }).click();
  const drawer = page.getByRole("dialog", { name: "Commonplace" });
  await drawer.getByRole("listitem").first().hover();
  await drawer.getByRole("button", { name: /^More for/ }).first().click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await drawer.getByRole("textbox", { name: "Title" }).press("Escape");
  await expect(drawer.getByRole("textbox", { name: "Title" })).toHaveCount(0);
  await expect(drawer.getByRole("link", { name: "New conversation" })).toBeVisible();
});

test("at 360 pixels a long title leaves room for its menu, and is renamed and deleted without the drawer", async ({ page }) => {
  const [long, name] = [`${randomName()} and ${"many other words ".repeat(6)}`.trim(), randomName()];
  await page.setViewportSize({ width: 360, height: 740 });
  await converse(page, `${randomName()} on a phone`);
  for (const title of [long, name]) {
    await choose(page, "Rename");
    await expect(titleField(page)).toBeInViewport({ ratio: 1 });
    expect(await widthThatSticksOut(page)).toBe(0);
    await titleField(page).fill(title);
    await titleField(page).press("Enter");
    await expect(heading(page, title)).toBeVisible();
    await expect(more(page)).toBeInViewport({ ratio: 1 });
  }

  await choose(page, "Delete");
  await page.getByRole("dialog", { name: `Delete “${name}”?` }).getByRole("button", { name: "Delete" }).click();
  await expect(heading(page, "New conversation")).toBeVisible();
  await expect(more(page)).toHaveCount(0);
});

test("deleted from its header with the tick, a conversation goes with what was learned from it and with its draft, and another tab leaves it", async ({ page, context }) => {
  const food = randomWord();
  await page.goto("/");
  await say(page, `I am allergic to ${food}.`);
  const address = page.url();
  await openMemoryWith(page, `Is allergic to ${food}`);
  await page.goto(address);
  const other = await context.newPage();
  await other.goto(address);
  await listens(other);
  const draft = randomWord();
  await composerIn(page).fill(draft);

  await choose(page, "Delete");
  const question = page.getByRole("dialog", { name: /^Delete/ });
  await question.getByRole("checkbox", { name: "Forget what I learned from it, too" }).check();
  await question.getByRole("button", { name: "Delete" }).click();
  for (const tab of [page, other]) {
    await expect(heading(tab, "New conversation")).toBeVisible();
    await expect(tab.getByText("Conversations will stand here.")).toBeVisible();
  }
  expect(await page.evaluate(() => JSON.stringify(window.localStorage))).not.toContain(draft);
  await page.goto("/memory");
  await expect(page.getByRole("list", { name: "Memories" }).getByRole("listitem")).toHaveCount(0);
});

test("a tick set in one question is not in the next", async ({ page }) => {
  const [first, second] = [`${randomName()} is the first`, `${randomName()} is the second`];
  await converse(page, first);
  await converse(page, second);
  const rowMenu = async (title: string): Promise<Locator> => {
    const row = sidebar(page).getByRole("listitem").filter({ hasText: title });
    await row.hover();
    await row.getByRole("button", { name: /^More for/ }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    return page.getByRole("dialog", { name: `Delete “${title}”?` });
  };
  const asked = await rowMenu(first);
  await asked.getByRole("checkbox").check();
  await asked.getByRole("button", { name: "Keep it" }).click();
  await expect(asked).toBeHidden();
  await expect((await rowMenu(second)).getByRole("checkbox")).not.toBeChecked();
});

test("a conversation of which nothing is stored has nothing to rename or delete", async ({ page }) => {
  await page.goto("/");
  await expect(heading(page, "New conversation")).toBeVisible();
  await expect(more(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Temporary", exact: true }).click();
  await say(page, `Nothing of ${randomWord()}`);
  await expect(heading(page, "Temporary conversation")).toBeVisible();
  await expect(more(page)).toHaveCount(0);
});

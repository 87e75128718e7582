import { expect, test } from "./fixtures";
import { complete, composerIn, openMemoryWith, ownMessages, replies, sidebar } from "./support/conversation";
import { randomName, randomWord } from "./support/random-words";

test("a whole conversation by keyboard: write, stop, edit, try again", async ({ page }) => {
  const [word, edited] = [randomWord(), randomWord()];
  await page.goto("/");
  await expect(composerIn(page)).toBeFocused();
  await page.keyboard.type(`First line of ${word}`);
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("second line");
  await expect(composerIn(page)).toHaveValue(`First line of ${word}\nsecond line`);
  await page.keyboard.press("Enter");
  await complete(page);
  await expect(ownMessages(page)).toContainText(word);

  await expect(composerIn(page)).toBeFocused();
  await page.keyboard.type("Please count to 400");
  await page.keyboard.press("Enter");
  await expect(replies(page).last()).toContainText("5, 6, 7");
  await page.keyboard.press("Escape");
  await expect(replies(page).last()).toContainText("You stopped it here.");

  await page.keyboard.press("ArrowUp");
  const field = page.getByRole("textbox", { name: "Edit your message" });
  await expect(field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
  await expect(composerIn(page)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(`Rather of ${edited}`);
  await page.keyboard.press("Enter");
  await complete(page);
  await expect(ownMessages(page).last()).toContainText(edited);
  await expect(ownMessages(page).last().getByRole("group", { name: "Versions of this message" })).toContainText("2 of 2");

  await replies(page).last().getByRole("button", { name: "Try again" }).focus();
  await page.keyboard.press("Enter");
  await expect(replies(page).last().getByRole("group", { name: "Versions of this reply" })).toContainText("2 of 2");
  await complete(page);
});

test("an Enter that ends a composed word does not send", async ({ page }) => {
  await page.goto("/");
  await composerIn(page).fill(randomWord());
  await composerIn(page).dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true });
  await expect(ownMessages(page)).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(ownMessages(page)).toHaveCount(1);
});

test("a conversation is renamed from its menu by keyboard, and focus comes back", async ({ page }) => {
  const [title, name] = [randomName(), randomName()];
  await page.goto("/");
  await expect(composerIn(page)).toBeFocused();
  await page.keyboard.type(`${title} is the first`);
  await page.keyboard.press("Enter");
  const more = sidebar(page).getByRole("button", { name: new RegExp(`^More for “${title}`) });
  await expect(more).toBeAttached({ timeout: 15_000 });
  await sidebar(page).getByRole("link").first().focus();
  await page.keyboard.press("Tab");
  await expect(more).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  await expect(more).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Rename" })).toBeFocused();
  await page.keyboard.type("Ren");
  await page.keyboard.press("Enter");
  await expect(sidebar(page).getByRole("textbox", { name: "Title" })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(sidebar(page).getByRole("link", { name })).toBeVisible();
});

test("a memory is corrected by keyboard", async ({ page }) => {
  const [wrong, right] = [randomName(), randomName()];
  await page.goto("/");
  await expect(composerIn(page)).toBeFocused();
  await page.keyboard.type(`I live in ${wrong}.`);
  await page.keyboard.press("Enter");
  await complete(page);
  const memory = await openMemoryWith(page, `Lives in ${wrong}`);
  await memory.getByRole("button", { name: /^More for/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Correct" })).toBeFocused();
  await page.keyboard.type("Cor");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "What is right" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(`Lives in ${right}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listitem", { name: `Lives in ${right}` })).toBeVisible();
});

test("the first key of a page leads past the sidebar, and one shortcut begins a new conversation", async ({ page }) => {
  await page.goto("/memory");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Shift+o");
  await expect(composerIn(page)).toBeFocused();
});

import type { Page } from "@playwright/test";
import { expect, modelTest, test } from "./fixtures";
import { composerIn, conversationIn, ownMessages, replies, say, sidebar } from "./support/conversation";
import { WELL_MODEL } from "./support/fault-server";
import { newPerson, signIn } from "./support/people";
import { randomName, randomWord } from "./support/random-words";

test("a conversation names itself, in its heading, in the list under today, and in the browser's tab", async ({ page }) => {
  const word = randomName();
  await page.goto("/");
  await say(page, `${word} is on my mind`);
  const title = `${word} is on my mind`;
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible({ timeout: 15_000 });
  await expect(sidebar(page).getByRole("region", { name: "Today" }).getByRole("link", { name: title })).toHaveAttribute("aria-current", "page");
  await expect(page).toHaveTitle(`${title} · Commonplace`);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
});

modelTest("a model of one's own names conversations", async ({ page, model }) => {
  const [words, title] = [`What about ${randomWord()}?`, `On ${randomName()}`];
  model.when(`Person: ${words}`, `"${title}."`, WELL_MODEL);
  await page.goto("/");
  await say(page, words);
  await expect(page.getByRole("heading", { level: 1, name: title, exact: true })).toBeVisible({ timeout: 15_000 });
});

test("conversations stand newest first, and one spoken in again comes first", async ({ page }) => {
  const [older, newer] = [randomName(), randomName()];
  await page.goto("/");
  await say(page, `${older} comes first`);
  await expect(sidebar(page).getByRole("link", { name: older })).toBeVisible({ timeout: 15_000 });
  await page.getByRole("link", { name: /^New conversation/ }).click();
  await expect(replies(page)).toHaveCount(0);
  await say(page, `${newer} comes next`);
  const links = sidebar(page).getByRole("link");
  await expect(links.first()).toContainText(newer, { timeout: 15_000 });
  await expect(links.nth(1)).toContainText(older);
  await links.nth(1).click();
  await expect(ownMessages(page)).toContainText(older);
  await say(page, "And once more.");
  await expect(links.first()).toContainText(older);
});

/** Says something that names the conversation, and opens the field for another name. */
async function beginRenaming(page: Page, first: string) {
  await page.goto("/");
  await say(page, `${first} it is called`);
  const row = sidebar(page).getByRole("listitem").first();
  await expect(row).toContainText(first, { timeout: 15_000 });
  await row.hover();
  await row.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  const field = sidebar(page).getByRole("textbox", { name: "Title" });
  await expect(field).toBeFocused();
  return field;
}

test("a conversation is renamed where it stands, and keeps its name", async ({ page }) => {
  const name = randomName();
  const field = await beginRenaming(page, randomName());
  await field.fill(name);
  await field.press("Enter");
  await expect(sidebar(page).getByRole("link", { name })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await say(page, "A name given by a person stays.");
  await expect(sidebar(page).getByRole("link", { name })).toBeVisible();
});

test("a renaming thought better of changes nothing", async ({ page }) => {
  const title = randomName();
  await page.goto("/");
  await say(page, `${title} stays`);
  const row = sidebar(page).getByRole("listitem").first();
  await expect(row).toContainText(title, { timeout: 15_000 });
  await row.hover();
  await row.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await sidebar(page).getByRole("textbox", { name: "Title" }).fill(randomName());
  await page.keyboard.press("Escape");
  await expect(sidebar(page).getByRole("link", { name: title })).toBeVisible();
});

test("a deleted conversation is gone for good, after a question", async ({ page }) => {
  const title = randomName();
  await page.goto("/");
  await say(page, `${title} will go`);
  const address = page.url();
  const row = sidebar(page).getByRole("listitem").first();
  await expect(row).toContainText(title, { timeout: 15_000 });
  const choose = async () => {
    await row.hover();
    await row.getByRole("button", { name: /^More for/ }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
  };
  await choose();
  const question = page.getByRole("dialog", { name: new RegExp(title) });
  await question.getByRole("button", { name: "Keep it" }).click();
  await expect(row).toContainText(title);

  await choose();
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Conversations will stand here.")).toBeVisible();
  await expect(composerIn(page)).toBeVisible();
  await expect(conversationIn(page)).not.toContainText(title);
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
});

test("what was being written survives a reload, in each conversation its own", async ({ page }) => {
  const [inNew, inOld] = [randomWord(), randomWord()];
  await page.goto("/");
  await composerIn(page).fill(inNew);
  await page.reload();
  await expect(composerIn(page)).toHaveValue(inNew);
  await composerIn(page).fill("");

  await say(page, `Hello from ${randomWord()}`);
  const address = page.url();
  await composerIn(page).fill(inOld);
  await page.goto("/");
  await expect(composerIn(page)).toHaveValue("");
  await page.goto(address);
  await expect(composerIn(page)).toHaveValue(inOld);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(ownMessages(page)).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Stop" })).toBeHidden();
  await page.reload();
  await expect(composerIn(page)).toHaveValue("");
});

test("somebody else finds nothing where a person's conversation is", async ({ page, app, strangersPage }) => {
  const words = randomWord();
  await page.goto("/");
  await say(page, `Only for me: ${words}`);
  const somebodyElse = await newPerson(app.url);
  await signIn(strangersPage.context(), app.url, somebodyElse);
  await strangersPage.goto(page.url());
  await expect(strangersPage.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  await expect(strangersPage.getByText(words)).toHaveCount(0);

  const id = page.url().split("/").at(-1);
  const path = `${app.url}/api/v1/conversations/${id}`;
  const ask = (url: string, method = "GET", body?: unknown) =>
    fetch(url, { method, headers: { cookie: somebodyElse.cookie, origin: app.url, "content-type": "application/json" }, ...(body ? { body: JSON.stringify(body) } : {}) });
  const message = { id: crypto.randomUUID(), text: "Mine now" };
  const answers = await Promise.all([
    ask(path),
    ask(`${path}/messages`),
    ask(path, "PATCH", { title: "Mine" }),
    ask(path, "DELETE"),
    ask(`${app.url}/api/chat/${id}/stream`),
    ask(`${app.url}/api/chat/${id}/stop`, "POST"),
    ask(`${app.url}/api/chat`, "POST", { trigger: "submit", conversationId: id, message }),
  ]);
  for (const answer of answers) expect([404, 204]).toContain(answer.status);
  expect(answers.slice(0, 4).map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect(answers.at(-1)?.status).toBe(404);
  await page.reload();
  await expect(ownMessages(page)).toContainText(words);
});

import type { Page } from "@playwright/test";
import { expect, modelTest, test } from "./fixtures";
import { lookForBarriers } from "./support/barriers";
import { complete, composerIn, conversationIn, openMemoryWith, openReceipt, ownMessages, replies, say, send, sidebar } from "./support/conversation";
import { randomName, randomWord } from "./support/random-words";

const temporarySwitch = (page: Page) => page.getByRole("button", { name: "Temporary", exact: true });
const memoryHere = (page: Page) => page.getByRole("combobox", { name: "Memory here" });

/** A new conversation of which nothing will be kept. */
async function beginTemporary(page: Page): Promise<void> {
  await page.goto("/");
  await temporarySwitch(page).click();
  await expect(page.getByRole("heading", { name: "Nothing of this will be kept." })).toBeVisible();
}

/** Everything that the server holds of the person, opened. */
async function everythingHeld(page: Page) {
  const { id } = (await (await page.request.get("/api/v1/account")).json()) as { id: string };
  return (await (await page.request.get(`/api/v1/gdpr/export?user_id=${id}`)).json()) as { usage_records: { conversation_id: string | null; role: string }[] };
}

/** Waits until everything that was queued before is done: a message of an ordinary conversation is learned from after it. */
async function whateverIsLearnedIs(page: Page): Promise<void> {
  const word = randomWord();
  await page.goto("/");
  await say(page, `I am allergic to ${word}.`);
  await openMemoryWith(page, `Is allergic to ${word}`);
}

test("it says what it means, streams, and leaves nothing behind but what it cost", async ({ page, app }) => {
  const [name, food] = [randomName(), randomWord()];
  await beginTemporary(page);
  await expect(page.getByText("Its messages are stored nowhere, stand in no list, are not learned from and cannot be found later; only what they cost is counted.")).toBeVisible();
  const first = await say(page, `My name is ${name}. I am allergic to ${food}.`);
  await expect(first).toContainText("demo model");
  await expect(page.getByRole("heading", { name: "Temporary conversation", level: 1 })).toBeVisible();
  const receipt = await openReceipt(page, await say(page, "What did I just say?"));
  await expect(receipt.getByRole("row", { name: /^this talk/ })).toBeVisible();
  await receipt.getByRole("button", { name: "Close" }).click();
  await expect(ownMessages(page)).toHaveCount(2);
  await expect(page).toHaveURL(/\/\?temporary$/);
  await expect(sidebar(page)).toContainText("Conversations will stand here.");

  await whateverIsLearnedIs(page);
  await expect(sidebar(page).getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("list", { name: "Memories" })).not.toContainText(food);
  const held = await everythingHeld(page);
  for (const word of [name, food]) {
    expect(JSON.stringify(held)).not.toContain(word);
    expect(app.output()).not.toContain(word);
  }
  expect(held.usage_records.filter(({ conversation_id, role }) => conversation_id === null && role === "chat")).toHaveLength(2);
});

test("it is gone when the page is reloaded, which the browser asks about, and the next one is temporary, too", async ({ page }) => {
  await beginTemporary(page);
  await say(page, `I have been thinking of ${randomWord()}`);
  await composerIn(page).fill("Not sent yet");
  const asking = page.waitForEvent("dialog");
  const reloading = page.reload();
  const dialog = await asking;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  await reloading;
  await expect(ownMessages(page)).toHaveCount(0);
  await expect(composerIn(page)).toHaveValue("");
  await expect(temporarySwitch(page)).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("heading", { name: "Nothing of this will be kept." })).toBeVisible();
  await expect(sidebar(page)).toContainText("Conversations will stand here.");
});

test("following a link asks first; staying keeps it, leaving begins anew with everything kept again", async ({ page }) => {
  const word = randomWord();
  await beginTemporary(page);
  await say(page, `I have been thinking of ${word}`);
  const question = page.getByRole("dialog", { name: "Leave this temporary conversation?" });
  await page.getByRole("link", { name: /^New conversation/ }).click();
  await question.getByRole("button", { name: "Keep it" }).click();
  await expect(question).toBeHidden();
  await expect(ownMessages(page)).toContainText(word);
  await composerIn(page).fill("Not sent yet");
  await page.keyboard.press("Control+Shift+O");
  await expect(question).toBeVisible();
  await question.getByRole("button", { name: "Leave it" }).click();
  await expect(temporarySwitch(page)).toHaveAttribute("aria-pressed", "false");
  await expect(composerIn(page)).toHaveValue("");
  await expect(ownMessages(page)).toHaveCount(0);
  await say(page, "This one is kept.");
  await expect(page).toHaveURL(/\/c\//);
  await expect(sidebar(page).getByRole("listitem")).toHaveCount(1);
});

test("it uses what is known while memory is read, says so, and does not when that is off", async ({ page }) => {
  const food = randomWord();
  await page.goto("/");
  await say(page, `I am allergic to ${food}.`);
  await openMemoryWith(page, `Is allergic to ${food}`);
  await beginTemporary(page);
  await expect(page.getByText("I do look at what I remember about you, unless you set “Memory here” to off.")).toBeVisible();
  await expect(memoryHere(page)).toHaveValue("read");
  await expect(memoryHere(page).getByRole("option")).toHaveText(["reads only", "off"]);
  const reply = await say(page, "What am I allergic to?");
  await expect(reply).toContainText(food);
  const receipt = await openReceipt(page, reply);
  await receipt.getByRole("group", { name: `About “Is allergic to ${food}”` }).getByRole("button", { name: "Not here" }).click();
  await receipt.getByRole("button", { name: "Close" }).click();
  await reply.getByRole("button", { name: "Try again" }).click();
  await complete(page);
  await expect(reply).not.toContainText(food);
  const versions = reply.getByRole("group", { name: "Versions of this reply" });
  await versions.getByRole("button", { name: "Previous version of this reply" }).click();
  await expect(reply).toContainText(food);

  page.once("dialog", (dialog) => void dialog.accept());
  await beginTemporary(page);
  await memoryHere(page).selectOption("off");
  await expect(page.getByText("I do not look at what I remember about you.")).toBeVisible();
  await expect(await say(page, "What am I allergic to?")).not.toContainText(food);
});

test("switched on and off before the first word, what was being written stays; only what will be kept is kept as a draft", async ({ page }) => {
  await page.goto("/");
  await composerIn(page).fill("Half a thought");
  await temporarySwitch(page).focus();
  await page.keyboard.press("Space");
  await expect(temporarySwitch(page)).toHaveAttribute("aria-pressed", "true");
  await expect(composerIn(page)).toHaveValue("Half a thought");
  await page.reload();
  await expect(composerIn(page)).toHaveValue("");
  await composerIn(page).fill("Another thought");
  await temporarySwitch(page).click();
  await expect(temporarySwitch(page)).toHaveAttribute("aria-pressed", "false");
  await expect(composerIn(page)).toHaveValue("Another thought");
  await page.reload();
  await expect(composerIn(page)).toHaveValue("Another thought");
});

modelTest("it remembers within itself, and what was said before goes to nobody but the model", async ({ page, model }) => {
  const [first, second] = [`Of ${randomWord()} I think often`, `And what was ${randomWord()}`];
  await beginTemporary(page);
  await say(page, first);
  await say(page, second);
  const sent = model.log().filter(({ body }) => JSON.stringify(body).includes(first));
  expect(sent.map(({ lastMessage }) => lastMessage)).toEqual([first, second]);
});

modelTest("a stopped reply keeps what had come, shows what went into it, and stops the model's meter", async ({ page, model }) => {
  const question = `${randomWord()} without end`;
  model.when(question, { fault: "endless" });
  await beginTemporary(page);
  const reply = await send(page, question);
  await expect(reply).toContainText("word10 ");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(reply).toContainText("You stopped it here.");
  await expect(reply).toContainText("word10 ");
  await expect.poll(() => model.log().find(({ lastMessage }) => lastMessage === question)?.aborted).toBe(true);
  await openReceipt(page, reply);
});

modelTest("leaving the page stops the model's meter", async ({ page, model }) => {
  const question = `${randomWord()} without end`;
  model.when(question, { fault: "endless" });
  await beginTemporary(page);
  await expect(await send(page, question)).toContainText("word10 ");
  page.once("dialog", (dialog) => void dialog.accept());
  await page.goto("/memory");
  await expect.poll(() => model.log().find(({ lastMessage }) => lastMessage === question)?.aborted).toBe(true);
});

modelTest("when the model fails, the page says so, keeps the words, and can try again", async ({ page, model }) => {
  const [words, answer] = [`Tell me of ${randomWord()}`, `All is well, ${randomWord()}.`];
  model.when(words, { fault: "cut" });
  await beginTemporary(page);
  const reply = await send(page, words);
  await expect(reply.getByRole("alert")).toContainText("Your message and what had arrived are kept.", { timeout: 20_000 });
  await expect(ownMessages(page)).toContainText(words);
  model.when(words, answer);
  await reply.getByRole("button", { name: "Try again" }).click();
  await expect(reply).toContainText(answer);
  await complete(page);
  await expect(ownMessages(page)).toHaveCount(1);
});

test("a message that reaches nobody is kept, and sent again it is one message", async ({ page, context }) => {
  const words = `Once more, ${randomWord()}`;
  await beginTemporary(page);
  await say(page, "Hello");
  await context.setOffline(true);
  await send(page, words);
  const failure = conversationIn(page).getByRole("alert");
  await expect(failure).toContainText("The server could not be reached. Your message is kept here");
  await context.setOffline(false);
  await failure.getByRole("button", { name: "Try again" }).click();
  await complete(page);
  await expect(ownMessages(page).last()).toContainText(words);
  await expect(replies(page)).toHaveCount(2);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 360]) {
    test(`it has no barriers, ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 800 });
      const look = async (what: string) => {
        const { violations } = await lookForBarriers(page).exclude("[data-base-ui-focus-guard]").analyze();
        expect(violations.map(({ id, nodes }) => `${what} ${id}: ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
        await page.screenshot({ path: test.info().outputPath(`${what}.png`) });
      };
      await page.goto("/");
      await expect(temporarySwitch(page)).toBeVisible();
      await look("off");
      await temporarySwitch(page).click();
      await expect(page.getByRole("heading", { name: "Nothing of this will be kept." })).toBeVisible();
      await look("on");
      await say(page, "Hello there");
      await look("begun");
      await page.keyboard.press("Control+Shift+O");
      await expect(page.getByRole("dialog", { name: "Leave this temporary conversation?" })).toBeVisible();
      await look("question");
    });
  }
}

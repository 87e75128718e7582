import type { Page } from "@playwright/test";
import { EITHER_MODEL, expect, modelTest, test } from "./fixtures";
import { complete, composerIn, conversationIn, ownMessages, replies, say, send, sidebar } from "./support/conversation";
import { signIn } from "./support/people";
import { randomName, randomWord } from "./support/random-words";
import { lastPrompt, sentPrompts } from "./support/sent-prompt";

/** Long enough that whatever a person does comes in the middle of it. */
const LAST = 160;
const COUNT = `Please count to ${LAST}`;
const counted = (to: number) => Array.from({ length: to }, (_, index) => index + 1).join(", ");
/** As fast as the demo model. */
const COUNTING = { text: counted(LAST), tokensPerSecond: 40 };

for (const [who, walk] of EITHER_MODEL) {
  walk.describe(who, () => {
    walk("a reply goes on when the page is reloaded in the middle of it", async ({ page, connected }) => {
      const question = `${COUNT}. ${randomWord()}`;
      connected?.when(question, COUNTING);
      await page.goto("/");
      await expect(await send(page, question)).toContainText("20, 21, 22");
      await page.reload();
      const reply = replies(page).first();
      await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
      await complete(page);
      await expect(reply).toContainText(counted(LAST));
      await expect(replies(page)).toHaveCount(1);
      await page.reload();
      await expect(reply).toContainText(counted(LAST));
      // It is the same reply that went on: nobody asked for another.
      if (connected) expect(sentPrompts(connected, question)).toHaveLength(1);
    });

    walk("a stopped reply keeps what had come, also after a reload, and stops the model's meter", async ({ page, connected }) => {
      const question = `${COUNT}. ${randomWord()}`;
      connected?.when(question, COUNTING);
      await page.goto("/");
      const reply = await send(page, question);
      await expect(reply).toContainText("10, 11, 12");
      await page.getByRole("button", { name: "Stop" }).click();
      await expect(reply).toContainText("You stopped it here.");
      await expect(reply).toContainText("10, 11, 12");
      await expect(reply).not.toContainText(`${LAST - 1}, ${LAST}`);
      if (connected) await expect.poll(() => connected.log().find(({ lastMessage }) => lastMessage === question)?.aborted).toBe(true);
      const kept = /1, 2[\d, ]*/.exec(await reply.innerText())?.[0].trim() ?? "";
      await page.reload();
      await expect(replies(page).first()).toContainText(kept);
      await expect(replies(page).first()).toContainText("You stopped it here.");
      const next = `And now? ${randomWord()}`;
      await expect(await say(page, next)).toContainText("demo model");
      if (!connected) return;
      const [, stopped] = lastPrompt(connected, next).turns;
      expect(stopped?.role).toBe("assistant");
      expect(stopped?.text).toContain(kept);
    });

    walk("trying again gives another version of the reply, and both stay", async ({ page, connected }) => {
      const question = `Please tell me about ${randomWord()}`;
      await page.goto("/");
      const reply = await say(page, question);
      await reply.getByRole("button", { name: "Try again" }).click();
      const versions = reply.getByRole("group", { name: "Versions of this reply" });
      await expect(versions).toContainText("2 of 2");
      await complete(page);
      await versions.getByRole("button", { name: "Previous version of this reply" }).click();
      await expect(versions).toContainText("1 of 2");
      await page.reload();
      await expect(versions).toContainText("1 of 2");
      await expect(ownMessages(page)).toHaveCount(1);
      if (!connected) return;
      // The second was not given the first to go by.
      const asked = [{ role: "user", text: question }];
      expect(sentPrompts(connected, question).map(({ turns }) => turns)).toEqual([asked, asked]);
    });

    walk("an earlier message is edited into a branch, and both branches can be gone back to and gone on with", async ({ page, connected }) => {
      const [first, edited, later] = [randomWord(), randomWord(), randomWord()];
      await page.goto("/");
      await say(page, `I have been thinking of ${first}`);
      await say(page, `And then of ${later}`);

      const message = ownMessages(page).first();
      await message.hover();
      await message.getByRole("button", { name: "Edit message" }).click();
      await page.getByRole("textbox", { name: "Edit your message" }).fill(`I have been thinking of ${edited}`);
      await message.getByRole("button", { name: "Send" }).click();
      await complete(page);
      await expect(ownMessages(page)).toHaveCount(1);
      await expect(message).toContainText(edited);
      await expect(replies(page).first()).toContainText(edited);
      await expect(conversationIn(page)).not.toContainText(later);

      const versions = message.getByRole("group", { name: "Versions of this message" });
      await expect(versions).toContainText("2 of 2");
      await versions.getByRole("button", { name: "Previous version of this message" }).click();
      await expect(message).toContainText(first);
      await expect(ownMessages(page)).toHaveCount(2);
      await expect(ownMessages(page).last()).toContainText(later);

      await versions.getByRole("button", { name: "Next version of this message" }).click();
      await expect(message).toContainText(edited);
      await expect(ownMessages(page)).toHaveCount(1);
      await page.reload();
      await expect(message).toContainText(edited);
      await expect(versions).toContainText("2 of 2");

      const there = `On from there: ${randomWord()}`;
      await say(page, there);
      await versions.getByRole("button", { name: "Previous version of this message" }).click();
      await expect(ownMessages(page).last()).toContainText(later);
      const here = `And on from here: ${randomWord()}`;
      await say(page, here);
      await expect(ownMessages(page)).toHaveCount(3);

      if (!connected) return;
      // What a model is sent is the path of one branch, to the word, and nothing of the other.
      const saidBefore = (words: string) => lastPrompt(connected, words).turns.filter(({ role }) => role === "user").map(({ text }) => text);
      const whole = (words: string) => JSON.stringify(lastPrompt(connected, words).turns);
      expect(saidBefore(`I have been thinking of ${edited}`)).toEqual([`I have been thinking of ${edited}`]);
      expect(saidBefore(there)).toEqual([`I have been thinking of ${edited}`, there]);
      expect(saidBefore(here)).toEqual([`I have been thinking of ${first}`, `And then of ${later}`, here]);
      for (const word of [first, later]) expect(whole(there)).not.toContain(word);
      expect(whole(here)).not.toContain(edited);
    });
  });
}

test("a reply goes on while nobody reads it", async ({ page }) => {
  await page.goto("/");
  await expect(await send(page, COUNT)).toContainText("10, 11, 12");
  const address = page.url();
  await page.goto("/memory");
  await expect(page.getByRole("heading", { name: "What I know about you" })).toBeVisible();
  await page.goto(address);
  await complete(page);
  await expect(replies(page).first()).toContainText(counted(LAST));
});

modelTest("a double click on send makes one message, one reply and one call of the model", async ({ page, model }) => {
  const words = `Only once, ${randomWord()}`;
  await page.goto("/");
  await composerIn(page).fill(words);
  await page.getByRole("button", { name: "Send" }).dblclick();
  await expect(replies(page).first()).toContainText("demo model");
  await complete(page);
  await page.reload();
  await expect(ownMessages(page)).toHaveCount(1);
  await expect(replies(page)).toHaveCount(1);
  expect(model.log().filter(({ lastMessage }) => lastMessage === words)).toHaveLength(1);
});

test("twenty equal requests at once make one message and one reply", async ({ app, person }) => {
  const conversationId = crypto.randomUUID();
  const request = { trigger: "submit", conversationId, isNewConversation: true, message: { id: crypto.randomUUID(), text: `Say it once: ${randomWord()}` } };
  const ask = () =>
    fetch(`${app.url}/api/chat`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: app.url, cookie: person.cookie },
      body: JSON.stringify(request),
    });
  const answers = await Promise.all(Array.from({ length: 20 }, ask));
  const streams = await Promise.all(answers.map((answer) => answer.text()));
  expect([...new Set(answers.map(({ status }) => status))]).toEqual([200]);
  expect(new Set(streams.map((stream) => /"messageId":"([^"]+)"/.exec(stream)?.[1])).size).toBe(1);
  const stored = await fetch(`${app.url}/api/v1/conversations/${conversationId}/messages`, { headers: { cookie: person.cookie } });
  expect(((await stored.json()) as { messages: unknown[] }).messages).toHaveLength(2);
});

test("a message sent again after its answer was cut is still one message", async ({ page, context }) => {
  const words = `Once more, ${randomWord()}`;
  await page.goto("/");
  await composerIn(page).fill(words);
  // The request reaches nobody; the page says so and keeps the message.
  await context.setOffline(true);
  await page.getByRole("button", { name: "Send" }).click();
  const failure = conversationIn(page).getByRole("alert");
  await expect(failure).toContainText("The server could not be reached. Your message is kept here");
  await expect(ownMessages(page)).toContainText(words);
  await context.setOffline(false);
  await failure.getByRole("button", { name: "Try again" }).click();
  await complete(page);
  await expect(replies(page)).toHaveCount(1);
  await page.reload();
  await expect(ownMessages(page)).toHaveCount(1);
  await expect(ownMessages(page)).toContainText(words);
});

/** Another tab of the same browser, at the same conversation. */
async function openBeside(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(ownMessages(other).first()).toBeVisible();
  return other;
}

/** Chooses from the menu of a conversation in the sidebar, once it has its title. */
async function chooseFor(page: Page, title: string, choice: "Rename" | "Delete"): Promise<void> {
  const row = sidebar(page).getByRole("listitem").filter({ hasText: title });
  await expect(row).toBeVisible({ timeout: 15_000 });
  await row.hover();
  await row.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: choice }).click();
}

test("two tabs agree on a conversation", async ({ page }) => {
  const [first, second, third] = [randomWord(), randomWord(), randomWord()];
  await page.goto("/");
  await say(page, `I have been thinking of ${first}`);
  const other = await openBeside(page);

  // Nobody reloads the first tab or comes back to it.
  await say(other, `And then of ${second}`);
  await expect(ownMessages(page).last()).toContainText(second);
  await expect(replies(page)).toHaveCount(2);
  await complete(page);
  await expect(replies(page).last()).toContainText(second);

  // And the other way round.
  await say(page, `At last of ${third}`);
  await expect(ownMessages(other).last()).toContainText(third);
  await expect(replies(other)).toHaveCount(3);
  await complete(other);
  await expect(replies(other).last()).toContainText(third);
});

test("a reply grows in the tab where it was asked for and in the one beside it, and ends the same in both", async ({ page }) => {
  await page.goto("/");
  await say(page, `Hello from ${randomWord()}`);
  const other = await openBeside(page);
  await send(other, COUNT);
  const reply = replies(page).nth(1);
  await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
  await expect(reply).toContainText("10, 11, 12");
  await expect(reply).not.toContainText(`${LAST - 1}, ${LAST}`);
  for (const tab of [page, other]) {
    await complete(tab);
    await expect(replies(tab)).toHaveCount(2);
    await expect(replies(tab).last()).toContainText(counted(LAST));
  }
});

test("a tab opened while a reply is being written shows it growing, and the same end", async ({ page }) => {
  await page.goto("/");
  await expect(await send(page, COUNT)).toContainText("10, 11, 12");
  const other = await openBeside(page);
  const reply = replies(other).first();
  await expect(other.getByRole("button", { name: "Stop" })).toBeVisible();
  await expect(reply).toContainText("20, 21, 22");
  await expect(reply).not.toContainText(`${LAST - 1}, ${LAST}`);
  for (const tab of [page, other]) {
    await complete(tab);
    await expect(replies(tab)).toHaveCount(1);
    await expect(replies(tab).first()).toContainText(counted(LAST));
  }
});

test("two tabs agree on what conversations there are and what they are called", async ({ page, context }) => {
  const [kept, begun, renamed] = [randomName(), randomName(), randomName()];
  await page.goto("/");
  await say(page, `${kept} stays`);
  const other = await context.newPage();
  await other.goto("/");
  await say(other, `${begun} has begun`);
  await expect(sidebar(page).getByRole("link", { name: begun })).toBeVisible({ timeout: 15_000 });
  await sidebar(page).getByRole("link", { name: begun }).click();
  await expect(ownMessages(page)).toContainText(begun);

  await chooseFor(other, begun, "Rename");
  const field = sidebar(other).getByRole("textbox", { name: "Title" });
  await field.fill(renamed);
  await field.press("Enter");
  await expect(sidebar(page).getByRole("link", { name: renamed })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: renamed })).toBeVisible();

  await chooseFor(other, renamed, "Delete");
  await other.getByRole("dialog", { name: new RegExp(renamed) }).getByRole("button", { name: "Delete" }).click();
  await expect(sidebar(page).getByRole("link", { name: renamed })).toBeHidden();
  await expect(sidebar(page).getByRole("link", { name: kept })).toBeVisible();
  // What it showed is gone, so it begins another.
  await expect(page.getByRole("heading", { level: 1, name: "New conversation" })).toBeVisible();
  await expect(ownMessages(page)).toHaveCount(0);
});

test("tabs tell each other of conversations that are kept, and of a temporary one nothing", async ({ page, context }) => {
  const kept = randomName();
  await page.goto("/");
  const { id: accountId } = (await (await page.request.get("/api/v1/account")).json()) as { id: string };
  const heard = await page.evaluateHandle((name) => {
    const ids = new Set<string>();
    new BroadcastChannel(name).onmessage = ({ data }: MessageEvent<{ id: string }>) => ids.add(data.id);
    return ids;
  }, `conversations of ${accountId}`);
  const other = await context.newPage();
  await other.goto("/?temporary");
  await say(other, `I have been thinking of ${randomWord()}`);
  await other.goto("/");
  await say(other, `${kept} stays`);
  // By now whatever was told before has come.
  await expect(sidebar(page).getByRole("link", { name: kept })).toBeVisible({ timeout: 15_000 });
  expect(await heard.evaluate((ids) => [...ids])).toEqual([other.url().split("/").at(-1)]);
});

test("while one browser is being answered, another is told so and keeps its message", async ({ page, app, person, strangersPage: other }) => {
  const words = `From the other browser, ${randomWord()}`;
  await page.goto("/");
  await say(page, `Hello from ${randomWord()}`);
  await signIn(other.context(), app.url, person);
  await other.goto(page.url());
  await expect(ownMessages(other)).toHaveCount(1);

  await expect(await send(page, COUNT)).toContainText("10, 11, 12");
  await send(other, words);
  const refusal = conversationIn(other).getByRole("alert");
  await expect(refusal).toContainText("A reply is still being written here");
  await expect(ownMessages(other).last()).toContainText(words);
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(replies(page).last()).toContainText("You stopped it here.");
  await refusal.getByRole("button", { name: "Try again" }).click();
  await complete(other);
  await other.reload();
  await expect(ownMessages(other).last()).toContainText(words);
  await expect(ownMessages(other)).toHaveCount(3);
});

modelTest("what a model thinks is folded, counted, and can be opened", async ({ page, model }) => {
  const [question, thought, answer] = [`What of ${randomWord()}?`, randomWord(), randomWord()];
  model.when(question, { text: `It is ${answer}.`, reasoning: `Perhaps ${thought}, or perhaps not.` });
  await page.goto("/");
  const reply = await say(page, question);
  await expect(reply).toContainText(`It is ${answer}.`);
  await expect(reply.getByText(thought)).toBeHidden();
  await reply.getByText(/^Thoughts before the reply · [1-9]\d* tokens$/).click();
  await expect(reply.getByText(thought)).toBeVisible();
  await page.reload();
  await expect(reply.getByText(thought)).toBeHidden();
  await reply.getByText(/^Thoughts before the reply/).click();
  await expect(reply.getByText(thought)).toBeVisible();
});

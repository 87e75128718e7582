import { expect, modelTest as test } from "./fixtures";
import { complete, composerIn, conversationIn, ownMessages, replies, say, send } from "./support/conversation";
import { type FaultMode, SECRET_MARK } from "./support/fault-modes";
import { randomWord } from "./support/random-words";

type Fault = { fault: FaultMode; argument?: string; sentence: RegExp; kept?: string };

const OPENING = "The first half arrives";

/** What a person is told of each fault. What had arrived, if anything had, stays. */
const FAULTS: readonly Fault[] = [
  { fault: "refuse", sentence: /could not be reached\. Your message is kept\./ },
  { fault: "silent", sentence: /took too long to start answering\. Your message is kept\./ },
  { fault: "stall", sentence: /stopped sending in the middle of the reply\. Your message and what had arrived are kept\./, kept: OPENING },
  { fault: "429", argument: "3600", sentence: /too many were made\. Your message is kept\. Try again in 60 minutes\./ },
  { fault: "500", sentence: /reported an error of its own\. Your message is kept\./ },
  { fault: "401", sentence: /did not accept the API key\. Your message is kept\./ },
  { fault: "404", sentence: /does not have this model at this address\. Your message is kept\./ },
  { fault: "context", sentence: /longer than .* can read at once\. Your message is kept\./ },
  { fault: "cut", sentence: /broke before the reply was complete\. Your message and what had arrived are kept\./, kept: OPENING },
  { fault: "endearly", sentence: /broke before the reply was complete\. Your message and what had arrived are kept\./, kept: OPENING },
  { fault: "garbage", sentence: /sent an answer that could not be read\. Your message is kept\./ },
  { fault: "html", sentence: /answered, but not as a model does\. Your message is kept\./ },
  { fault: "empty", sentence: /sent an empty reply\. Your message is kept\./ },
  { fault: "flood", sentence: /went past the limit and was ended\. Your message and what had arrived are kept\. Ask for a shorter reply, or for the next part\./, kept: "flood flood flood" },
];

for (const { fault, argument, sentence, kept } of FAULTS) {
  test(`when the model server does "${fault}", the page says what happened, keeps the words, and can try again`, async ({ page, model }) => {
    const [words, answer] = [`Tell me of ${randomWord()}`, `All is well, ${randomWord()}.`];
    model.when(words, { fault, ...(argument ? { argument } : {}) });
    await page.goto("/");
    const reply = await send(page, words);
    const failure = reply.getByRole("alert");
    await expect(failure).toContainText(sentence, { timeout: 20_000 });
    await expect(ownMessages(page)).toContainText(words);
    if (kept) await expect(reply).toContainText(kept);
    await expect(page.getByText(SECRET_MARK)).toHaveCount(0);

    // The same sentence and the same words stand there after a reload.
    await page.reload();
    await expect(failure).toContainText(sentence);
    await expect(ownMessages(page)).toContainText(words);
    if (kept) await expect(reply).toContainText(kept);

    model.when(words, answer);
    await reply.getByRole("button", { name: "Try again" }).click();
    await expect(reply).toContainText(answer);
    await complete(page);
    await expect(ownMessages(page)).toHaveCount(1);
  });
}

test("a conversation that no reply came to is called by its first words, in its header and in the list", async ({ page, model }) => {
  const title = `Explain ${randomWord()} to me`;
  const words = `Hello, can you ${title.toLowerCase()}?`;
  model.when(words, { fault: "500" });
  await page.goto("/");
  const reply = await send(page, words);
  await expect(reply.getByRole("alert")).toContainText("reported an error of its own", { timeout: 20_000 });
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: title })).toBeVisible();
});

test("a good reply stays in reach when trying it again fails", async ({ page, model }) => {
  const [words, answer] = [`Tell me of ${randomWord()}`, `All is well, ${randomWord()}.`];
  model.when(words, answer);
  await page.goto("/");
  const reply = await say(page, words);
  await expect(reply).toContainText(answer);
  model.when(words, { fault: "401" });
  await reply.getByRole("button", { name: "Try again" }).click();
  await expect(reply.getByRole("alert")).toContainText("did not accept the API key");
  await reply.getByRole("button", { name: "Previous version of this reply" }).click();
  await expect(reply).toContainText(answer);
});

test("a slow model is waited for: the page says that its reply is on the way, and shows each word as it comes", async ({ page, model }) => {
  const words = `Take your time with ${randomWord()}`;
  model.when(words, { fault: "held" });
  await page.goto("/");
  const reply = await send(page, words);
  await expect(reply).toContainText("The reply is on its way.");
  await expect(conversationIn(page)).toHaveAttribute("aria-busy", "true");
  await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
  // What comes next can be written meanwhile.
  await expect(composerIn(page)).toBeEditable();
  const asked = () => model.log().find(({ lastMessage }) => lastMessage === words);
  // The page says so from the moment it sends; the model is asked a little later.
  await expect.poll(() => asked()?.status).toBe(200);
  model.letGo(words);
  await expect(reply).toContainText("word0");
  await expect(reply).not.toContainText("The reply is on its way.");
  model.letGo(words);
  await expect(reply).toContainText("word0 word1");

  await page.getByRole("button", { name: "Stop" }).click();
  await expect(reply).toContainText("You stopped it here.");
  await expect(reply).toContainText("word0 word1");
  await expect(reply.getByRole("alert")).toHaveCount(0);
  await expect.poll(() => asked()?.aborted).toBe(true);
  await page.reload();
  await expect(replies(page).first()).toContainText("word0 word1");
  await expect(ownMessages(page)).toContainText(words);
});

test("a slow model is stopped before its first word, and the message is kept", async ({ page, model }) => {
  const [words, answer] = [`Take your time with ${randomWord()}`, `Here it is, ${randomWord()}.`];
  model.when(words, { fault: "held" });
  await page.goto("/");
  const reply = await send(page, words);
  const asked = () => model.log().find(({ lastMessage }) => lastMessage === words);
  await expect.poll(() => asked()?.status).toBe(200);
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(reply).toContainText("You stopped it before the first word.");
  await expect.poll(() => asked()?.aborted).toBe(true);
  expect(asked()?.usage.completionTokens).toBe(0);
  await page.reload();
  await expect(ownMessages(page)).toContainText(words);
  model.when(words, answer);
  await replies(page).first().getByRole("button", { name: "Try again" }).click();
  await expect(replies(page).first()).toContainText(answer);
});

test("a reply that never ends is shown as it comes, and can be stopped", async ({ page, model }) => {
  const words = `Talk on about ${randomWord()}`;
  model.when(words, { fault: "endless" });
  await page.goto("/");
  const reply = await send(page, words);
  await expect(reply).toContainText("word20 ");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(reply).toContainText("You stopped it here.");
  await expect(composerIn(page)).toBeEditable();
  await expect.poll(() => model.log().find(({ lastMessage }) => lastMessage === words)?.aborted).toBe(true);
  // It holds what it said, and no word came to it afterwards.
  const kept = /word0 .*word20/.exec(await reply.innerText())?.[0];
  await page.reload();
  await expect(replies(page).first()).toContainText(kept ?? "word0");
  expect(kept).toBeDefined();
});

test("a model that stumbles once before its first word is asked again by itself", async ({ page, model }) => {
  const [words, answer] = [`I thought of ${randomWord()}`, randomWord()];
  model.when(words, { fault: "flaky" });
  await page.goto("/");
  const reply = await say(page, `${words} and ${answer}`);
  await expect(reply).toContainText(answer);
  await expect(conversationIn(page).getByRole("alert")).toHaveCount(0);
});

test("NUL and halves of characters from a model are shown and stored as text", async ({ page, model }) => {
  const words = `Say it oddly: ${randomWord()}`;
  model.when(words, { fault: "nul" });
  await page.goto("/");
  const reply = await say(page, words);
  const whole = "ab\uFFFDc\uFFFDd\u{1F600}ef\uFFFD";
  await expect(reply).toContainText(whole);
  await page.reload();
  await expect(replies(page).first()).toContainText(whole);
});

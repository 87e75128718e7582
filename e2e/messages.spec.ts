import type { Locator } from "@playwright/test";
import { expect, modelTest, test } from "./fixtures";
import { composerIn, conversationIn, ownMessages, replies, say } from "./support/conversation";
import { randomWord } from "./support/random-words";

const MOST_CHARACTERS = 100_000;

/** Whether a line begins at the right end of its paragraph. */
const standsAtTheRight = (paragraph: Locator): Promise<boolean> =>
  paragraph.evaluate((element) => {
    const words = document.createRange();
    words.selectNodeContents(element);
    return words.getBoundingClientRect().left - element.getBoundingClientRect().left > 100;
  });

test("an empty message is not sent", async ({ page }) => {
  await page.goto("/");
  const button = page.getByRole("button", { name: "Send" });
  await expect(button).toBeDisabled();
  await composerIn(page).fill("  \n\t ");
  await expect(button).toBeDisabled();
  await composerIn(page).press("Enter");
  await expect(ownMessages(page)).toHaveCount(0);
});

test("a message of a megabyte is refused with its excess, and kept", async ({ page }) => {
  await page.goto("/");
  const megabyte = "word ".repeat(200_000);
  await composerIn(page).fill(megabyte);
  await expect(page.getByRole("status").filter({ hasText: "900,000 characters too long: send it in parts." })).toBeVisible();
  await expect(page.getByRole("button", { name: "Send" })).toBeDisabled();
  await expect(composerIn(page)).toHaveValue(megabyte);
});

modelTest("the longest message that is allowed is sent and shown whole", async ({ page, model }) => {
  const mark = randomWord();
  model.when(mark, "Read.");
  const text = `${mark} ${"a word or so ".repeat(8_000)}`.slice(0, MOST_CHARACTERS - 10).trimEnd();
  await page.goto("/");
  await composerIn(page).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(ownMessages(page)).toContainText(text.slice(-200));
  await expect(replies(page)).toContainText("Read.");
  await page.reload();
  await expect(ownMessages(page)).toContainText(text.slice(-200));
});

test("HTML and Markdown of a person are shown as they were written", async ({ page }) => {
  const text = `<b>${randomWord()}</b> & <script>alert(1)</script>\n**not bold** [x](javascript:alert(1))\n  indented`;
  await page.goto("/");
  await say(page, text);
  for (const look of ["live", "reloaded"]) {
    await test.step(look, () => expect.poll(() => ownMessages(page).first().innerText()).toContain(text));
    await page.reload();
  }
});

modelTest("right-to-left words stand right to left, in a message and a reply", async ({ page, model }) => {
  const mark = randomWord();
  const [said, answer] = [`שלום עולם ${mark}`, "مرحبا بالعالم"];
  model.when(mark, `${answer}\n\nthen left to right`);
  await page.goto("/");
  const reply = await say(page, said);
  await expect(ownMessages(page)).toContainText(said);
  expect(await ownMessages(page).getByText(said).evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
  for (const look of ["live", "reloaded"]) {
    await test.step(look, async () => {
      expect(await standsAtTheRight(reply.getByText(answer))).toBe(true);
      expect(await standsAtTheRight(reply.getByText("then left to right"))).toBe(false);
    });
    await page.reload();
  }
  await expect(page.getByRole("textbox", { name: "Message" })).toBeVisible();
});

const refusals: readonly [what: string, text: string, reason: RegExp][] = [
  ["nothing", "", /is empty/],
  ["white space", " \n\t ", /is empty/],
  ["a NUL", "a\u0000b", /NUL character/],
  ["half a character", "a\uD800b", /half of a character/],
  ["a megabyte", "a".repeat(1_000_000), /is longer than 100,000 characters/],
];
for (const [what, text, reason] of refusals) {
  test(`a message of ${what} is refused with a reason, and nothing is stored`, async ({ app, person }) => {
    const conversationId = crypto.randomUUID();
    const answer = await fetch(`${app.url}/api/chat`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: app.url, cookie: person.cookie },
      body: JSON.stringify({ trigger: "submit", conversationId, isNewConversation: true, message: { id: crypto.randomUUID(), text } }),
    });
    expect(answer.status).toBe(400);
    const problem = (await answer.json()) as { issues: { message: string }[] };
    expect(problem.issues[0]?.message).toMatch(reason);
    const stored = await fetch(`${app.url}/api/v1/conversations/${conversationId}`, { headers: { cookie: person.cookie } });
    expect(stored.status).toBe(404);
  });
}

test("a message that the server refuses is kept on the page with the reason", async ({ page }) => {
  await page.goto("/");
  await say(page, `Hello from ${randomWord()}`);
  const words = `odd ${randomWord()} \u0000 end`;
  await composerIn(page).evaluate((field, value) => {
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;
    set?.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, words);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(conversationIn(page).getByRole("alert")).toContainText("contains a NUL character, which cannot be stored");
  await expect(ownMessages(page).last()).toContainText("odd");
  await expect(replies(page)).toHaveCount(2);
});

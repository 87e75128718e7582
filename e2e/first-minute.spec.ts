import type { Locator } from "@playwright/test";
import { CONNECTED, EITHER_MODEL, expect, test } from "./fixtures";
import { complete, composerIn, openMemoryWith, openReceipt, ownMessages, replies, say, sidebar } from "./support/conversation";
import { letLearn, proposedFact } from "./support/let-learn";
import { randomName, randomWord } from "./support/random-words";
import { lastPrompt } from "./support/sent-prompt";

const QUESTION = "what should I avoid at dinner?";

const tokensIn = async (row: Locator) => Number((await row.getByRole("cell").innerText()).replace(/,/g, ""));

for (const [who, walk] of EITHER_MODEL) {
  walk.describe(who, () => {
    walk("someone signs up, says three things, and a new conversation knows them", async ({ strangersPage: page, connected }) => {
      const [name, city, food] = [randomName(), randomName(), randomWord()];
      const said = { name: `My name is ${name}.`, city: `I live in ${city}.`, food: `I am allergic to ${food}.` };
      letLearn(connected, said.name, proposedFact(`Is called ${name}`, said.name));
      letLearn(connected, said.city, proposedFact(`Lives in ${city}`, said.city));
      letLearn(connected, said.food, proposedFact(`Is allergic to ${food}`, said.food));
      await page.goto("/signup");
      await page.getByLabel("Email").fill(`${randomWord()}@example.org`);
      await page.getByLabel("Password", { exact: true }).fill(`${randomWord()} ${randomWord()}`);
      await page.getByRole("button", { name: "Make the account" }).click();
      await expect(page.getByRole("heading", { name: "Tell me something about you." })).toBeVisible();

      for (const words of Object.values(said)) await say(page, words);
      await openMemoryWith(page, `Is allergic to ${food}`);
      for (const known of [`Is called ${name}`, `Lives in ${city}`]) await expect(page.getByRole("listitem", { name: known })).toBeVisible();

      await page.getByRole("link", { name: "New conversation", exact: false }).first().click();
      await expect(page.getByRole("heading", { name: "What is on your mind?" })).toBeVisible();
      const reply = await say(page, QUESTION);
      await expect(reply).toContainText(`allergic to ${food}`);
      // Because it was found: where nothing is, the demo model says so and names whatever else it was given.
      await expect(reply).not.toContainText("nothing about exactly that");
      await expect(reply).not.toContainText(city);
      await expect(reply).toContainText("demo model");
      await expect(reply).not.toContainText(/\[m\d/);
      await expect(reply.getByRole("group", { name: "What I remembered for this reply" })).toContainText(food);

      if (!connected) return;
      const prompt = lastPrompt(connected, QUESTION);
      expect(prompt).toMatchObject({ modelId: CONNECTED.modelId, authorization: `Bearer ${CONNECTED.apiKey}` });
      expect(prompt.memories).toContain(`Is allergic to ${food}`);
      // Of the other conversation nothing else: what was said there is known by what was learned of it.
      expect(prompt.turns).toEqual([{ role: "user", text: QUESTION }]);
    });

    walk("the receipt under a reply names the memory, where it was learned, and the tokens of every part", async ({ page, connected }) => {
      const food = randomWord();
      const said = `I am allergic to ${food}.`;
      letLearn(connected, said, proposedFact(`Is allergic to ${food}`, said));
      await page.goto("/");
      await say(page, said);
      await openMemoryWith(page, `Is allergic to ${food}`);
      await page.goto("/");
      const reply = await say(page, QUESTION);
      const underReply = await reply.getByRole("button", { name: /^What went into this reply/ }).innerText();
      const receipt = await openReceipt(page, reply);

      const parts = receipt.getByRole("table", { name: "The parts of the prompt and their tokens" });
      const shown = await Promise.all((await parts.getByRole("row").all()).map(async (row) => ({ name: await row.getByRole("rowheader").innerText(), tokens: await tokensIn(row) })));
      const counted = shown.filter(({ name }) => !/^(In all|By the model)/.test(name));
      expect(counted.map(({ name }) => name)).toEqual(expect.arrayContaining(["persona", "facts", "this talk"]));
      for (const { name, tokens } of counted) expect(tokens, name).toBeGreaterThan(0);
      const sum = counted.reduce((total, { tokens }) => total + tokens, 0);
      expect(shown.find(({ name }) => name.startsWith("In all"))?.tokens).toBe(sum);
      expect(underReply).toContain(`${new Intl.NumberFormat("en").format(sum)} of `);
      if (connected) {
        // A count of the model's own is shown where it differs from ours.
        expect(shown.find(({ name }) => name.startsWith("By the model"))?.tokens ?? sum).toBe(lastPrompt(connected, QUESTION).promptTokens);
        await expect(receipt).toContainText(CONNECTED.modelId);
        await expect(receipt).toContainText("by the model’s own count");
      }

      const memory = receipt.getByRole("listitem").filter({ hasText: `Is allergic to ${food}` });
      await expect(receipt.getByRole("heading", { name: /^Used · 1$/ })).toBeVisible();
      await expect(memory).toContainText(new RegExp(`“I am allergic to ${food}\\.?”`));
      await expect(memory).toContainText(/\d+ tokens/);
      await memory.getByRole("link", { name: /^you said so/ }).click();
      await expect(ownMessages(page).first()).toContainText(said);
    });

    walk("what is corrected on the memory page is what the next reply follows", async ({ page, connected }) => {
      const [wrong, right] = [randomWord(), randomWord()];
      const said = `I am allergic to ${wrong}.`;
      letLearn(connected, said, proposedFact(`Is allergic to ${wrong}`, said));
      await page.goto("/");
      await say(page, said);
      const memory = await openMemoryWith(page, `Is allergic to ${wrong}`);
      await memory.getByRole("button", { name: /^More for/ }).click();
      await page.getByRole("menuitem", { name: "Correct" }).click();
      await page.getByRole("textbox", { name: "What is right" }).fill(`Is allergic to ${right}`);
      await page.getByRole("button", { name: "Keep" }).click();
      const corrected = page.getByRole("listitem", { name: `Is allergic to ${right}` });
      await expect(corrected).toBeVisible();

      await corrected.getByRole("button", { name: /^More for/ }).click();
      await page.getByRole("menuitem", { name: "History" }).click();
      await expect(corrected.getByRole("list", { name: "History" }).getByRole("listitem")).toHaveCount(2);

      await page.goto("/");
      const reply = await say(page, QUESTION);
      await expect(reply).toContainText(`allergic to ${right}`);
      await expect(reply).not.toContainText(wrong);
      if (!connected) return;
      const { memories } = lastPrompt(connected, QUESTION);
      expect(memories).toContain(`Is allergic to ${right}`);
      expect(memories).not.toContain(wrong);
    });
  });
}

test("a memory corrected in the margin of a reply is corrected for the next one", async ({ page }) => {
  const [wrong, right] = [randomWord(), randomWord()];
  await page.goto("/");
  await say(page, `I am allergic to ${wrong}.`);
  await openMemoryWith(page, `Is allergic to ${wrong}`);
  await page.goto("/");
  const first = await say(page, QUESTION);
  const notes = first.getByRole("group", { name: "What I remembered for this reply" });
  await notes.getByRole("button", { name: /^Wrong: correct/ }).click();
  await notes.getByRole("textbox", { name: "What is right" }).fill(`Is allergic to ${right}`);
  await notes.getByRole("button", { name: "Keep" }).click();
  await expect(notes).toContainText("corrected by you, today");
  const corrected = (await openReceipt(page, first)).getByRole("listitem").filter({ hasText: `Is allergic to ${right}` });
  await expect(corrected).toContainText("corrected by you, today");
  await expect(corrected).not.toContainText(wrong);
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "New conversation", exact: false }).first().click();
  await expect(replies(page)).toHaveCount(0);
  const next = await say(page, QUESTION);
  await expect(next).toContainText(`allergic to ${right}`);
  await expect(next.getByRole("group", { name: "What I remembered for this reply" })).toContainText("corrected by you, today");
  const used = (await openReceipt(page, next)).getByRole("listitem").filter({ hasText: `Is allergic to ${right}` });
  await expect(used).toContainText("corrected by you, today");
  await expect(used).not.toContainText(wrong);
  await expect(used.getByRole("link")).toHaveCount(0);
});

test("what is forgotten is gone from the memory page, the search and the next reply", async ({ page }) => {
  const [food, city] = [randomWord(), randomName()];
  await page.goto("/");
  await say(page, `I am allergic to ${food}. I live in ${city}.`);
  await openMemoryWith(page, `Lives in ${city}`);
  const memory = await openMemoryWith(page, `Is allergic to ${food}`);
  await memory.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: "Forget" }).click();
  await expect(memory).toBeHidden();

  // Leaving the page ends the time in which it could be taken back.
  await page.goto("/memory");
  await expect(page.getByRole("listitem", { name: `Lives in ${city}` })).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(food);
  await page.getByRole("searchbox", { name: "Search memories" }).fill(food);
  await expect(page.getByRole("status").filter({ hasText: /found/ })).toBeAttached();
  await expect(page.getByRole("list", { name: "Memories" })).not.toContainText(food);

  await page.goto("/");
  await expect(composerIn(page)).toBeVisible();
  const reply = await say(page, QUESTION);
  await expect(reply).not.toContainText(`allergic to ${food}`);
});

test("a forgotten memory can be taken back at once", async ({ page }) => {
  const city = randomName();
  await page.goto("/");
  await say(page, `I live in ${city}.`);
  const memory = await openMemoryWith(page, `Lives in ${city}`);
  await memory.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: "Forget" }).click();
  await expect(memory).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(memory).toBeVisible();
  await expect(page.getByText("One thing, learned from one conversation.")).toBeVisible();
  await page.reload();
  await expect(memory).toBeVisible();
});

test("every number on the page follows what is forgotten: at once, and when it is gone for good", async ({ page }) => {
  const [food, city] = [randomWord(), randomName()];
  await page.goto("/");
  await say(page, `I am allergic to ${food}. I live in ${city}.`);
  await openMemoryWith(page, `Lives in ${city}`);
  const memory = await openMemoryWith(page, `Is allergic to ${food}`);
  const numbers = async (things: string, count: number) => {
    await expect(page.getByText(`${things}, learned from one conversation.`)).toBeVisible();
    await expect(page.getByRole("button", { name: `Facts ${count}` })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "The rest" }).getByRole("link", { name: /^Memory/ })).toContainText(String(count));
  };
  await numbers("2 things", 2);
  const gone = page.waitForResponse((response) => response.request().method() === "DELETE" && response.ok());
  await memory.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: "Forget" }).click();
  await numbers("One thing", 1);
  await gone;
  await numbers("One thing", 1);
});

test("the memory page finds a memory by words of it and shows why", async ({ page }) => {
  const [city, food] = [randomName(), randomWord()];
  await page.goto("/");
  await say(page, `I live in ${city}.`);
  await say(page, `I am allergic to ${food}.`);
  await openMemoryWith(page, `Lives in ${city}`);
  await openMemoryWith(page, `Is allergic to ${food}`);
  await page.getByRole("searchbox", { name: "Search memories" }).fill(`where do I live, ${city}`);
  const found = page.getByRole("list", { name: "Memories" }).getByRole("listitem");
  await expect(found.first()).toHaveAccessibleName(`Lives in ${city}`);
  await found.first().getByText(/match$/).click();
  await expect(found.first()).toContainText("same words");
});

test("a reply can be had again without one memory", async ({ page }) => {
  const food = randomWord();
  await page.goto("/");
  await say(page, `I am allergic to ${food}.`);
  await openMemoryWith(page, `Is allergic to ${food}`);
  await page.goto("/");
  const reply = await say(page, QUESTION);
  await expect(reply).toContainText(`allergic to ${food}`);
  const receipt = await openReceipt(page, reply);
  await receipt.getByRole("button", { name: "Try again without it" }).click();
  await expect(reply.getByRole("group", { name: "Versions of this reply" })).toContainText("2 of 2");
  await expect(reply).not.toContainText(`allergic to ${food}`);
  await expect(sidebar(page).getByRole("link")).not.toHaveCount(0);
});

test("what was just learned is counted when it is shown, so that a new conversation begun right then knows the person", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Tell me something about you." })).toBeVisible();
  await say(page, `I live in ${randomName()}.`);
  await expect(page.getByRole("list", { name: "Just learned" })).toBeVisible();
  // Sooner than the look that is made in any case, a while after each thing said.
  await expect(page.getByRole("link", { name: /^Memory/ })).toContainText("1", { timeout: 1_200 });
  await page.getByRole("link", { name: "New conversation", exact: false }).first().click();
  await expect(page.getByRole("heading", { name: "What is on your mind?" })).toBeVisible();
  await expect(page.getByText("I remember one thing about you")).toBeVisible();
});

test("who has said nothing yet is shown what could be said, which one click writes and does not send", async ({ page }) => {
  await page.goto("/");
  const examples = page.getByRole("list", { name: "For example" });
  await examples.getByRole("button", { name: "I live in Lisbon." }).click();
  await expect(composerIn(page)).toHaveValue("I live in Lisbon.");
  await expect(composerIn(page)).toBeFocused();
  await examples.getByRole("button", { name: "I am allergic to peanuts." }).click();
  await expect(composerIn(page)).toHaveValue("I live in Lisbon. I am allergic to peanuts.");
  await expect(ownMessages(page)).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(ownMessages(page)).toHaveText("I live in Lisbon. I am allergic to peanuts.");
  await complete(page);
  await openMemoryWith(page, "Lives in Lisbon");
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "What is on your mind?" })).toBeVisible();
  await expect(examples).toHaveCount(0);
});

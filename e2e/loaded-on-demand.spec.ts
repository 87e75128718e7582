import { expect, modelTest as test } from "./fixtures";
import { composerIn, conversationIn, replies, send } from "./support/conversation";
import { ReplyReader, sendTo } from "./support/chat-calls";
import type { FaultServer } from "./support/fault-server";
import { type Library, watchLibraries } from "./support/loaded-libraries";
import type { Person } from "./support/people";
import { randomWord } from "./support/random-words";

/** A conversation whose reply was stored before any page saw it. @returns its address */
async function storedReply(appUrl: string, person: Person, model: FaultServer, reply: string): Promise<string> {
  const [conversationId, text] = [crypto.randomUUID(), `Tell me of ${randomWord()}`];
  model.when(text, { text: reply, tokensPerSecond: 5_000 });
  await new ReplyReader(await sendTo(appUrl, person, { conversationId, text, isNewConversation: true })).ended;
  return `/c/${conversationId}`;
}

const CODE = "```typescript\nexport const count = (words: string): number => words.length; // enough\n```";
const FORMULA = "Inline $a^2 + b^2$ and\n\n$$\n\\frac{1}{2}\n$$";
const DIAGRAM = "```mermaid\ngraph TD\n  A[Start] --> B[End]\n```";

test("a stored conversation arrives as HTML, and loads nothing to typeset it with", async ({ page, app, person, model }) => {
  const word = randomWord();
  const address = await storedReply(app.url, person, model, `It is **${word}**.\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n\`\`\`\nplain words\n\`\`\``);
  const loaded = watchLibraries(page);
  const answer = await page.goto(address, { waitUntil: "networkidle" });
  expect(await answer?.text()).toContain(`<strong>${word}</strong>`);
  await expect(replies(page).getByRole("table")).toBeVisible();
  await expect(composerIn(page)).toBeFocused();
  expect(await loaded()).toEqual([]);
});

const STORED: { what: string; reply: string; isShown: (page: Parameters<typeof replies>[0]) => Promise<void>; libraries: Library[] }[] = [
  {
    what: "code",
    reply: CODE,
    isShown: (page) => expect.poll(() => page.evaluate(() => [...CSS.highlights.values()].reduce((sum, ranges) => sum + ranges.size, 0))).toBeGreaterThan(3),
    libraries: ["highlighter", "TypeScript's grammar"],
  },
  { what: "formulas", reply: FORMULA, isShown: (page) => expect(replies(page).getByRole("math")).toHaveCount(2), libraries: ["formulas", "letters of formulas"] },
  { what: "a diagram", reply: DIAGRAM, isShown: (page) => expect(replies(page).getByRole("img", { name: "Diagram; its source follows" })).toBeVisible({ timeout: 20_000 }), libraries: ["diagrams"] },
];

for (const { what, reply, isShown, libraries } of STORED) {
  test(`a stored conversation with ${what} loads what that needs and nothing else`, async ({ page, app, person, model }) => {
    const address = await storedReply(app.url, person, model, `Here:\n\n${reply}\n\nand that is all.`);
    const loaded = watchLibraries(page);
    await page.goto(address);
    await isShown(page);
    await page.waitForLoadState("networkidle");
    expect(await loaded()).toEqual(libraries);
  });
}

test("code and diagrams that nobody has scrolled to load nothing until then", async ({ page, app, person, model }) => {
  const address = await storedReply(app.url, person, model, `${DIAGRAM}\n\n${CODE}\n\n${"A paragraph between them and the end.\n\n".repeat(60)}`);
  const loaded = watchLibraries(page);
  await page.goto(address, { waitUntil: "networkidle" });
  await expect(composerIn(page)).toBeFocused();
  expect(await loaded()).toEqual([]);
  await replies(page).getByRole("group", { name: "Code, TypeScript" }).scrollIntoViewIfNeeded();
  await expect.poll(loaded).toContain("highlighter");
  await replies(page).getByText("Source", { exact: true }).scrollIntoViewIfNeeded();
  await expect.poll(loaded).toContain("diagrams");
});

test("a reply that comes in loads the live renderer, and what draws diagrams when one is complete", async ({ page, model }) => {
  const [words, last] = [`Draw ${randomWord()}`, randomWord()];
  const steps = Array.from({ length: 40 }, (_, index) => `  N${index} --> N${index + 1}`).join("\n");
  // For longer than it takes to fetch what draws, on any machine: nobody waits for its end.
  const after = Array.from({ length: 100 }, () => "And now some more words so that the reply goes on for a while.").join("\n\n");
  model.when(words, { text: `First the picture.\n\n\`\`\`mermaid\ngraph TD\n${steps}\n  N40 --> ${last}\n\`\`\`\n\n${after}`, tokensPerSecond: 40 });
  const loaded = watchLibraries(page);
  await page.goto("/", { waitUntil: "networkidle" });
  expect(await loaded()).toEqual([]);

  const reply = await send(page, words);
  await expect(reply.getByRole("code")).toContainText("N2 --> N3");
  const whileOpen = await loaded();
  await expect(reply.getByRole("code"), "the fence was still open when it was looked at").not.toContainText(last);
  expect(whileOpen).toEqual(["live renderer"]);

  // Drawn as soon as it is complete, and not only at the end.
  await expect(reply.getByRole("img", { name: "Diagram; its source follows" })).toBeVisible({ timeout: 20_000 });
  await expect(conversationIn(page)).toHaveAttribute("aria-busy", "true");
  expect(await loaded()).toEqual(["live renderer", "diagrams"]);
});

for (const path of ["/", "/memory", "/memory/timeline", "/memory/questions", "/memory/summaries", "/settings"]) {
  test(`${path} loads nothing that only a reply needs`, async ({ page }) => {
    const loaded = watchLibraries(page);
    await page.goto(path, { waitUntil: "networkidle" });
    expect(await loaded()).toEqual([]);
  });
}

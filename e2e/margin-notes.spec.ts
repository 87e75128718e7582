import type { Locator, Page } from "@playwright/test";
import { expect, modelTest, test } from "./fixtures";
import { openReceipt, replies, say } from "./support/conversation";
import type { Person } from "./support/people";
import { randomWord } from "./support/random-words";

const ask = (appUrl: string, { cookie }: Person, path: string, body: unknown): Promise<Response> =>
  fetch(`${appUrl}${path}`, { method: "POST", headers: { "content-type": "application/json", origin: appUrl, cookie }, body: JSON.stringify(body) });

test("a reply that reads like an earlier one is not marked as remembered", async ({ page, app, person }) => {
  await page.goto("/");
  await say(page, "Count to 60");
  const isFound = async () => {
    const answer = await ask(app.url, person, "/api/v1/memory/context", { query: "Please count to 40", include: ["episodes"] });
    return ((await answer.json()) as { episodes: { content: string }[] }).episodes.some(({ content }) => content.includes("11, 12, 13"));
  };
  await expect.poll(isFound, { timeout: 20_000 }).toBe(true);
  await page.goto("/");
  const reply = await say(page, "Please count to 40");
  await expect(reply).toContainText("37, 38, 39, 40");
  await expect(reply.locator("mark")).toHaveCount(0);
  await expect(notesOf(reply)).toHaveCount(0);
  // It was before the model, and no more than that.
  await expect(await openReceipt(page, reply)).toContainText("11, 12, 13");
});

const notesOf = (reply: Locator) => reply.getByRole("group", { name: "What I remembered for this reply" }).getByRole("listitem");
const numberIn = (reply: Locator) => reply.getByRole("link", { name: /^Note 1: / });

const PARAGRAPHS = Array.from({ length: 20 }, (_, index) => `Paragraph ${index + 1} says something else, and goes on about it for a line or so.`);

/** A memory of many words, and a reply that uses it in its first and in its last paragraph. */
async function beAnswered(page: Page, appUrl: string, person: Person, model: { when(words: string, reply: string): void }) {
  const [bird, question] = [randomWord(), `How is my bird? ${randomWord()}`];
  const content = `Keeps a bird called ${bird} ${"that sits by the window and sings when the rain is over and ".repeat(6)}sleeps.`;
  expect((await ask(appUrl, person, "/api/v1/memory", { type: "fact", content })).status).toBe(200);
  model.when(question, [`First of all, ${bird} is well [m1].`, ...PARAGRAPHS, `So much for ${bird} [m1].`].join("\n\n"));
  await page.goto("/");
  await say(page, question);
  return { reply: replies(page).first(), bird, content };
}

modelTest("the number of a memory stands where it is used first, level with its note, which shows three lines until all are asked for", async ({ page, app, person, model }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const { reply, bird } = await beAnswered(page, app.url, person, model);
  const [number, note] = [numberIn(reply), notesOf(reply).first()];
  await expect(number).toHaveCount(1);
  await expect(reply.getByRole("paragraph").filter({ hasText: `First of all, ${bird}` }).getByRole("link")).toHaveCount(1);
  await number.scrollIntoViewIfNeeded();
  const isLevel = async () => Math.abs(((await note.boundingBox())?.y ?? Number.NaN) - ((await number.boundingBox())?.y ?? Number.NaN));
  await expect.poll(isLevel).toBeLessThan(20);

  const words = note.getByRole("paragraph").first();
  const heightOf = async () => (await words.boundingBox())?.height ?? Number.NaN;
  const lines = async () => (await heightOf()) / (await words.evaluate((element) => Number.parseFloat(getComputedStyle(element).lineHeight)));
  expect(Math.round(await lines())).toBe(3);
  await page.screenshot({ path: test.info().outputPath("cut.png") });
  // What only screen readers say stands with what is seen, wherever one scrolls: a magnifier follows it.
  const [all, heard] = [note.getByRole("button", { name: "all of note 1" }), note.getByText("of note 1")];
  expect(Math.abs(((await heard.boundingBox())?.y ?? Number.NaN) - ((await all.boundingBox())?.y ?? Number.NaN))).toBeLessThan(20);
  await all.click();
  expect(await lines()).toBeGreaterThan(6);
  await page.screenshot({ path: test.info().outputPath("whole.png") });
  await note.getByRole("button", { name: "less of note 1" }).click();
  expect(Math.round(await lines())).toBe(3);
});

modelTest("without a margin a number opens the fold and leads to its note, in a reply just written and in one read again", async ({ page, app, person, model }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  const { reply } = await beAnswered(page, app.url, person, model);
  const note = notesOf(reply).first();
  const lead = async (press: () => Promise<void>) => {
    await numberIn(reply).scrollIntoViewIfNeeded();
    await expect(note).toBeHidden();
    await press();
    await expect(note).toBeInViewport({ ratio: 1 });
    await expect(note).toBeFocused();
    // Over the end of the page lies the way to the newest words, or may.
    const [lower, upper] = [await page.getByText("Newest", { exact: true }).boundingBox(), await note.boundingBox()];
    expect((upper?.y ?? Number.NaN) + (upper?.height ?? 0)).toBeLessThanOrEqual(lower?.y ?? Number.NaN);
    expect(new URL(page.url()).hash).toBe("");
  };
  await lead(() => numberIn(reply).click());
  await page.screenshot({ path: test.info().outputPath("opened.png") });
  await reply.getByRole("button", { name: "Fold the notes" }).click();
  await lead(() => numberIn(reply).press("Enter"));

  await page.reload();
  await expect(page.getByRole("button", { name: "One note from memory" })).toBeVisible();
  await lead(() => numberIn(reply).click());
  await reply.getByRole("button", { name: "Fold the notes" }).click();
  await lead(() => numberIn(reply).press("Enter"));
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
});

import type { Locator, Page, Request } from "@playwright/test";
import { expect, test } from "./fixtures";
import { lookForBarriers } from "./support/barriers";
import { complete, openMemoryWith, ownMessages, replies, say } from "./support/conversation";
import type { Person } from "./support/people";
import { randomName, randomWord } from "./support/random-words";

const FACTS = 55;
const rows = (page: Page) => page.getByRole("list", { name: "Memories" }).getByRole("listitem");
const pages = (page: Page) => page.getByRole("navigation", { name: "Pages of memories" });
const tabs = (page: Page) => page.getByRole("navigation", { name: "Memory", exact: true });

async function remember(appUrl: string, person: Person, memories: readonly { type: "fact" | "preference"; content: string }[]): Promise<void> {
  for (const memory of memories) {
    const answer = await fetch(`${appUrl}/api/v1/memory`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: appUrl, cookie: person.cookie },
      body: JSON.stringify(memory),
    });
    expect(answer.status).toBe(200);
  }
}

/** One preference, and after it more facts than a page of the list shows. */
async function knowMuch(appUrl: string, person: Person): Promise<{ preference: string }> {
  const preference = `Prefers ${randomWord()} to ${randomWord()}`;
  await remember(appUrl, person, [
    { type: "preference", content: preference },
    ...Array.from({ length: FACTS }, (_, index) => ({ type: "fact" as const, content: `Fact number ${index + 1}` })),
  ]);
  return { preference };
}

test("more memories than a page shows are turned page by page, and a type shows all there is of it", async ({ page, app, person }) => {
  const { preference } = await knowMuch(app.url, person);
  await page.goto("/memory");
  await expect(rows(page)).toHaveCount(50);
  await expect(rows(page).first()).toHaveAccessibleName(`Fact number ${FACTS}`);
  await expect(pages(page)).toContainText("1–50 of 56");

  await pages(page).getByRole("button", { name: "Older ones" }).click();
  await expect(pages(page)).toContainText("51–56 of 56");
  await expect(rows(page).last()).toHaveAccessibleName(preference);
  await pages(page).getByRole("button", { name: "Newer ones" }).click();
  await expect(rows(page).first()).toHaveAccessibleName(`Fact number ${FACTS}`);

  await page.getByRole("button", { name: "Preferences 1" }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toHaveAccessibleName(preference);
  const search = page.getByRole("searchbox", { name: "Search memories" });
  await search.fill(preference);
  await expect(rows(page).first()).toHaveAccessibleName(preference);
  await page.getByRole("button", { name: "Facts 55" }).click();
  await search.fill("fact number 7");
  await expect(rows(page).first()).toHaveAccessibleName("Fact number 7");
  await page.getByRole("button", { name: "All", exact: true }).click();
  await search.fill("");
  await expect(pages(page)).toContainText("1–50 of 56");
  const { violations } = await lookForBarriers(page).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("a search brings the ten best with the key and the rest after a pause, and what is pinned there stays among them", async ({ page, app, person }) => {
  const shared = randomWord();
  await remember(app.url, person, Array.from({ length: 35 }, () => ({ type: "fact", content: `${randomWord()} ${shared} ${randomWord()}` })));
  const limits: number[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/memory/context")) limits.push((request.postDataJSON() as { limit: number }).limit);
  });
  await page.goto("/memory");
  await page.getByRole("searchbox", { name: "Search memories" }).fill(shared);
  await expect(page.getByRole("status").filter({ hasText: "30 found" })).toBeAttached();
  await expect(rows(page)).toHaveCount(30);
  expect(limits).toEqual([10, 30]);

  await rows(page).nth(20).getByRole("button", { name: /^More for/ }).click();
  const searchedAgain = page.waitForResponse((response) => response.url().endsWith("/memory/context"));
  await page.getByRole("menuitem", { name: "Pin" }).click();
  await searchedAgain;
  await expect(rows(page).filter({ hasText: "pinned" })).toHaveCount(1);
  await expect(rows(page)).toHaveCount(30);
  expect(limits).toEqual([10, 30, 30]);
});

test("a key pressed while the rest is on its way is answered at once, and the rest of before stays away", async ({ page, app, person }) => {
  const [first, second] = [randomWord(), randomWord()];
  await remember(app.url, person, [first, second].flatMap((word) => Array.from({ length: 15 }, () => ({ type: "fact" as const, content: `${randomWord()} ${word}` }))));
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const isRestOf = (word: string) => (request: Request) => {
    if (!request.url().endsWith("/memory/context")) return false;
    const { query, limit } = request.postDataJSON() as { query: string; limit: number };
    return query === word && limit === 30;
  };
  await page.route("**/api/v1/memory/context", async (route) => {
    if (isRestOf(first)(route.request())) await held;
    await route.continue();
  });
  await page.goto("/memory");
  const search = page.getByRole("searchbox", { name: "Search memories" });
  const restAsked = page.waitForRequest(isRestOf(first));
  await search.fill(first);
  await restAsked;
  await search.fill(second);
  await expect(rows(page).first()).toHaveAccessibleName(new RegExp(second));
  await expect(page.getByRole("status").filter({ hasText: "found" })).toBeAttached();
  const listed = page.getByRole("list", { name: "Memories" });
  const seen = await listed.evaluateHandle((list) => {
    const texts: string[] = [];
    new MutationObserver(() => texts.push(list.textContent)).observe(list, { childList: true, subtree: true, characterData: true });
    return texts;
  });
  const restCame = page.waitForResponse((response) => isRestOf(first)(response.request()));
  letGo();
  await (await restCame).finished();
  // What would be drawn late is drawn by the time the next answer is.
  const third = randomWord();
  await remember(app.url, person, [{ type: "fact", content: `Draws ${third}` }]);
  await search.fill(third);
  await expect(rows(page).first()).toHaveAccessibleName(`Draws ${third}`);
  const texts = await seen.jsonValue();
  expect(texts).not.toHaveLength(0);
  // Words mean nothing to each other here, and still one memory may be a little like another's question.
  expect(texts.filter((text) => text.includes(first) && !text.includes(third))).toEqual([]);
});

test("what is being typed is found before the word is finished, and a space says that it is", async ({ page, app, person }) => {
  const food = randomWord();
  const begun = food.slice(0, 5);
  await remember(app.url, person, [{ type: "fact", content: `Is allergic to ${food}` }, { type: "fact", content: "Sings alto" }]);
  await page.goto("/memory");
  const search = page.getByRole("searchbox", { name: "Search memories" });
  // What only looks alike is found, too, but not by its words.
  const foundByWords = async (words: string) => {
    const answered = page.waitForResponse((response) => {
      if (!response.url().endsWith("/memory/context")) return false;
      const asked = response.request().postDataJSON() as { query: string; is_typing: boolean };
      return asked.query === words.trim() && asked.is_typing === !words.endsWith(" ");
    });
    await search.fill(words);
    const { memories } = (await (await answered).json()) as { memories: { content: string; score_parts: { keyword: number } }[] };
    return memories.filter(({ score_parts }) => score_parts.keyword > 0).map(({ content }) => content);
  };
  expect(await foundByWords(begun.slice(0, 2))).toEqual([]);
  expect(await foundByWords(begun.slice(0, 3))).toEqual([`Is allergic to ${food}`]);
  expect(await foundByWords(begun)).toEqual([`Is allergic to ${food}`]);
  await expect(rows(page).first()).toHaveAccessibleName(`Is allergic to ${food}`);
  expect(await foundByWords(`${begun} `)).toEqual([]);
});

test("a correction that was begun is still there after a search, and gone once it was left", async ({ page, app, person }) => {
  const [first, second] = [randomWord(), randomWord()];
  await remember(app.url, person, [first, second].map((word) => ({ type: "fact", content: `Likes ${word}` })));
  await page.goto("/memory");
  const correction = page.getByRole("textbox", { name: "What is right" });
  const correct = async () => {
    await page.getByRole("button", { name: `More for “Likes ${first}”` }).click();
    await page.getByRole("menuitem", { name: "Correct" }).click();
  };
  await correct();
  await expect(correction).toHaveValue(`Likes ${first}`);
  await correction.fill(`Likes ${first} on Sundays`);
  const search = page.getByRole("searchbox", { name: "Search memories" });
  await search.fill(second);
  await expect(correction).toHaveCount(0);
  await search.fill("");
  await correct();
  await expect(correction).toHaveValue(`Likes ${first} on Sundays`);
  await page.getByRole("button", { name: "Cancel" }).click();
  await correct();
  await expect(correction).toHaveValue(`Likes ${first}`);
});

test("a correction is no longer quoted, a pin is none, and what was replaced stands in the history", async ({ page }) => {
  const [before, after, first, second] = [randomWord(), randomWord(), randomName(), randomName()];
  await page.goto("/");
  await say(page, `I am allergic to ${before}. I live in ${first}.`);
  await openMemoryWith(page, `Lives in ${first}`);
  await page.goto("/");
  await say(page, `I moved to ${second}. I live in ${second} now.`);
  const moved = await openMemoryWith(page, `Lives in ${second}`);
  const choose = async (row: Locator, name: string) => {
    await row.getByRole("button", { name: /^More for/ }).click();
    await page.getByRole("menuitem", { name, exact: true }).click();
  };
  const historyOf = async (row: Locator) => {
    await choose(row, "History");
    const entries = row.getByRole("list", { name: "History" }).getByRole("listitem");
    await expect(entries.first()).toBeVisible();
    return entries;
  };
  const replaced = (await historyOf(moved)).nth(1);
  await expect(replaced.locator("del")).toHaveText(`Lives in ${first}`);
  await expect(replaced).toContainText("today · replaced by something said later");

  await choose(rows(page).filter({ hasText: before }), "Correct");
  await page.getByRole("textbox", { name: "What is right" }).fill(`Is allergic to ${after}`);
  await page.keyboard.press("Enter");
  const corrected = rows(page).filter({ hasText: after });
  await expect(corrected).toContainText("corrected by you, today");
  await expect(corrected).not.toContainText(before);
  await choose(corrected, "Pin");
  await expect(corrected).toContainText("pinned · 2 versions");
  const entries = await historyOf(corrected);
  await expect(entries).toHaveCount(2);
  await expect(entries.last().locator("del")).toHaveText(`Is allergic to ${before}`);
  await expect(entries.last().locator("q")).toContainText(before);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await lookForBarriers(page).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: test.info().outputPath(`corrected-${width}.png`) });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await choose(corrected, "Where it was said");
  await expect(corrected.getByRole("list", { name: "Where it was said" })).toContainText("before you corrected it");

  await page.goto("/memory/timeline");
  const changed = page.getByRole("list", { name: "What changed" }).getByRole("listitem").filter({ hasText: "corrected by hand" });
  await expect(changed).toHaveCount(1);
});

test("where a memory was said is marked while that version of the conversation is left, and leads there", async ({ page }) => {
  const food = randomWord();
  const said = `I am allergic to ${food}.`;
  const whereSaid = async () => {
    const memory = await openMemoryWith(page, `Is allergic to ${food}`);
    await memory.getByRole("button", { name: /^More for/ }).click();
    await page.getByRole("menuitem", { name: "Where it was said" }).click();
    const places = memory.getByRole("list", { name: "Where it was said" }).getByRole("listitem");
    await expect(places).toHaveCount(1);
    await expect(places).toContainText(`“${said}”`);
    return places;
  };
  const left = "in a version of the conversation that you left";
  await page.goto("/");
  await say(page, said);
  const conversation = page.url();
  await expect(await whereSaid()).not.toContainText(left);

  await page.goto(conversation);
  const message = ownMessages(page).first();
  await message.hover();
  await message.getByRole("button", { name: "Edit message" }).click();
  await page.getByRole("textbox", { name: "Edit your message" }).fill("The weather is fine.");
  await message.getByRole("button", { name: "Send" }).click();
  await expect(replies(page).first()).toContainText("The weather is fine.");
  await complete(page);
  const marked = await whereSaid();
  await expect(marked).toContainText(left);
  const { violations } = await lookForBarriers(page).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await marked.getByRole("link").click();
  await expect(message).toContainText(said);
  await expect(page.getByText("You left this version of the conversation.")).toBeVisible();
  await expect(await whereSaid()).toContainText(left);

  await page.goto(conversation);
  const switched = page.waitForResponse((response) => response.url().endsWith("/branch"));
  await message.getByRole("button", { name: "Previous version of this message" }).click();
  expect((await switched).ok()).toBe(true);
  await expect(message).toContainText(said);
  await expect(await whereSaid()).not.toContainText(left);
});

test("the pages about memory lead to each other, and say which of them one is on", async ({ page }) => {
  await page.goto("/memory");
  for (const [name, heading] of [["Timeline", "What I knew, and when"], ["Summaries", "What long conversations came to"], ["Test questions", "Would I remember?"], ["What I know", "What I know about you"]] as const) {
    await tabs(page).getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expect(tabs(page).getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", "page");
  }
});

import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { lookForBarriers } from "./support/barriers";
import { messagesAt } from "./support/chat-calls";
import { complete, composerIn, conversationIn, openMemoryWith, openReceipt, ownMessages, replies, say } from "./support/conversation";
import { watchLibraries } from "./support/loaded-libraries";
import { newPerson, type Person } from "./support/people";
import { randomName, randomWord } from "./support/random-words";

type Told = { readonly conversationId: string; readonly ids: readonly string[]; readonly texts: readonly string[] };
type Message = { id: string; parentId?: string | null; role: "person" | "assistant"; text: string; createdAt: string };

const post = (appUrl: string, { cookie }: Person, path: string, body: unknown): Promise<Response> =>
  fetch(`${appUrl}${path}`, { method: "POST", headers: { "content-type": "application/json", origin: appUrl, cookie }, body: JSON.stringify(body) });

const at = (minute: number) => new Date(Date.UTC(2024, 9, 3, 10, minute)).toISOString();

const toMessage = (text: string, index: number): Message => ({ id: crypto.randomUUID(), role: index % 2 === 0 ? "person" : "assistant", text, createdAt: at(index) });

async function bringAlong(appUrl: string, person: Person, messages: readonly Message[]): Promise<Told> {
  const conversationId = crypto.randomUUID();
  expect((await post(appUrl, person, "/api/v1/conversations/import", { conversations: [{ id: conversationId, title: `Talk of ${randomName()}`, messages }] })).status).toBe(200);
  return { conversationId, ids: messages.map(({ id }) => id), texts: messages.map(({ text }) => text) };
}

/** A conversation of another year. Each message says its number. */
const told = (appUrl: string, person: Person, count: number, words: Readonly<Record<number, string>> = {}): Promise<Told> =>
  bringAlong(appUrl, person, Array.from({ length: count }, (_, index) => toMessage(words[index] ?? `Something about a kettle, as number ${index}.`, index)));

/** One that was gone on with in two ways, the second in view, each so many messages long after the two they share. */
function toldTwice(appUrl: string, person: Person, length: number): Promise<Told> {
  const beginning = ["To begin with.", "Go on."].map(toMessage);
  const follow = (word: string) => Array.from({ length }, (_, index) => toMessage(`${word} number ${index}.`, index));
  const [left, kept] = [follow("Left"), follow("Kept")];
  const from = (messages: Message[]) => messages.map((message, index): Message => ({ ...message, parentId: messages[index - 1]?.id ?? beginning[1]?.id ?? null }));
  return bringAlong(appUrl, person, [...beginning, ...from(left), ...from(kept)]);
}

const addressOf = ({ conversationId, ids }: Told, index: number) => `/c/${conversationId}?message=${ids[index]}#${ids[index]}`;
const saying = (page: Page, text: string | undefined): Locator => conversationIn(page).getByRole("listitem").filter({ has: page.getByText(text ?? "", { exact: true }) });
const topOf = async (item: Locator): Promise<number> => (await item.boundingBox())?.y ?? Number.NaN;

/** Keeps the answers to reads of messages from the page. @returns lets one go, by what it asks for, and waits until it has come */
async function holdReads(page: Page): Promise<(asksFor: "newest" | "before" | "after") => Promise<void>> {
  const held: { asksFor: string; letGo: () => void }[] = [];
  const askedBy = (url: string) => [...new URL(url).searchParams.keys()][0] ?? "newest";
  await page.route("**/messages*", async (route) => {
    const response = await route.fetch();
    await new Promise<void>((letGo) => held.push({ asksFor: askedBy(route.request().url()), letGo }));
    await route.fulfill({ response });
  });
  return async (asksFor) => {
    const find = () => held.find((each) => each.asksFor === asksFor);
    await expect.poll(() => find() !== undefined).toBe(true);
    const answer = page.waitForResponse((response) => /\/messages(\?|$)/.test(response.url()) && askedBy(response.url()) === asksFor);
    find()?.letGo();
    await (await answer).finished();
  };
}

/** Turns to earlier messages: what was answered before them has been taken in, or left. */
async function turnBack(page: Page, letGo: Awaited<ReturnType<typeof holdReads>>): Promise<void> {
  const before = await conversationIn(page).getByRole("listitem").count();
  await page.getByRole("button", { name: "Earlier messages" }).click();
  await letGo("before");
  await expect.poll(() => conversationIn(page).getByRole("listitem").count()).toBeGreaterThan(before);
}

test("what typesets the messages beside is there before they are asked for", async ({ page, app, person }) => {
  const talk = await told(app.url, person, 60);
  const loaded = watchLibraries(page);
  await page.goto(`/c/${talk.conversationId}`);
  await expect(saying(page, talk.texts[59])).toBeVisible();
  await expect.poll(loaded).toEqual(["live renderer"]);
  await page.waitForLoadState("networkidle");
  const scripts: string[] = [];
  page.on("request", (request) => request.resourceType() === "script" && scripts.push(request.url()));
  await page.getByRole("button", { name: "Earlier messages" }).click();
  await expect(saying(page, talk.texts[1])).toBeAttached();
  expect(scripts).toEqual([]);
});

test("earlier messages are read when one points at what shows them, and are there with the click", async ({ page, app, person }) => {
  const talk = await told(app.url, person, 60);
  const letGo = await holdReads(page);
  await page.goto(`/c/${talk.conversationId}`);
  await page.getByRole("button", { name: "Earlier messages" }).hover();
  await letGo("before");
  let isAskedAgain = false;
  page.on("request", (request) => (isAskedAgain ||= request.url().includes("/messages")));
  await page.getByRole("button", { name: "Earlier messages" }).click();
  await expect(saying(page, talk.texts[1])).toBeAttached();
  expect(isAskedAgain).toBe(false);
});

test("a link to an old message opens the conversation there, marked and with the focus, and one can read on both ways", async ({ page, app, person }) => {
  const talk = await told(app.url, person, 120);
  await page.goto(addressOf(talk, 41));
  const asked = saying(page, talk.texts[41]);
  await expect(asked).toBeInViewport();
  await expect(asked).toHaveAttribute("aria-current", "location");
  await expect(asked.getByRole("article", { name: "Reply" })).toBeFocused();
  await expect(saying(page, talk.texts[31])).toBeAttached();
  await expect(saying(page, talk.texts[30])).not.toBeAttached();
  await expect(saying(page, talk.texts[71])).toBeAttached();
  await expect(saying(page, talk.texts[72])).not.toBeAttached();

  await page.getByRole("button", { name: "Earlier messages" }).click();
  await expect(saying(page, talk.texts[1])).toBeAttached();
  await page.getByRole("button", { name: "Later messages" }).scrollIntoViewIfNeeded();
  const last = saying(page, talk.texts[71]);
  const before = await topOf(last);
  await page.getByRole("button", { name: "Later messages" }).click();
  await expect(saying(page, talk.texts[72]).getByRole("article")).toBeFocused();
  expect(Math.abs((await topOf(last)) - before)).toBeLessThanOrEqual(1);
  await expect(saying(page, talk.texts[101])).toBeAttached();

  await page.getByRole("button", { name: "Newest messages" }).click();
  await expect(saying(page, talk.texts[119])).toBeInViewport();
  await expect(saying(page, talk.texts[119]).getByRole("article")).toBeFocused();
  await expect(conversationIn(page)).toHaveAttribute("aria-live", "off");
  await expect(page).toHaveURL(`${app.url}/c/${talk.conversationId}`);
  await expect(page.getByRole("button", { name: "Later messages" })).toHaveCount(0);
});

test("the mark is there before any script, and for those who asked for no motion", async ({ browser, app, person, page }) => {
  const talk = await told(app.url, person, 80);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: app.url, reducedMotion: "reduce" });
  await context.addCookies(await page.context().cookies());
  const still = await context.newPage();
  await still.goto(addressOf(talk, 20));
  await expect(saying(still, talk.texts[20])).toBeInViewport();
  await expect(saying(still, talk.texts[20])).toHaveAttribute("aria-current", "location");
  await expect(saying(still, talk.texts[79])).not.toBeAttached();
  await context.close();
});

test("what is sent while an old message is looked at follows the newest one", async ({ page, app, person }) => {
  const talk = await told(app.url, person, 90);
  await page.goto(addressOf(talk, 20));
  await expect(saying(page, talk.texts[20]).getByRole("article")).toBeFocused();
  const question = `And now about ${randomWord()}?`;
  await composerIn(page).fill(question);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(saying(page, talk.texts[89])).toBeAttached();
  await expect(ownMessages(page).last()).toContainText(question);
  await complete(page);
  await expect(replies(page).last()).toBeInViewport();
  await expect(page).toHaveURL(`${app.url}/c/${talk.conversationId}`);
  const stored = await messagesAt(app.url, person, talk.conversationId);
  expect(stored.slice(-3).map(({ text }) => text).slice(0, 2)).toEqual([talk.texts[89], question]);
});

test("of two places that are gone to, the second is shown, in whatever order they answer", async ({ page, app, person }) => {
  const talk = await told(app.url, person, 120);
  await page.goto(addressOf(talk, 41));
  await expect(saying(page, talk.texts[41]).getByRole("article")).toBeFocused();
  const letGo = await holdReads(page);
  await page.getByRole("button", { name: "Later messages" }).click();
  await page.getByRole("button", { name: "Newest messages" }).click();
  await letGo("newest");
  await expect(saying(page, talk.texts[119])).toBeInViewport();
  await letGo("after");
  await turnBack(page, letGo);
  await expect(conversationIn(page).getByRole("listitem").last()).toContainText(talk.texts[119] ?? "?");
  await expect(page.getByRole("button", { name: "Later messages" })).toHaveCount(0);
});

test("a place that answers late takes no reply away that was begun meanwhile", async ({ page, app, person }) => {
  const talk = await told(app.url, person, 120);
  await page.goto(addressOf(talk, 41));
  await expect(saying(page, talk.texts[41]).getByRole("article")).toBeFocused();
  const letGo = await holdReads(page);
  await page.getByRole("button", { name: "Newest messages" }).click();
  await saying(page, talk.texts[41]).getByRole("button", { name: "Try again" }).click();
  const versions = replies(page).last().getByRole("group", { name: "Versions of this reply" });
  await expect(versions).toContainText("2 of 2");
  await letGo("newest");
  await turnBack(page, letGo);
  await complete(page);
  await expect(versions).toContainText("2 of 2");
  await expect(saying(page, talk.texts[119])).not.toBeAttached();
});

test("while what was sent from there waits for its place, a second message stays in the field", async ({ page, app, person }) => {
  const talk = await told(app.url, person, 90);
  await page.goto(addressOf(talk, 20));
  await expect(saying(page, talk.texts[20]).getByRole("article")).toBeFocused();
  const letGo = await holdReads(page);
  await composerIn(page).fill("One thing.");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Sending…" })).toBeDisabled();
  await composerIn(page).fill("And another.");
  await page.keyboard.press("Enter");
  await letGo("newest");
  await expect(ownMessages(page).last()).toContainText("One thing.");
  await complete(page);
  await expect(composerIn(page)).toHaveValue("And another.");
  await expect(ownMessages(page).filter({ hasText: "And another." })).toHaveCount(0);
});

test("back from another page leads to the newest messages where they were gone to from an old one", async ({ page, app, person }) => {
  const talk = await told(app.url, person, 90);
  await page.goto(addressOf(talk, 20));
  await page.getByRole("button", { name: "Newest messages" }).click();
  await expect(saying(page, talk.texts[89])).toBeInViewport();
  await page.getByRole("link", { name: /^Memory/ }).first().click();
  await expect(page).toHaveURL(/\/memory/);
  await page.goBack();
  await expect(saying(page, talk.texts[89])).toBeInViewport();
  await expect(page.getByRole("button", { name: "Later messages" })).toHaveCount(0);
});

test("what cannot be sent from there comes back into the field", async ({ page, app, person }) => {
  const talk = await told(app.url, person, 90);
  await page.goto(addressOf(talk, 20));
  await expect(saying(page, talk.texts[20]).getByRole("article")).toBeFocused();
  await page.route("**/messages*", (route) => route.abort());
  await composerIn(page).fill("Is anybody there?");
  await page.keyboard.press("Enter");
  await expect(page.getByText("You seem to be offline.").first()).toBeVisible();
  await expect(composerIn(page)).toHaveValue("Is anybody there?");
  await expect(saying(page, talk.texts[20])).toBeAttached();
});

test("a message of a version that was left is shown in it, for this visit", async ({ page, app, person }) => {
  const talk = await toldTwice(app.url, person, 60);
  await page.goto(addressOf(talk, 7));
  await expect(saying(page, "Left number 5.")).toBeInViewport();
  await expect(saying(page, "Left number 35.")).toBeAttached();
  await expect(conversationIn(page)).not.toContainText("Kept");
  await page.getByRole("button", { name: "Later messages" }).click();
  await expect(saying(page, "Left number 59.")).toBeAttached();
  await expect(page.getByText("You left this version of the conversation.")).toBeVisible();

  await page.getByRole("button", { name: "Back to the one you went on with" }).click();
  await expect(saying(page, "Kept number 59.")).toBeInViewport();
  await expect(saying(page, "Kept number 59.").getByRole("article")).toBeFocused();
  await expect(page.getByText("You left this version of the conversation.")).toHaveCount(0);
  await page.goto(addressOf(talk, 7));
  await expect(saying(page, "Left number 5.")).toBeInViewport();
  await page.goto(`/c/${talk.conversationId}`);
  await expect(saying(page, "Kept number 59.")).toBeInViewport();
});

test("what is sent there goes on with the version that was left, from its end", async ({ page, app, person }) => {
  const talk = await toldTwice(app.url, person, 60);
  await page.goto(addressOf(talk, 7));
  await expect(saying(page, "Left number 5.").getByRole("article")).toBeFocused();
  await say(page, "And so I come back to this.");
  await expect(saying(page, "Left number 59.")).toBeAttached();
  const stored = await messagesAt(app.url, person, talk.conversationId);
  expect(stored.slice(-3, -1).map(({ text }) => text)).toEqual(["Left number 59.", "And so I come back to this."]);
  await page.reload();
  await expect(ownMessages(page).last()).toContainText("And so I come back to this.");
  await expect(conversationIn(page)).not.toContainText("Kept");
});

test("where the message is gone, or somebody else's, the conversation opens as ever and says so", async ({ page, app, person }) => {
  const [talk, theirs] = [await told(app.url, person, 60), await told(app.url, await newPerson(app.url), 2)];
  for (const id of [crypto.randomUUID(), theirs.ids[0]]) {
    await page.goto(`/c/${talk.conversationId}?message=${id}#${id}`);
    await expect(page.getByText("The message that the link led to is no longer here.")).toBeVisible();
    await expect(saying(page, talk.texts[59])).toBeInViewport();
    await expect(composerIn(page)).toBeFocused();
  }
  await page.goto(`/c/${talk.conversationId}?message=nonsense`);
  await expect(saying(page, talk.texts[59])).toBeInViewport();
  await page.goto(`/c/${theirs.conversationId}?message=${theirs.ids[0]}`);
  await expect(conversationIn(page)).toHaveCount(0);
});

test("somebody who has to sign in first is led to the message afterwards", async ({ page, app, person, strangersPage }) => {
  const talk = await told(app.url, person, 80);
  await strangersPage.goto(addressOf(talk, 20));
  await strangersPage.getByRole("textbox", { name: "Email" }).fill(person.email);
  await strangersPage.getByLabel("Password", { exact: true }).fill(person.password);
  await strangersPage.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(saying(strangersPage, talk.texts[20])).toBeInViewport();
  await expect(saying(strangersPage, talk.texts[79])).not.toBeAttached();
  await page.close();
});

test("a past talk of the same conversation is gone to from the receipt, which closes, and back leads to the newest", async ({ page, app, person }) => {
  const place = randomName();
  const talk = await told(app.url, person, 90, { 4: `The ferry to ${place} leaves from the third pier.` });
  const [said, question] = [talk.texts[4] ?? "", `From which pier does the ferry to ${place} leave?`];
  await expect
    .poll(async () => JSON.stringify(await (await post(app.url, person, "/api/v1/memory/context", { query: question, include: ["episodes"] })).json()).includes(talk.ids[4] ?? "?"), { timeout: 30_000 })
    .toBe(true);
  await page.goto(`/c/${talk.conversationId}`);
  const receipt = await openReceipt(page, await say(page, question));
  await receipt.getByRole("listitem").filter({ hasText: said }).getByRole("link").click();
  await expect(page).toHaveURL(app.url + addressOf(talk, 4));
  await expect(receipt).toBeHidden();
  await expect(saying(page, said)).toBeInViewport();
  await expect(saying(page, said).getByRole("article")).toBeFocused();
  await expect(ownMessages(page).filter({ hasText: question })).toHaveCount(0);
  await page.goBack();
  await expect(ownMessages(page).filter({ hasText: question })).toBeInViewport();
});

test("the timeline and a test question lead to the very message", async ({ page }) => {
  const food = randomWord();
  const [said, fact] = [`I am allergic to ${food}.`, `Is allergic to ${food}`];
  await page.goto("/");
  await say(page, said);
  await openMemoryWith(page, fact);
  await page.goto("/memory/timeline");
  await page.getByRole("list", { name: "Known then" }).getByRole("listitem", { name: fact }).getByRole("link", { name: /^learned/ }).click();
  await expect(ownMessages(page).filter({ hasText: said })).toBeFocused();

  await page.goto("/memory/questions");
  await page.getByRole("textbox", { name: "Ask something I should know" }).fill("What am I allergic to?");
  await page.getByRole("button", { name: "Look", exact: true }).click();
  await page.getByRole("checkbox", { name: fact }).first().check();
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await page.getByRole("list", { name: "What should come up" }).getByRole("link", { name: /^remembered/ }).click();
  await expect(ownMessages(page).filter({ hasText: said })).toBeFocused();
  await expect(page).toHaveURL(/\/c\/[^/?]+\?message=([^#]+)#\1$/);
});

test("a conversation opened at an old message has no barriers and no sideways scrolling, light and dark, wide and narrow", async ({ page, app, person }) => {
  const talk = await toldTwice(app.url, person, 60);
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 360]) {
      for (const [what, address] of [["left", addressOf(talk, 12)], ["gone", `/c/${talk.conversationId}?message=${crypto.randomUUID()}`]] as const) {
        await test.step(`${what}, ${colorScheme}, ${width} px`, async () => {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          await page.setViewportSize({ width, height: 800 });
          await page.goto(address);
          await expect(page.getByRole("status").filter({ hasText: what === "left" ? "You left this version" : "no longer here" })).toBeVisible();
          if (what === "left") await expect(saying(page, "Left number 10.").getByRole("article")).toBeFocused();
          await page.screenshot({ path: test.info().outputPath(`${what}-${colorScheme}-${width}.png`) });
          const { violations } = await lookForBarriers(page).analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
        });
      }
    }
  }
});

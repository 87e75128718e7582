import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { lookForBarriers } from "./support/barriers";
import { complete, composerIn, openMemoryWith, openReceipt, ownMessages, replies, say } from "./support/conversation";
import type { Person } from "./support/people";
import { randomName, randomWord } from "./support/random-words";

/** Somebody who is known to be allergic to something, in a conversation about it. */
async function beKnown(page: Page): Promise<{ food: string; fact: string }> {
  const food = randomWord();
  await page.goto("/");
  await say(page, `I am allergic to ${food}.`);
  await openMemoryWith(page, `Is allergic to ${food}`);
  await page.goto("/");
  await say(page, "What am I allergic to?");
  return { food, fact: `Is allergic to ${food}` };
}

const ask = (appUrl: string, { cookie }: Person, path: string, body?: unknown): Promise<Response> =>
  fetch(`${appUrl}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json", origin: appUrl, cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

async function withoutBarriers(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 360]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 800 });
      const { violations } = await lookForBarriers(page).analyze();
      expect(violations.map(({ id, nodes }) => `${colorScheme} ${width} ${id}: ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
      await page.screenshot({ path: test.info().outputPath(`${colorScheme}-${width}.png`) });
    }
  }
}

test("in the receipt a memory is called useful, taken back, and called wrong, which asks what is right", async ({ page }) => {
  const { fact } = await beKnown(page);
  const receipt = await openReceipt(page, replies(page).first());
  const about = receipt.getByRole("group", { name: `About “${fact}”` });
  const answered = () => page.waitForResponse((response) => response.url().endsWith("/feedback"));

  let counted = answered();
  await about.getByRole("button", { name: "Useful" }).click();
  expect(await (await counted).json()).toMatchObject({ useful_count: 1, wrong_count: 0 });
  await expect(about.getByRole("button", { name: "Useful" })).toHaveAttribute("aria-pressed", "true");
  counted = answered();
  await about.getByRole("button", { name: "Useful" }).click();
  expect(await (await counted).json()).toMatchObject({ useful_count: 0 });

  counted = answered();
  await about.getByRole("button", { name: "Wrong" }).click();
  expect(await (await counted).json()).toMatchObject({ wrong_count: 1, feedback_factor: 0.8 });
  const right = randomWord();
  await receipt.getByRole("textbox", { name: "What is right" }).fill(`Is allergic to ${right}`);
  await receipt.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(receipt.getByRole("group", { name: `About “Is allergic to ${right}”` })).toBeVisible();
  await expect(receipt.getByRole("group", { name: `About “Is allergic to ${right}”` }).getByRole("button", { name: "Wrong" })).toHaveAttribute("aria-pressed", "false");
  await openMemoryWith(page, `Is allergic to ${right}`);
});

test("“not here” keeps a memory out of this conversation, also after a reload, and can be undone", async ({ page }) => {
  const { food, fact } = await beKnown(page);
  let receipt = await openReceipt(page, replies(page).first());
  const notHere = () => receipt.getByRole("group", { name: `About “${fact}”` }).getByRole("button", { name: "Not here" });
  const press = async () => {
    const taken = page.waitForResponse((response) => response.url().includes("/left-out/"));
    await notHere().click();
    expect((await taken).ok()).toBe(true);
  };
  await press();
  await expect(notHere()).toHaveAttribute("aria-pressed", "true");
  await receipt.getByRole("button", { name: "Close" }).click();
  await expect(await say(page, "What am I allergic to? Tell me again.")).not.toContainText(food);

  await page.reload();
  receipt = await openReceipt(page, replies(page).first());
  await expect(notHere()).toHaveAttribute("aria-pressed", "true");
  await press();
  await receipt.getByRole("button", { name: "Close" }).click();
  const last = await openReceipt(page, (await say(page, "And now, what am I allergic to?")));
  await expect(last).toContainText(fact);
});

test("what is pressed while the receipt still asks what stays out is not undone by the answer", async ({ page }) => {
  const { fact } = await beKnown(page);
  let [tellRead, letGo] = [() => {}, () => {}];
  const wasRead = new Promise<void>((resolve) => (tellRead = resolve));
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**/left-out", async (route) => {
    const asItWas = await route.fetch();
    tellRead();
    await held;
    await route.fulfill({ response: asItWas });
  });
  const receipt = await openReceipt(page, replies(page).first());
  await wasRead;
  const about = receipt.getByRole("group", { name: `About “${fact}”` });
  const taken = page.waitForResponse((response) => response.url().includes("/left-out/"));
  await about.getByRole("button", { name: "Not here" }).click();
  expect((await taken).ok()).toBe(true);
  const answered = page.waitForResponse((response) => response.url().endsWith("/left-out"));
  letGo();
  await (await answered).finished();
  // What would be drawn late is drawn by the time the next answer is.
  const counted = page.waitForResponse((response) => response.url().endsWith("/feedback"));
  await about.getByRole("button", { name: "Useful" }).click();
  await counted;
  await expect(about.getByRole("button", { name: "Useful" })).toHaveAttribute("aria-pressed", "true");
  await expect(about.getByRole("button", { name: "Not here" })).toHaveAttribute("aria-pressed", "true");
});

test("in the receipt a memory is forgotten: it says so, also after a reload, and is known nowhere any more", async ({ page, app, person }) => {
  const { fact } = await beKnown(page);
  const known = (await (await ask(app.url, person, "/api/v1/memory")).json()) as { id: string; content: string }[];
  const path = `/api/v1/memory/${known.find(({ content }) => content === fact)?.id}`;
  expect((await ask(app.url, person, path)).status).toBe(200);

  let receipt = await openReceipt(page, replies(page).first());
  const about = receipt.getByRole("group", { name: `About “${fact}”` });
  const forgotten = page.waitForResponse((response) => response.request().method() === "DELETE" && response.url().endsWith(path));
  await about.getByRole("button", { name: "Forget", exact: true }).click();
  await expect(receipt.getByRole("listitem").filter({ hasText: fact })).toContainText("forgotten");
  await expect(about).toHaveCount(0);
  // Until then it can be undone.
  expect((await forgotten).ok()).toBe(true);

  await page.reload();
  receipt = await openReceipt(page, replies(page).first());
  await expect(receipt.getByRole("listitem").filter({ hasText: "Something you had me forget" })).toHaveCount(1);
  await expect(receipt).not.toContainText(fact);
  await expect(receipt.getByRole("button", { name: "Forget", exact: true })).toHaveCount(0);

  await page.goto("/memory");
  await expect(page.getByText("Nothing yet.")).toBeVisible();
  await expect(page.getByRole("listitem", { name: fact })).toHaveCount(0);
  expect((await ask(app.url, person, path)).status).toBe(404);
});

/** A conversation of another year, as it is brought along: long enough that what it begins with is out of sight at its end. */
async function bringAlong(appUrl: string, person: Person, title: string, said: string): Promise<{ conversationId: string; messageId: string }> {
  const [conversationId, messageId] = [crypto.randomUUID(), crypto.randomUUID()];
  const at = (minute: number) => new Date(Date.UTC(2024, 9, 3, 10, minute)).toISOString();
  const rest = Array.from({ length: 25 }, (_, index) => ({
    id: crypto.randomUUID(),
    role: index % 2 === 0 ? ("assistant" as const) : ("person" as const),
    text: index % 2 === 0 ? `Good to know, and noted as number ${index}.` : `Here is something about a kettle, number ${index}.`,
    createdAt: at(index + 1),
  }));
  const messages = [{ id: messageId, role: "person", text: said, createdAt: at(0) }, ...rest];
  expect((await ask(appUrl, person, "/api/v1/conversations/import", { conversations: [{ id: conversationId, title, messages }] })).status).toBe(200);
  return { conversationId, messageId };
}

test("a past talk in the receipt says when it was, and its link opens the old conversation at those words", async ({ page, app, person }) => {
  const [place, title] = [randomName(), `Harbour of ${randomName()}`];
  const [said, question] = [`The ferry to ${place} leaves from the third pier.`, `From which pier does the ferry to ${place} leave?`];
  const { conversationId, messageId } = await bringAlong(app.url, person, title, said);
  const isFound = async () => {
    const answer = await ask(app.url, person, "/api/v1/memory/context", { query: question, include: ["episodes"] });
    const { episodes } = (await answer.json()) as { episodes: { message_id: string }[] };
    return episodes.some(({ message_id }) => message_id === messageId);
  };
  await expect.poll(isFound, { timeout: 20_000 }).toBe(true);

  await page.goto("/");
  const receipt = await openReceipt(page, await say(page, question));
  const pastTalk = receipt.getByRole("listitem").filter({ hasText: said });
  await expect(pastTalk).toContainText(`from “${title}”, 3 Oct 2024`);
  await pastTalk.getByRole("link", { name: `from “${title}”, 3 Oct 2024` }).click();

  await expect(page).toHaveURL(`${app.url}/c/${conversationId}?message=${messageId}#${messageId}`);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(ownMessages(page).filter({ hasText: said })).toBeInViewport();
  await expect(page.getByText("noted as number 24.")).not.toBeInViewport();
  await page.goto(`/c/${conversationId}`);
  await expect(page.getByText("noted as number 24.")).toBeInViewport();
  await expect(ownMessages(page).filter({ hasText: said })).not.toBeInViewport();
});

test("a reply without one memory is laid beside the one with it, and either can be gone on with", async ({ page }) => {
  const { food, fact } = await beKnown(page);
  await expect(replies(page).first()).toContainText(food);
  const receipt = await openReceipt(page, replies(page).first());
  await withoutBarriers(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await receipt.getByRole("group", { name: `About “${fact}”` }).getByRole("button", { name: "Try again without it" }).click();
  await complete(page);
  await expect(page.getByText(`Written without “${fact}”.`)).toBeVisible();
  await page.getByRole("button", { name: "Compare", exact: true }).click();

  const dialog = page.getByRole("dialog", { name: "With it, and without it" });
  const [withIt, withoutIt] = [dialog.getByRole("region", { name: "With it", exact: true }), dialog.getByRole("region", { name: "Without it" })];
  await expect(withIt).toContainText(food);
  await expect(withoutIt).not.toContainText(food);
  const place = async () => ({ first: await withIt.boundingBox(), second: await withoutIt.boundingBox() });
  const wide = await place();
  expect(wide.second?.y).toBe(wide.first?.y);
  await withoutBarriers(page);
  const narrow = await place();
  expect(narrow.second?.y).toBeGreaterThan((narrow.first?.y ?? 0) + (narrow.first?.height ?? 0) - 1);

  await withIt.getByRole("button", { name: "Go on with this one" }).click();
  await expect(dialog).toBeHidden();
  await expect(replies(page).first()).toContainText(food);
  await expect(replies(page).first().getByRole("group", { name: "Versions of this reply" })).toContainText("1 of 2");
});

test("in a conversation memory reads only, or is off, and says so; the account's switch rules them all", async ({ page }) => {
  const { food } = await beKnown(page);
  const mode = page.getByRole("combobox", { name: "Memory here" });
  await page.goto("/");
  await mode.selectOption("off");
  await expect(await say(page, "What am I allergic to?")).not.toContainText(food);
  await expect(composerIn(page)).toBeVisible();
  await page.reload();
  await expect(mode).toHaveValue("off");

  const answered = page.waitForResponse((response) => response.url().endsWith("/memory") && response.request().method() === "PATCH");
  await mode.selectOption("read");
  await answered;
  await expect(await say(page, "What am I allergic to?")).toContainText(food);

  await page.goto("/settings");
  const switched = page.waitForResponse((response) => response.url().endsWith("/memory/settings"));
  await page.getByRole("checkbox", { name: "Use and build my memory" }).uncheck();
  await switched;
  await page.goto("/");
  await expect(page.getByRole("link", { name: "Memory is off." })).toBeVisible();
  await expect(await say(page, "What am I allergic to?")).not.toContainText(food);
  await page.goto("/memory");
  await expect(page.getByRole("checkbox", { name: "Use and build my memory" })).not.toBeChecked();
  await expect(page.getByRole("list", { name: "Memories" })).toContainText(food);
});

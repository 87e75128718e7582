import type { Page } from "@playwright/test";
import { sayExpiry } from "@/components/chat/say-expiry";
import { expect, test } from "./fixtures";
import { type AppServer, startApp } from "./support/app-server";
import { say, sidebar } from "./support/conversation";
import { newPerson, type Person } from "./support/people";
import { randomWord } from "./support/random-words";

const DAY_MS = 86_400_000;

/** An app that deletes conversations after thirty days without a word. */
const expiringTest = test.extend<object, { expiringApp: AppServer }>({
  expiringApp: [
    async ({}, use) => {
      const app = await startApp({ environment: { SIGNUP: "open", CONVERSATION_TTL_DAYS: "30" } });
      // The first account is the admin's.
      await newPerson(app.url);
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  app: async ({ expiringApp }, use) => use(expiringApp),
});

type Kept = { lastMessageAt: string; expiresAt: string | null };

async function readConversation(page: Page, app: AppServer, person: Person): Promise<Kept> {
  const answer = await fetch(`${app.url}/api/v1/conversations/${page.url().split("/").at(-1)}`, { headers: { cookie: person.cookie } });
  return (await answer.json()) as Kept;
}

const anyExpiry = (page: Page) => page.getByText(/will be deleted|are deleted/);

expiringTest("where idle conversations go, the list says so, and each says until when it stays", async ({ page, app, person }) => {
  await page.goto("/");
  await expect(sidebar(page)).toContainText("Conversations in which you write nothing for 30 days are deleted. What I learned from them stays.");
  await expect(page.getByText(/this conversation will be deleted/)).toHaveCount(0);
  await say(page, `Hello from ${randomWord()}`);
  const { lastMessageAt, expiresAt } = await readConversation(page, app, person);
  expect(Date.parse(expiresAt ?? "")).toBe(Date.parse(lastMessageAt) + 30 * DAY_MS);
  const sentence = page.getByText(sayExpiry(expiresAt ?? "", { now: new Date().toISOString(), timeZone: "UTC" }));
  await expect(sentence).toBeVisible();
  await page.reload();
  await expect(sentence).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(sentence).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
});

expiringTest("a temporary conversation says nothing of it, since nothing of it is kept anyway", async ({ page }) => {
  await page.goto("/?temporary");
  await say(page, `Nothing of ${randomWord()}`);
  await expect(page.getByText(/this conversation will be deleted/)).toHaveCount(0);
});

test("where conversations stay, nothing is said of it", async ({ page, app, person }) => {
  await page.goto("/");
  await say(page, `Hello from ${randomWord()}`);
  expect((await readConversation(page, app, person)).expiresAt).toBeNull();
  await page.reload();
  await expect(sidebar(page).getByRole("link").first()).toBeVisible();
  await expect(anyExpiry(page)).toHaveCount(0);
});

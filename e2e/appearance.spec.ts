import { expect, test } from "./fixtures";
import { composerIn, openMemoryWith, say, sidebar } from "./support/conversation";
import { lookAtColours } from "./support/look-at-colours";
import { randomName } from "./support/random-words";
import type { Page } from "@playwright/test";

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const LIGHT = "rgb(251, 251, 250)";
const DARK = "rgb(17, 19, 21)";

test("colours follow the system until a person chooses, and the choice is there from the first paint", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/settings");
  expect(await paper(page)).toBe(DARK);
  const choice = page.getByRole("group", { name: "Colours" });
  await choice.getByText("Light", { exact: true }).click();
  await expect.poll(() => paper(page)).toBe(LIGHT);
  await page.goto("/");
  expect(await paper(page)).toBe(LIGHT);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/settings");
  await choice.getByText("Dark", { exact: true }).click();
  await page.reload();
  expect(await paper(page)).toBe(DARK);
  await expect(choice.getByRole("radio", { name: "Dark" })).toBeChecked();
  await choice.getByText("As the system").click();
  await expect.poll(() => paper(page)).toBe(LIGHT);
});

test("at 360 pixels the sidebar is a sheet, and nothing sticks out", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const title = randomName();
  await page.goto("/");
  await say(page, `${title} ${"averyverylongwordthatcannotbreak".repeat(4)}`);
  await expect(sidebar(page)).toBeHidden();
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBe(0);

  // Nothing more will change: the sheet has to know by itself what happened before it was opened.
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(title) })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Open the sidebar" }).click();
  const sheet = page.getByRole("dialog", { name: "Commonplace" });
  await expect(sheet.getByRole("link", { name: new RegExp(title) })).toBeVisible({ timeout: 15_000 });
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(page.getByRole("button", { name: "Open the sidebar" })).toBeFocused();

  await page.getByRole("button", { name: "Open the sidebar" }).click();
  await sheet.getByRole("link", { name: "Memory" }).click();
  await expect(page.getByRole("heading", { name: "What I know about you" })).toBeVisible();
  await expect(sheet).toBeHidden();
  expect(await overflow()).toBe(0);
  await page.getByRole("button", { name: "Open the sidebar" }).click();
  await sheet.getByRole("link", { name: "New conversation" }).click();
  await expect(composerIn(page)).toBeVisible();
});

test("at 360 pixels all ways to look at a memory are in view", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/memory/questions");
  const ways = page.getByRole("navigation", { name: "Memory" }).getByRole("link");
  await expect(ways).toHaveCount(4);
  for (const way of await ways.all()) await expect(way).toBeInViewport({ ratio: 1 });
});

test("at 360 pixels no page passes beneath the button that opens the sidebar", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ["/settings", "/memory", "/memory/timeline", "/memory/summaries", "/memory/questions"]) {
    await test.step(path, async () => {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const beneath = await page.getByRole("button", { name: "Open the sidebar" }).evaluate((button) => {
        const { left, right, top, bottom } = button.getBoundingClientRect();
        const page = document.querySelector("main");
        const places = [[left, top], [right - 1, bottom - 1]] as const;
        return places.flatMap(([x, y]) => document.elementsFromPoint(x, y)).filter((element) => element !== page && page?.contains(element)).map(({ className }) => className);
      });
      expect(beneath).toEqual([]);
    });
  }
});

test("nothing of a search is blue, its cross included: only memory is", async ({ page, app, person }) => {
  const answer = await fetch(`${app.url}/api/v1/memory`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: app.url, cookie: person.cookie },
    body: JSON.stringify({ type: "fact", content: "Keeps bees" }),
  });
  expect(answer.status).toBe(200);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/memory");
  const search = page.getByRole("searchbox", { name: "Search memories" });
  await search.fill("bees");
  await expect(search).toBeFocused();
  expect((await lookAtColours(search)).mostBlue).toBeLessThan(32);
});

test("with reduced motion nothing moves", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/");
  await say(page, `Hello from ${randomName()}`);
  const moving = await page.evaluate(() => document.getAnimations().filter((animation) => Number(animation.effect?.getComputedTiming().duration ?? 0) > 1).length);
  expect(moving).toBe(0);
});

test("pages scroll within the window: the app itself cannot be scrolled away", async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 240 });
  await page.goto("/");
  await say(page, `I am allergic to ${randomName()}.`);
  await openMemoryWith(page, "Is allergic to");
  const hidden = () => page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
  for (const address of ["/memory", "/memory/timeline", "/memory/summaries", "/memory/questions", "/settings", "/admin"]) {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    expect(await hidden(), address).toBe(0);
  }
});

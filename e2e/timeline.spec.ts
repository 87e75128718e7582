import { expect, test } from "./fixtures";
import { type AppServer, startApp } from "./support/app-server";
import { lookForBarriers } from "./support/barriers";
import { openMemoryWith, say } from "./support/conversation";
import { newPerson, type Person } from "./support/people";
import { randomName, randomWord } from "./support/random-words";

const DAY_MS = 86_400_000;

/** An app in which a memory has lost half of what it can lose within seconds: nobody can be told something months ago. */
const fadingTest = test.extend<object, { fadingApp: AppServer }>({
  fadingApp: [
    async ({}, use) => {
      const app = await startApp({ environment: { SIGNUP: "open", MEMORY_HALF_LIFE_DAYS: "0.0001" } });
      // The first account is the admin's.
      await newPerson(app.url);
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  app: async ({ fadingApp }, use) => use(fadingApp),
});

const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

test("what was just learned stands beside the message it comes from, without a reload, and can be forgotten there", async ({ page }) => {
  const food = randomWord();
  await page.goto("/");
  await say(page, `I am allergic to ${food}.`);
  const message = page.getByRole("article", { name: "You" });
  const note = message.getByRole("list", { name: "Just learned" }).getByRole("listitem");
  await expect(note).toContainText(`Is allergic to ${food}`, { timeout: 20_000 });
  const { violations } = await lookForBarriers(page).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("just-learned-wide.png") });
  await page.setViewportSize({ width: 360, height: 800 });
  await page.screenshot({ path: test.info().outputPath("just-learned-narrow.png") });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  await note.getByRole("button", { name: `Forget “Is allergic to ${food}”` }).click();
  await expect(note).toContainText("forgotten");
});

test("the timeline shows what was known on a day, what changed since and why, by keyboard too", async ({ page }) => {
  const [before, after, city] = [randomWord(), randomWord(), randomName()];
  await page.goto("/");
  await say(page, `I am allergic to ${before}. I live in ${city}.`);
  await openMemoryWith(page, `Is allergic to ${before}`);
  await page.getByRole("button", { name: `More for “Is allergic to ${before}”` }).click();
  await page.getByRole("menuitem", { name: "Correct" }).click();
  await page.getByRole("textbox", { name: "What is right" }).fill(`Is allergic to ${after}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Memories" }).getByRole("listitem", { name: `Is allergic to ${after}` })).toBeVisible();

  await page.getByRole("link", { name: "Timeline" }).click();
  await expect(page.getByRole("heading", { name: "What I knew, and when" })).toBeVisible();
  const known = page.getByRole("list", { name: "Known then" });
  await expect(known.getByRole("listitem", { name: `Is allergic to ${after}` })).toBeVisible();
  const changed = page.getByRole("list", { name: "What changed" }).getByRole("listitem").filter({ hasText: "changed" });
  await expect(changed).toContainText(`Is allergic to ${before}`);
  await expect(changed).toContainText("corrected by hand");
  await page.getByText("As a table").click();
  await expect(page.getByRole("region", { name: "Learned over time, as a table" }).getByRole("cell", { name: "2", exact: true })).toBeVisible();

  await page.getByLabel("As of").fill(dayBefore(3));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`as_of=${dayBefore(3)}`));
  await expect(page.getByText("Nothing.")).toBeVisible();
  await expect(known).toBeHidden();
  await page.getByRole("link", { name: /learned .*show what I knew then$/ }).last().focus();
  await page.keyboard.press("Enter");
  await expect(known.getByRole("listitem", { name: `Lives in ${city}` })).toBeVisible();

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 360]) {
      await test.step(`${colorScheme}, ${width} px`, async () => {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 1000 });
        const { violations } = await lookForBarriers(page).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
        await page.screenshot({ path: test.info().outputPath(`timeline-${colorScheme}-${width}.png`) });
      });
    }
  }
});

test("what replies use most is named with how often, and nothing fades that was just said", async ({ page }) => {
  const [food, city] = [randomWord(), randomName()];
  const [used, unused] = [`Is allergic to ${food}`, `Lives in ${city}`];
  await page.goto("/");
  await say(page, `I am allergic to ${food}. I live in ${city}.`);
  await openMemoryWith(page, used);
  await page.goto("/memory/timeline");
  const mostUsed = page.getByRole("region", { name: "Used most" });
  await expect(mostUsed).toContainText("No reply has used a memory yet.");
  await expect(page.getByRole("region", { name: "Fading" })).toContainText("Nothing fades yet.");

  for (const howOften of ["once", "2 times"]) {
    await page.goto("/");
    await expect(await say(page, "What am I allergic to?")).toContainText(food);
    await page.goto("/memory/timeline");
    await expect(mostUsed.getByRole("listitem").filter({ hasText: used })).toContainText(howOften);
  }
  await expect(mostUsed).not.toContainText(unused);
});

async function remember(appUrl: string, person: Person, memory: { type: "fact" | "preference"; content: string; is_pinned?: boolean }): Promise<void> {
  const answer = await fetch(`${appUrl}/api/v1/memory`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: appUrl, cookie: person.cookie },
    body: JSON.stringify(memory),
  });
  expect(answer.status).toBe(200);
}

fadingTest("what fades is named with how much of it is left; what is pinned and what one likes do not fade", async ({ page, app, person }) => {
  const [fading, pinned, liked] = [`Lives in ${randomName()}`, `Is called ${randomName()}`, `Likes ${randomWord()}`];
  await remember(app.url, person, { type: "fact", content: fading });
  await remember(app.url, person, { type: "fact", content: pinned, is_pinned: true });
  await remember(app.url, person, { type: "preference", content: liked });
  await page.goto("/memory/timeline");
  const faded = page.getByRole("region", { name: "Fading" }).getByRole("listitem");
  await expect(faded).toHaveCount(1);
  await expect(faded).toContainText(fading);
  await expect(faded).toContainText(/\d\d % left, since /);
});

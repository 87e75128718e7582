import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import { openMemoryWith, say } from "./support/conversation";
import { randomName, randomWord } from "./support/random-words";

const DAY_MS = 86_400_000;
const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

test("what was just learned stands beside the message it comes from, without a reload, and can be forgotten there", async ({ page }) => {
  const food = randomWord();
  await page.goto("/");
  await say(page, `I am allergic to ${food}.`);
  const message = page.getByRole("article", { name: "You" });
  const note = message.getByRole("list", { name: "Just learned" }).getByRole("listitem");
  await expect(note).toContainText(`Is allergic to ${food}`, { timeout: 20_000 });
  const { violations } = await new AxeBuilder({ page }).analyze();
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
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
        await page.screenshot({ path: test.info().outputPath(`timeline-${colorScheme}-${width}.png`) });
      });
    }
  }
});

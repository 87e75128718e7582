import type { Page } from "@playwright/test";
import { expect, modelTest as test } from "./fixtures";
import { replies, say } from "./support/conversation";
import { lookAtColours } from "./support/look-at-colours";
import { randomWord } from "./support/random-words";

test("code is named, coloured and copied as it stands", async ({ page, context, model }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const [words, name] = [`Show me ${randomWord()}`, randomWord()];
  const code = `export function ${name}(count: number): string {\n  return "x".repeat(count); // enough\n}`;
  model.when(words, `Here it is:\n\n\`\`\`typescript\n${code}\n\`\`\`\n\nand \`${name}\` inline.`);
  await page.goto("/");
  const reply = await say(page, words);
  const block = reply.getByRole("group", { name: "Code, TypeScript" });
  await expect(block.getByRole("code")).toHaveText(code);
  await expect(reply.getByRole("code").filter({ hasText: new RegExp(`^${name}$`) })).toBeVisible();
  // Colours are laid over the text without touching it.
  await expect.poll(() => page.evaluate(() => [...CSS.highlights.values()].reduce((sum, ranges) => sum + ranges.size, 0))).toBeGreaterThan(3);
  await block.getByRole("button", { name: "Copy code" }).click();
  await expect(block.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
});

test("headings, lists, tables and quotes are what they are, live and after a reload", async ({ page, model }) => {
  const [words, cell] = [`Sort out ${randomWord()}`, randomWord()];
  model.when(words, `# Plan\n\n1. first\n2. **second**\n\n> said\n\n| name | count |\n| --- | ---: |\n| ${cell} | 7 |\n\n- [x] done\n- [ ] open\n\n[a page](https://example.org/path)`);
  await page.goto("/");
  const reply = await say(page, words);
  for (const look of ["live", "reloaded"]) {
    await test.step(look, async () => {
      await expect(reply.getByRole("heading", { name: "Plan" })).toBeVisible();
      await expect(reply.getByRole("listitem").filter({ hasText: "second" }).getByRole("strong")).toBeVisible();
      await expect(reply.getByRole("blockquote")).toContainText("said");
      await expect(reply.getByRole("table").getByRole("columnheader")).toHaveText(["name", "count"]);
      await expect(reply.getByRole("row", { name: `${cell} 7` })).toBeVisible();
      await expect(reply.getByRole("checkbox").first()).toBeChecked();
      await expect(reply.getByRole("checkbox").first()).toBeDisabled();
      await expect(reply.getByRole("link", { name: /a page/ })).toHaveAttribute("rel", "noopener noreferrer");
    });
    await page.reload();
    await expect(replies(page)).toHaveCount(1);
  }
});

test("formulas are typeset, and one that cannot be read stays as it was written", async ({ page, model }) => {
  const words = `Compute ${randomWord()}`;
  model.when(words, "Inline $a^2 + b^2$ and\n\n$$\n\\frac{1}{2}\n$$\n\nbroken: $\\frac{1$");
  await page.goto("/");
  const reply = await say(page, words);
  await expect(reply.getByRole("math")).toHaveCount(2);
  await expect(reply.getByRole("group", { name: "Formula" })).toBeVisible();
  await expect(reply).toContainText("\\frac{1");
});

test("a diagram is drawn, and one with a mistake shows its source", async ({ page, model }) => {
  const [good, bad] = [`Draw ${randomWord()}`, `Draw badly ${randomWord()}`];
  model.when(good, "```mermaid\ngraph TD\n  A[Start] --> B[End]\n```");
  model.when(bad, "```mermaid\ngraph TD\n  A[[[ --> \n```");
  await page.goto("/");
  const drawn = await say(page, good);
  await expect(drawn.getByRole("img", { name: "Diagram; its source follows" })).toBeVisible({ timeout: 20_000 });
  await drawn.getByText("Source", { exact: true }).click();
  await expect(drawn.getByRole("code")).toContainText("A[Start] --> B[End]");
  const refused = await say(page, bad);
  await expect(refused).toContainText("Not drawn: its source has a mistake.", { timeout: 20_000 });
  await expect(refused.getByRole("code")).toContainText("A[[[");
});

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("a diagram is light on a light page and dark on a dark one, whether the system or the person chose", async ({ page, model }) => {
  const words = `Draw ${randomWord()}`;
  model.when(words, "```mermaid\ngraph TD\n  A[Start] --> B[End]\n```");
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  const picture = (await say(page, words)).getByRole("img", { name: "Diagram; its source follows" });
  await expect(picture).toBeVisible({ timeout: 20_000 });
  const lightness = async () => (await lookAtColours(picture)).meanLightness;
  expect(await lightness()).toBeGreaterThan(200);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await lightness()).toBeLessThan(60);
  for (const [chosen, system] of [["light", "dark"], ["dark", "light"]] as const) {
    await page.emulateMedia({ colorScheme: system });
    await page.evaluate((theme) => void (document.documentElement.dataset["theme"] = theme), chosen);
    if (chosen === "light") expect(await lightness()).toBeGreaterThan(200);
    else expect(await lightness()).toBeLessThan(60);
  }
});

test("at 360 pixels a wide diagram and a full table stay readable, and scroll by themselves", async ({ page, model }) => {
  const words = `Show ${randomWord()}`;
  const sentence = "April, before all the students leave";
  const chain = Array.from({ length: 7 }, (_, index) => `  S${index}[Step ${index}] --> S${index + 1}[Step ${index + 1}]`).join("\n");
  model.when(words, `\`\`\`mermaid\ngraph LR\n${chain}\n\`\`\`\n\n| city | river | population | what to eat | when to go |\n| --- | --- | --- | --- | --- |\n| Coimbra | Mondego | 140,796 | chanfana | ${sentence} |`);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/");
  const reply = await say(page, words);
  const picture = reply.getByRole("img", { name: "Diagram; its source follows" });
  await expect(picture).toBeVisible({ timeout: 20_000 });
  const scale = await picture.evaluate((image) => image.clientWidth / Number(image.getAttribute("width")));
  expect(scale).toBeGreaterThan(0.6);
  const lines = await reply.getByRole("cell", { name: sentence }).evaluate((cell) => Math.round((cell.clientHeight - 12) / parseFloat(getComputedStyle(cell).lineHeight)));
  expect(lines).toBeLessThanOrEqual(3);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

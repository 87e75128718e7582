import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { cloneTest as test } from "./support/clone-test";

test.use({ hasBuild: true });

const EMAIL = "ada@example.org";
const PASSWORD = "a lantern in the harbour";

const addressesIn = (text: string) => text.match(/https?:\/\/\S+/g);
const modeOf = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);
const isInside = (page: Page) => expect(page.getByRole("link", { name: "Settings" })).toBeVisible();

async function fillIn(page: Page) {
  await page.getByRole("textbox", { name: "Email" }).fill(EMAIL);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
}

test("npm start in a fresh clone opens a database, makes its secrets and prints one address; the second does nothing of that again and knows who signed up", async ({ clone, npm, page, context }) => {
  test.setTimeout(180_000);
  const data = path.join(clone.folder, ".data");
  const isOpen = () => existsSync(path.join(data, "postgres.json"));

  const first = await npm("start");
  expect(addressesIn(first.printed())).toEqual([first.url]);
  expect(first.printed()).toContain(path.join(data, "secrets.json"));
  expect(await modeOf(path.join(data, "secrets.json"))).toBe("600");
  expect(await modeOf(data)).toBe("700");
  expect(await (await fetch(`${first.url}/health`)).json()).toMatchObject({ status: "healthy", database: "up", llm: "demo" });
  await page.goto(first.url);
  await expect(page.getByRole("heading", { name: "Make the first account" })).toBeVisible();
  await fillIn(page);
  await page.getByRole("button", { name: "Make the account" }).click();
  await isInside(page);
  await first.interrupt();
  // An orderly end takes the database's address away.
  expect(isOpen()).toBe(false);

  // How long it takes is measured by the benchmark; here, that nothing of the first is done again.
  const second = await npm("start");
  expect(second.printed()).not.toMatch(/Installing|Building|secrets/);
  expect(addressesIn(second.printed())).toEqual([second.url]);
  await context.clearCookies();
  await page.goto(second.url);
  await fillIn(page);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await isInside(page);
});

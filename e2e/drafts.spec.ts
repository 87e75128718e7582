import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { composerIn } from "./support/conversation";
import { newPerson, type Person } from "./support/people";
import { randomWord } from "./support/random-words";

const PASSWORD = "a lantern in the harbour";
const keptIn = (page: Page) => page.evaluate(() => JSON.stringify(window.localStorage));

/** Ends all sessions of a person, as another browser of theirs would. */
async function endElsewhere(appUrl: string, { cookie }: Person) {
  const response = await fetch(`${appUrl}/api/v1/account/sessions`, { method: "DELETE", headers: { cookie, origin: appUrl } });
  expect(response.status).toBe(204);
}

async function signUp(page: Page) {
  await page.goto("/signup");
  await page.getByRole("textbox", { name: "Email" }).fill(`${randomWord()}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(composerIn(page)).toBeVisible();
}

async function signIn(page: Page, { email, password }: Person) {
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("what somebody was writing when their session ended elsewhere is not shown to the next account in that browser, and stays in it no longer", async ({ app, page, person }) => {
  const draft = randomWord();
  await page.goto("/");
  await composerIn(page).fill(draft);
  await expect.poll(() => keptIn(page)).toContain(draft);
  await endElsewhere(app.url, person);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();

  await signUp(page);
  await page.reload();
  await expect(composerIn(page)).toHaveValue("");
  expect(await keptIn(page)).not.toContain(draft);
});

test("who signs in again after their session ended elsewhere goes on with what they were writing", async ({ app, page, person }) => {
  const draft = randomWord();
  await page.goto("/");
  await composerIn(page).fill(draft);
  await endElsewhere(app.url, person);
  await page.reload();
  await signIn(page, person);
  await expect(composerIn(page)).toHaveValue(draft);
});

test("signing out leaves no draft behind, also where the browser does not listen to Clear-Site-Data", async ({ app, page }) => {
  // As on plain HTTP that is not loopback, where browsers pass the header over.
  await page.route("**/api/v1/account/sign-out", async (route) => {
    const response = await route.fetch();
    const { "clear-site-data": _unheard, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  const draft = randomWord();
  await page.goto("/");
  await composerIn(page).fill(draft);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(await keptIn(page)).not.toContain(draft);
  await signIn(page, await newPerson(app.url));
  await expect(composerIn(page)).toHaveValue("");
});

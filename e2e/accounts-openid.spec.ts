import { expect, test, type Page } from "@playwright/test";
import { type AppServer, startApp } from "./support/app-server";
import { type OpenIdServer, startOpenIdServer } from "./support/oidc-server";
import { newPerson, signIn } from "./support/people";
import { randomWord } from "./support/random-words";

const PASSWORD = "a lantern in the harbour";

let google: OpenIdServer;
let app: AppServer;
test.beforeAll(async () => {
  google = await startOpenIdServer();
  app = await startWithGoogle("open");
  await newPerson(app.url);
});
async function startWithGoogle(signUpPolicy: string): Promise<AppServer> {
  const started = await startApp({
    environment: { SIGNUP: signUpPolicy, GOOGLE_ISSUER: google.issuer, GOOGLE_CLIENT_ID: google.clientId, GOOGLE_CLIENT_SECRET: google.clientSecret },
  });
  google.allowCallback(`${started.url}/api/auth/callback/google`);
  return started;
}
test.afterAll(async () => {
  await app.stop();
  await google.stop();
});

async function continueAs(page: Page, email: string, button = "Continue with Google") {
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("button", { name: email }).click();
}
async function signUp(page: Page, email: string) {
  await page.goto(`${app.url}/signup`);
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Make the account" }).click();
  await isInside(page);
}
const isInside = (page: Page) => expect(page.getByRole("link", { name: "Settings" })).toBeVisible();

test("someone comes in through Google, leaves, and comes back to the same account", async ({ page }) => {
  const address = `${randomWord()}@example.org`;
  google.add({ subject: randomWord(), email: address, isEmailVerified: true });
  await page.goto(`${app.url}/login`);
  await continueAs(page, address);
  await isInside(page);
  await page.goto(`${app.url}/settings`);
  await expect(page.getByText("Google connected")).toBeVisible();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await continueAs(page, address);
  await isInside(page);
});

test("an address that Google has not confirmed is refused, with the reason", async ({ page, context }) => {
  const address = `${randomWord()}@example.org`;
  await signUp(page, address);
  await context.clearCookies();
  google.add({ subject: randomWord(), email: address, isEmailVerified: false });
  await page.goto(`${app.url}/login`);
  await continueAs(page, address);
  await expect(page.getByRole("alert").filter({ hasText: "Google has not confirmed your address" })).toBeVisible();
  expect((await page.request.get(`${app.url}/api/v1/account`)).status()).toBe(401);
});

test("an account someone else may have made with one's address is not opened; connecting takes its password", async ({ page, context }) => {
  const address = `${randomWord()}@example.org`;
  await signUp(page, address);
  await context.clearCookies();
  google.add({ subject: randomWord(), email: address, isEmailVerified: true });
  await page.goto(`${app.url}/login`);
  await continueAs(page, address);
  await expect(page.getByRole("alert").filter({ hasText: "connect Google in the settings" })).toBeVisible();

  await page.getByRole("textbox", { name: "Email" }).fill(address);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await isInside(page);
  await page.goto(`${app.url}/settings`);
  await continueAs(page, address, "Connect Google");
  await expect(page.getByText("Google connected")).toBeVisible();
  await context.clearCookies();
  await page.goto(`${app.url}/login`);
  await continueAs(page, address);
  await isInside(page);
});

test("someone new needs an invitation, and turning back at Google changes nothing", async ({ page, context, browser }) => {
  const invited = await startWithGoogle("invite");
  await signIn(context, invited.url, await newPerson(invited.url));
  google.add({ subject: randomWord(), email: "bea@example.org", isEmailVerified: true });
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(`${invited.url}/login`);
  await continueAs(guest, "bea@example.org");
  await expect(guest.getByRole("alert").filter({ hasText: "made by invitation" })).toBeVisible();
  await guest.getByRole("button", { name: "Continue with Google" }).click();
  await guest.getByRole("button", { name: "Cancel" }).click();
  await expect(guest.getByRole("alert").filter({ hasText: "Signing in was not finished" })).toBeVisible();

  await page.goto(`${invited.url}/admin`);
  await page.getByRole("button", { name: "Invite" }).click();
  await guest.goto(await page.getByRole("textbox", { name: "Invitation link" }).inputValue());
  await continueAs(guest, "bea@example.org");
  await isInside(guest);
  await guest.context().close();
  await invited.stop();
});

import { type BrowserContext, expect, test, type Page } from "@playwright/test";
import { type AppServer, startApp } from "./support/app-server";
import { newPerson, type Person, signIn as openSession } from "./support/people";
import { randomWord } from "./support/random-words";

const PASSWORD = "a lantern in the harbour";

let app: AppServer;
let admin: Person;
test.beforeAll(async () => {
  app = await startApp({ environment: { SIGNUP: "open" } });
  admin = await newPerson(app.url);
});
test.afterAll(() => app.stop());

const newAddress = () => `${randomWord()}@example.org`;
/** A page in another browser, where nobody is signed in or the given person is. */
async function otherPage(context: BrowserContext, person?: Person): Promise<Page> {
  const other = await context.browser()?.newContext();
  if (!other) throw new Error("There is no browser to open another window of");
  if (person) await openSession(other, app.url, person);
  return other.newPage();
}

async function signUp(page: Page, email: string) {
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Make the account" }).click();
}
async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
const isInside = (page: Page) => expect(page.getByRole("link", { name: "Settings" })).toBeVisible();

test("the first to come makes the first account and is the admin; the next needs an invitation", async ({ page, context }) => {
  // A first start makes a database.
  test.setTimeout(120_000);
  const empty = await startApp({ isFirstStart: true });
  await page.goto(empty.url);
  await expect(page.getByRole("heading", { name: "Make the first account" })).toBeVisible();
  await signUp(page, "ada@example.org");
  await isInside(page);
  await page.goto(`${empty.url}/admin`);
  await expect(page.getByRole("list", { name: "Accounts" })).toContainText("ada@example.org");
  const next = await otherPage(context);
  await next.goto(`${empty.url}/signup`);
  await expect(next.getByRole("heading", { name: "By invitation" })).toBeVisible();
  await next.context().close();
  await empty.stop();
});

test("what is wrong is said at its field, and read out with it", async ({ page }) => {
  const address = newAddress();
  await page.goto(`${app.url}/signup`);
  await page.getByRole("textbox", { name: "Email" }).fill(address);
  await page.getByLabel("Password", { exact: true }).fill("password1");
  await page.getByRole("button", { name: "Make the account" }).click();
  const password = page.getByLabel("Password", { exact: true });
  await expect(password).toHaveAccessibleDescription(/first anyone would try/);
  await expect(password).toBeFocused();
  await expect(password).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Show password" }).click();
  await expect(password).toHaveAttribute("type", "text");
});

test("a form that is sent before the page's script is there puts no password into an address", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const early = await context.newPage();
  const asked: string[] = [];
  early.on("request", (request) => asked.push(request.url()));
  for (const [path, button] of [["/login", "Sign in"], ["/signup", "Make the account"]] as const) {
    await early.goto(app.url + path);
    await early.getByRole("textbox", { name: "Email" }).fill(newAddress());
    await early.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await early.getByLabel("Password", { exact: true }).press("Enter");
    await expect(early.getByRole("button", { name: button, exact: true })).toBeDisabled();
    await expect(early.getByLabel("Password", { exact: true })).toHaveValue(PASSWORD);
  }
  expect(asked.filter((url) => [...new URL(url).searchParams.values()].includes(PASSWORD))).toEqual([]);
  await context.close();
});

test("signing in leads back to the page that was asked for; a wrong password does not", async ({ page, context }) => {
  const address = newAddress();
  await page.goto(`${app.url}/signup`);
  await signUp(page, address);
  await isInside(page);

  const other = await otherPage(context);
  await other.goto(`${app.url}/settings`);
  await expect(other).toHaveURL(`${app.url}/login?callbackUrl=%2Fsettings`);
  await signIn(other, address, "not the password");
  await expect(other.getByRole("alert").filter({ hasText: "do not belong together" })).toBeVisible();
  await signIn(other, address);
  await expect(other.getByRole("heading", { name: "Settings" })).toBeVisible();
  await other.context().close();
});

test("where Google is not set up, the sign-in page does not offer it", async ({ page }) => {
  await page.goto(`${app.url}/login`);
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Google" })).toHaveCount(0);
});

test("an address in the sign-in page never leads to another site", async ({ page, context }) => {
  const address = newAddress();
  await page.goto(`${app.url}/signup`);
  await signUp(page, address);
  await isInside(page);
  await context.clearCookies();
  await page.goto(`${app.url}/login?callbackUrl=${encodeURIComponent("//evil.test/")}`);
  await signIn(page, address);
  await isInside(page);
  expect(new URL(page.url()).origin).toBe(app.url);
});

test("signing out everywhere acts at once in every browser", async ({ page, context }) => {
  const address = newAddress();
  await page.goto(`${app.url}/signup`);
  await signUp(page, address);
  await isInside(page);
  const other = await otherPage(context);
  await other.goto(`${app.url}/login`);
  await signIn(other, address);
  await isInside(other);

  await page.goto(`${app.url}/settings`);
  await expect(page.getByRole("list", { name: "Signed-in browsers" }).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();

  await other.reload();
  await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect((await other.request.get(`${app.url}/api/v1/account`)).status()).toBe(401);
  await other.context().close();
});

test("a changed password signs the other browsers out and is the one that counts", async ({ page, context }) => {
  const address = newAddress();
  await page.goto(`${app.url}/signup`);
  await signUp(page, address);
  await isInside(page);
  const other = await otherPage(context);
  await other.goto(`${app.url}/login`);
  await signIn(other, address);
  await isInside(other);

  await page.goto(`${app.url}/settings`);
  await page.getByLabel("Password now").fill("not the password");
  await page.getByLabel("New password", { exact: true }).fill("a lighthouse on the moor");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByLabel("Password now")).toHaveAccessibleDescription(/not your password/);
  await page.getByLabel("Password now").fill(PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed.")).toBeVisible();

  await other.reload();
  await signIn(other, address);
  await expect(other.getByRole("alert").filter({ hasText: "do not belong together" })).toBeVisible();
  await signIn(other, address, "a lighthouse on the moor");
  await isInside(other);
  await other.context().close();
});

test("an admin invites by a link, and helps with a forgotten password by another", async ({ page, context }) => {
  await openSession(context, app.url, admin);
  const guest = await otherPage(context);
  const address = newAddress();
  await page.goto(`${app.url}/admin`);
  await page.getByRole("textbox", { name: "Their email" }).fill(address);
  await page.getByRole("button", { name: "Invite" }).click();
  const invitation = await page.getByRole("textbox", { name: "Invitation link" }).inputValue();
  await guest.goto(invitation);
  await expect(guest.getByRole("textbox", { name: "Email" })).toHaveValue(address);
  await guest.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await guest.getByRole("button", { name: "Make the account" }).click();
  await isInside(guest);
  expect((await guest.goto(`${app.url}/admin`))?.status()).toBe(404);
  await guest.goto(invitation);
  await expect(guest.getByRole("heading", { name: "This invitation is used up" })).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: `More for ${address}` }).click();
  await page.getByRole("menuitem", { name: "Make a reset link" }).click();
  const reset = await page.getByRole("textbox", { name: "Reset link" }).inputValue();
  await guest.goto(reset);
  await guest.getByLabel("New password", { exact: true }).fill("a lighthouse on the moor");
  await guest.getByRole("button", { name: "Use this password" }).click();
  await isInside(guest);
  await guest.goto(reset);
  await expect(guest.getByRole("heading", { name: "This link is used up" })).toBeVisible();
  await guest.context().close();
});

test("where no mail is sent, an admin's link and the password of the account confirm an address", async ({ page, context }) => {
  await openSession(context, app.url, admin);
  const member = await otherPage(context);
  const address = newAddress();
  await member.goto(`${app.url}/signup`);
  await signUp(member, address);
  await isInside(member);
  await member.goto(`${app.url}/settings`);
  await expect(member.getByText("Not confirmed", { exact: true })).toBeVisible();
  await expect(member.getByText("ask an admin for a confirmation link")).toBeVisible();

  await page.goto(`${app.url}/admin`);
  await page.getByRole("button", { name: `More for ${address}` }).click();
  await page.getByRole("menuitem", { name: "Make a confirmation link" }).click();
  const link = await page.getByRole("textbox", { name: "Confirmation link" }).inputValue();
  await expect(page.getByText(`whoever owns ${address}`)).toBeVisible();

  await member.goto(link);
  await member.getByLabel("Password", { exact: true }).fill("not the password");
  await member.getByRole("button", { name: "Confirm" }).click();
  await expect(member.getByRole("alert").filter({ hasText: "not the password of the account" })).toBeVisible();
  await member.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await member.getByRole("button", { name: "Confirm" }).click();
  await isInside(member);
  await member.goto(`${app.url}/settings`);
  await expect(member.getByText("Confirmed", { exact: true })).toBeVisible();
  await member.goto(link);
  await expect(member.getByRole("heading", { name: "This link is used up" })).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: `More for ${address}` }).click();
  await expect(page.getByRole("menuitem", { name: "Make a reset link" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Make a confirmation link" })).toHaveCount(0);
  await member.context().close();
});

test("a suspended account is out at once, everywhere", async ({ page, context }) => {
  await openSession(context, app.url, admin);
  const address = newAddress();
  await page.goto(`${app.url}/admin`);
  await page.getByRole("button", { name: "Invite" }).click();
  const invitation = await page.getByRole("textbox", { name: "Invitation link" }).inputValue();
  const guest = await otherPage(context);
  await guest.goto(invitation);
  await signUp(guest, address);
  await isInside(guest);

  await page.reload();
  await page.getByRole("button", { name: `More for ${address}` }).click();
  await page.getByRole("menuitem", { name: "Suspend" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: address })).toContainText("Suspended");
  await guest.reload();
  await expect(guest.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signIn(guest, address);
  await expect(guest.getByRole("alert").filter({ hasText: "do not belong together" })).toBeVisible();
  await guest.context().close();
});

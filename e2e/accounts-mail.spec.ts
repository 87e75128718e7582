import { expect, test, type Page } from "@playwright/test";
import { type AppServer, startApp } from "./support/app-server";
import { newPerson, type Person, signIn } from "./support/people";
import { randomWord } from "./support/random-words";
import { linkIn, type SmtpSink, startSmtpSink } from "./support/smtp-sink";

const PASSWORD = "a lantern in the harbour";

let sink: SmtpSink;
let app: AppServer;
let admin: Person;
test.beforeAll(async () => {
  sink = await startSmtpSink();
  app = await startApp({ environment: { SMTP_URL: sink.url, SIGNUP: "open" } });
  admin = await newPerson(app.url);
});
test.afterAll(async () => {
  await app.stop();
  await sink.stop();
});

async function signUp(page: Page, email: string) {
  await page.goto(`${app.url}/signup`);
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Make the account" }).click();
}
const isInside = (page: Page) => expect(page.getByRole("link", { name: "Settings" })).toBeVisible();

async function signUpAndConfirm(page: Page): Promise<string> {
  const address = `${randomWord()}@example.org`;
  await signUp(page, address);
  await expect(page.getByRole("status").filter({ hasText: `We wrote to ${address}` })).toBeVisible();
  await page.goto(linkIn(await sink.nextTo(address)));
  await expect(page.getByRole("heading", { name: "Confirm your address" })).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Confirm" }).click();
  await isInside(page);
  return address;
}

test("a forgotten password is put right by mail", async ({ page, context }) => {
  const address = await signUpAndConfirm(page);
  await context.clearCookies();
  await page.goto(`${app.url}/login`);
  await page.getByRole("link", { name: "Password forgotten?" }).click();
  await expect(page.getByRole("heading", { name: "Password forgotten" })).toBeVisible();
  await page.getByRole("textbox", { name: "Email" }).fill(address);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Look into your mail" })).toBeVisible();

  const link = linkIn(await sink.nextTo(address));
  expect(new URL(link).origin).toBe(app.url);
  await page.goto(link);
  await page.getByLabel("New password", { exact: true }).fill("a lighthouse on the moor");
  await page.getByRole("button", { name: "Use this password" }).click();
  await isInside(page);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link is used up" })).toBeVisible();
});

test("someone who signs up confirms their address by mail before they are let in", async ({ page }) => {
  await signUpAndConfirm(page);
  await page.goto(`${app.url}/settings`);
  await expect(page.getByText("Confirmed", { exact: true })).toBeVisible();
});

test("an invitation goes out by mail and is not shown to the admin", async ({ page, context, browser }) => {
  await signIn(context, app.url, admin);
  const address = `${randomWord()}@example.org`;
  await page.goto(`${app.url}/admin`);
  await page.getByRole("textbox", { name: "Their email" }).fill(address);
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByRole("status").filter({ hasText: `${address} has the link` })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Invitation link" })).toHaveCount(0);

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(linkIn(await sink.nextTo(address)));
  await guest.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await guest.getByRole("button", { name: "Make the account" }).click();
  await isInside(guest);
  await guest.context().close();
});

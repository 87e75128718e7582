import { expect, test, type Page } from "@playwright/test";
import { type AppServer, startApp } from "./support/app-server";
import { linkIn, type SmtpSink, startSmtpSink } from "./support/smtp-sink";

const PASSWORD = "a lantern in the harbour";

let sink: SmtpSink;
let app: AppServer;
test.beforeEach(async () => {
  sink = await startSmtpSink();
  app = await startApp({ environment: { SMTP_URL: sink.url, SIGNUP: "open" } });
});
test.afterEach(async () => {
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

test("a forgotten password is put right by mail", async ({ page, context }) => {
  await signUp(page, "ada@example.org");
  await isInside(page);
  await context.clearCookies();
  await page.goto(`${app.url}/login`);
  await page.getByRole("link", { name: "Password forgotten?" }).click();
  await page.getByRole("textbox", { name: "Email" }).fill("ada@example.org");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Look into your mail" })).toBeVisible();

  const link = linkIn(await sink.nextTo("ada@example.org"));
  expect(new URL(link).origin).toBe(app.url);
  await page.goto(link);
  await page.getByLabel("New password").fill("a lighthouse on the moor");
  await page.getByRole("button", { name: "Use this password" }).click();
  await isInside(page);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link is used up" })).toBeVisible();
});

test("someone who signs up confirms their address by mail before they are let in", async ({ page, context }) => {
  await signUp(page, "ada@example.org");
  await isInside(page);
  await context.clearCookies();
  await signUp(page, "bea@example.org");
  await expect(page.getByRole("status").filter({ hasText: "We wrote to bea@example.org" })).toBeVisible();
  await page.goto(linkIn(await sink.nextTo("bea@example.org")));
  await expect(page.getByRole("heading", { name: "Confirm your address" })).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Confirm" }).click();
  await isInside(page);
  await page.goto(`${app.url}/settings`);
  await expect(page.getByText("Confirmed", { exact: true })).toBeVisible();
});

test("an invitation goes out by mail and is not shown to the admin", async ({ page, browser }) => {
  await signUp(page, "ada@example.org");
  await isInside(page);
  await page.goto(`${app.url}/admin`);
  await page.getByRole("textbox", { name: "Their email" }).fill("cleo@example.org");
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByRole("status").filter({ hasText: "cleo@example.org has the link" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Invitation link" })).toHaveCount(0);

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(linkIn(await sink.nextTo("cleo@example.org")));
  await guest.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await guest.getByRole("button", { name: "Make the account" }).click();
  await isInside(guest);
  await guest.context().close();
});

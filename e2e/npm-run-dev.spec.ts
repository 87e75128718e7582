import { expect } from "@playwright/test";
import { cloneTest as test } from "./support/clone-test";
import { say } from "./support/conversation";
import { randomName } from "./support/random-words";

/** Each page is compiled when it is asked for first. */
const COMPILING_MAY_TAKE_MS = 120_000;

test("npm run dev compiles what is asked for: someone signs up and talks, changes would be shown, and the browser complains of nothing", async ({ npm, page }) => {
  test.setTimeout(300_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    // Of what a development browser warns, this: some of it comes only because something took long.
    const isComplaint = message.type() === "error" || (message.type() === "warning" && /hydrat|content security policy|deprecat/i.test(message.text()));
    if (isComplaint) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));

  const { url } = await npm("run", "dev");
  // Refused, it would close without a word.
  const toldOfChanges = page.waitForEvent("websocket").then((socket) => socket.waitForEvent("framereceived"));
  await page.goto(url);
  await expect(page.getByRole("heading", { name: "Make the first account" })).toBeVisible();
  await toldOfChanges;
  // A page waits for an answer as long as for a server that is built: what it calls is compiled before.
  for (const route of ["/api/v1/account/sign-up", "/api/chat"]) await page.request.post(`${url}${route}`, { data: {}, timeout: COMPILING_MAY_TAKE_MS });
  await page.getByRole("textbox", { name: "Email" }).fill("ada@example.org");
  await page.getByLabel("Password", { exact: true }).fill("a lantern in the harbour");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByRole("heading", { name: "Tell me something about you." })).toBeVisible({ timeout: COMPILING_MAY_TAKE_MS });

  const name = randomName();
  const reply = await say(page, `My name is ${name}.`);
  await expect(reply).toContainText(name);
  await expect(reply).toContainText("demo model");
  expect(complaints).toEqual([]);
});

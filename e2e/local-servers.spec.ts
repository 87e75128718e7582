import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { type AppServer, startApp } from "./support/app-server";
import { lookForBarriers } from "./support/barriers";
import { type FaultServer, startFaultServer } from "./support/fault-server";
import { newPerson, type Person, signIn } from "./support/people";

let ollama: FaultServer;
let nobodysPort: string;
let app: AppServer;
let admin: Person;
test.beforeAll(async () => {
  const gone = await startFaultServer();
  nobodysPort = portOf(gone);
  await gone.close();
  ollama = await startFaultServer();
  app = await startApp({ environment: { SIGNUP: "open", OLLAMA_PORT: portOf(ollama), LM_STUDIO_PORT: nobodysPort } });
  admin = await newPerson(app.url);
});
test.afterAll(async () => {
  await app.stop();
  await ollama.close();
});

const portOf = ({ origin }: FaultServer) => new URL(origin).port;
const localServers = (page: Page) => page.getByRole("list", { name: "Models on this machine" });

async function openAs(person: Person, at: AppServer, { page, context }: { page: Page; context: BrowserContext }) {
  await signIn(context, at.url, person);
  await page.goto(at.url);
  await expect(page.getByText("The built-in demo model is answering.")).toBeVisible();
}

test("an admin is told which model runs on the machine, and copies the command that starts the app with it", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openAs(admin, app, { page, context });
  const found = localServers(page).getByRole("listitem");
  await expect(found).toHaveCount(1);
  await expect(found).toContainText("Ollama runs on this machine with demo. To talk to it, stop the app and start it with:");
  await found.getByRole("button", { name: "Copy the command for Ollama" }).click();
  await expect(found.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`LLM_BASE_URL=${ollama.url} LLM_MODEL=demo npm start`);
});

test("the command is read in full at 360 pixels, and has no barriers in either colour", async ({ page, context }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await openAs(admin, app, { page, context });
    await expect(localServers(page).getByText("npm start")).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    const { violations } = await lookForBarriers(page).include("main").analyze();
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
  }
});

test("a member, who cannot start the app, is told nothing of what runs on the machine", async ({ page, context }) => {
  await openAs(await newPerson(app.url), app, { page, context });
  await expect(localServers(page)).toHaveCount(0);
  await expect(page.getByText("An admin can connect a real one.")).toBeVisible();
  await expect(page.getByText("LLM_BASE_URL")).toHaveCount(0);
  expect(await page.content()).not.toContain(ollama.origin);
});

test("with no model server on the machine an admin sees the page as it always was", async ({ page, context }) => {
  const alone = await startApp({ environment: { OLLAMA_PORT: nobodysPort, LM_STUDIO_PORT: nobodysPort } });
  await openAs(await newPerson(alone.url), alone, { page, context });
  await expect(page.getByText("Set LLM_BASE_URL, LLM_API_KEY and LLM_MODEL to talk to a real one.")).toBeVisible();
  await expect(localServers(page)).toHaveCount(0);
  await alone.stop();
});

import { expect, test } from "./fixtures";
import { startApp } from "./support/app-server";
import { complete, composerIn, conversationIn, ownMessages, say, send } from "./support/conversation";
import { startDatabaseServer } from "./support/database-server";
import { newPerson, signIn } from "./support/people";
import { randomWord } from "./support/random-words";

test("while the database is away the page says so and keeps the words, and all is well again by itself", async ({ page, context }) => {
  test.setTimeout(120_000);
  const database = await startDatabaseServer();
  const app = await startApp({ environment: { SIGNUP: "open", ...database.environment } });
  const person = await newPerson(app.url);
  await context.clearCookies();
  await signIn(context, app.url, person);
  await page.goto(app.url);
  await say(page, `Before, ${randomWord()}`);

  const askAll = async () => {
    const askedAt = performance.now();
    const statuses: number[] = [];
    for (const path of ["/health", "/api/v1/conversations", "/", "/login"]) {
      const answer = await fetch(app.url + path, { headers: { cookie: person.cookie }, redirect: "manual" });
      await answer.text();
      statuses.push(answer.status);
    }
    return { statuses, tookMs: performance.now() - askedAt };
  };
  // What the machine takes for the same while all is well, the loading of a page for the first time with it, is no waiting.
  const well = await askAll();
  await database.takeAway();
  const away = await askAll();
  expect(away.statuses).toEqual([503, 503, 503, 503]);
  expect(away.tookMs).toBeLessThan(2_500 + well.tookMs);

  const words = `While it is away, ${randomWord()}`;
  await send(page, words);
  const failure = conversationIn(page).getByRole("alert");
  await expect(failure).toContainText("The database is away for a moment. Your message is kept here; try again.");
  await expect(ownMessages(page).last()).toContainText(words);

  await database.bringBack();
  await expect.poll(async () => (await fetch(`${app.url}/health`)).status, { timeout: 20_000 }).toBe(200);
  await failure.getByRole("button", { name: "Try again" }).click();
  await complete(page);
  await expect(failure).toHaveCount(0);
  await page.reload();
  await expect(ownMessages(page)).toHaveCount(2);
  await expect(ownMessages(page).last()).toContainText(words);
  await expect(composerIn(page)).toHaveValue("");
  // Connections broke while they were held: that is told to whoever holds them, and to nobody else.
  expect(app.output()).not.toMatch(/uncaught|unhandled/i);
  await app.stop();
  await database.stop();
});

/** Every kind of answer: probes, routes with and without an account, pages. */
const ASKED = ["/health", "/readyz", "/api/v1/conversations", "/api/v1/memory", "/", "/login", "/memory", "/settings"];

test("a database that falls silent is told of within a second everywhere, and all is well by itself when it speaks", async () => {
  test.setTimeout(120_000);
  const database = await startDatabaseServer();
  const app = await startApp({ environment: { SIGNUP: "open", ...database.environment } });
  const person = await newPerson(app.url);
  const ask = async (path: string) => {
    const askedAt = performance.now();
    const answer = await fetch(app.url + path, { headers: { cookie: person.cookie } });
    await answer.text();
    return { path, status: answer.status, tookMs: Math.round(performance.now() - askedAt) };
  };
  // What is loaded for the first time is not what is measured, and what the machine takes for the same while all is well is no silence.
  for (const path of ASKED) expect(await ask(path)).toMatchObject({ status: 200 });
  const longestOf = (answers: { tookMs: number }[]) => Math.max(...answers.map(({ tookMs }) => tookMs));
  const wellMs = longestOf(await Promise.all(ASKED.map(ask)));

  database.fallSilent();
  const first = await Promise.all(ASKED.map(ask));
  const next = [];
  for (const path of ASKED) next.push(await ask(path));
  console.log(`While the database is silent: first ${longestOf(first)} ms at most, then ${longestOf(next)} ms; while it is well: ${wellMs} ms`);
  for (const { path, status, tookMs } of [...first, ...next]) {
    expect([path, status]).toEqual([path, 503]);
    expect(tookMs, path).toBeLessThan(1_000 + wellMs);
  }
  expect(await ask("/livez")).toMatchObject({ status: 200 });

  database.speak();
  for (const path of ASKED) await expect.poll(async () => (await ask(path)).status, { timeout: 20_000 }).toBe(200);
  expect(app.output()).not.toMatch(/uncaught|unhandled/i);
  await app.stop();
  await database.stop();
});

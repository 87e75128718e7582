import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "./fixtures";
import { type AppServer, startApp } from "./support/app-server";
import { complete, ownMessages, replies, send } from "./support/conversation";
import { newPerson, type Person, signIn } from "./support/people";
import { seededRandom } from "./support/random";
import { randomWord } from "./support/random-words";

const TRIES = 20;
const LONGEST_STREAM_MS = 2_500;
/** After this long the first words of a reply are stored (see `isBatchDue`), with room for a slow machine. */
const STORED_AFTER_MS = 1_500;
const COUNT = "Please count to 2000";
const WHOLE = Array.from({ length: 2_000 }, (_, index) => index + 1).join(", ");

type Told = { conversationId: string; personText: string; hasBegun: boolean; isOld: boolean };
type Stored = { role: string; text: string; status: string };

const headers = (app: AppServer, person: Person) => ({ "content-type": "application/json", origin: app.url, cookie: person.cookie });

/** Asks for a long reply, reads it for a while, then kills the server. @returns what the server had told us by then */
async function killInStream(app: AppServer, person: Person, afterMs: number): Promise<Told> {
  const conversationId = crypto.randomUUID();
  const personText = `${COUNT}. ${randomWord()}`;
  const response = await fetch(`${app.url}/api/chat`, {
    method: "POST",
    headers: headers(app, person),
    body: JSON.stringify({ trigger: "submit", conversationId, isNewConversation: true, message: { id: crypto.randomUUID(), text: personText } }),
  });
  expect(response.status).toBe(200);
  let seen = "";
  let firstWordAt = Number.POSITIVE_INFINITY;
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      seen += decoder.decode(chunk as Uint8Array, { stream: true });
      if (seen.includes('"text-delta"')) firstWordAt = Math.min(firstWordAt, performance.now());
    }
  })().catch((error: unknown) => {
    // The line breaks with the server; anything else is a fault of this test.
    if (!(error instanceof TypeError)) throw error;
  });
  await pause(afterMs);
  const killedAt = performance.now();
  await app.kill9();
  await reading;
  return { conversationId, personText, hasBegun: seen.includes('"person":'), isOld: killedAt - firstWordAt > STORED_AFTER_MS };
}

async function readBack(app: AppServer, person: Person, { conversationId }: Told): Promise<Stored[]> {
  const answer = await fetch(`${app.url}/api/v1/conversations/${conversationId}/messages`, { headers: headers(app, person) });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { messages: Stored[] }).messages;
}

test(`kill -9 in the middle of a reply loses nothing that was acknowledged, in ${TRIES} tries at random moments`, async () => {
  test.setTimeout(600_000);
  const seed = Number(process.env.CRASH_SEED ?? randomInt(2 ** 31));
  console.log(`Seed of the moments: ${seed} (CRASH_SEED repeats them)`);
  const random = seededRandom(seed);
  const app = await startApp({ environment: { SIGNUP: "open" } });
  const person = await newPerson(app.url);
  const told: Told[] = [];
  const texts = new Map<string, string>();

  for (let index = 0; index < TRIES; index += 1) {
    told.push(await killInStream(app, person, random() * LONGEST_STREAM_MS));
    await app.restart();
    // All that was ever told, not only the last: a repair must not damage what was whole.
    for (const each of told) {
      const [message, reply, ...more] = await readBack(app, person, each);
      expect(more).toEqual([]);
      expect(each.hasBegun).toBe(true);
      expect(message).toMatchObject({ role: "person", text: each.personText });
      expect(reply).toMatchObject({ role: "assistant", status: "interrupted" });
      const text = reply?.text ?? "";
      expect(WHOLE.startsWith(text)).toBe(true);
      if (each.isOld) expect(text).not.toBe("");
      expect(text).toBe(texts.get(each.conversationId) ?? text);
      texts.set(each.conversationId, text);
    }
  }
  await app.stop();
});

test("a person whose server died in the middle of a reply finds what had come, and goes on", async ({ page, context }) => {
  test.setTimeout(120_000);
  const app = await startApp({ environment: { SIGNUP: "open" } });
  const person = await newPerson(app.url);
  await context.clearCookies();
  await signIn(context, app.url, person);
  await page.goto(app.url);
  const words = `Please count to 220. ${randomWord()}`;
  const reply = await send(page, words);
  await expect(reply).toContainText("60, 61, 62");
  await app.kill9();
  await app.restart();

  // The page comes back by itself.
  await expect(reply.getByRole("status").filter({ hasText: "The reply was interrupted." })).toBeVisible({ timeout: 45_000 });
  await page.reload();
  await expect(ownMessages(page)).toContainText(words);
  await expect(reply).toContainText("10, 11, 12");
  await expect(reply).toContainText("What had come is kept.");
  await reply.getByRole("button", { name: "Go on" }).click();
  await complete(page);
  await expect(reply).toContainText(WHOLE.slice(0, WHOLE.indexOf(", 221")));
  await expect(replies(page)).toHaveCount(1);
  await app.stop();
});

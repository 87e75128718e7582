import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "./fixtures";
import { type AppServer, startApp } from "./support/app-server";
import { messagesAt, ReplyReader, sendTo } from "./support/chat-calls";
import { complete, ownMessages, replies, send } from "./support/conversation";
import { newPerson, type Person, signIn } from "./support/people";
import { seededRandom } from "./support/random";
import { randomWord } from "./support/random-words";

const TRIES = 20;
const LONGEST_STREAM_MS = 2_500;
/** Every so many tries the server dies late: several batches of the reply lie behind it then. */
const LATE_EVERY = 5;
const LATE_MS = { from: 4_000, to: 6_000 };
/** After this long the first words of a reply are stored (see `isBatchDue`), with room for a slow machine. */
const STORED_AFTER_MS = 1_500;
/** And after this long every word is: the longest that a batch waits, with as much room. */
const ALL_STORED_AFTER_MS = 3_500;
const COUNT = "Please count to 2000";
const WHOLE = Array.from({ length: 2_000 }, (_, index) => index + 1).join(", ");

/** @property mustHold what was read so long before the end that it has to be stored */
type Told = { conversationId: string; personText: string; hasBegun: boolean; isOld: boolean; mustHold: string };

const headers = (app: AppServer, person: Person) => ({ "content-type": "application/json", origin: app.url, cookie: person.cookie });

/**
 * Asks for a long reply, reads it for a while, then kills the server.
 * @param moment.isLate counts from the first word on and not from the question
 * @returns what the server had told us by then
 */
async function killInStream(app: AppServer, person: Person, moment: { afterMs: number; isLate: boolean }): Promise<Told> {
  const conversationId = crypto.randomUUID();
  const personText = `${COUNT}. ${randomWord()}`;
  const reply = new ReplyReader(await sendTo(app.url, person, { conversationId, text: personText, isNewConversation: true }));
  if (moment.isLate) await reply.has(1);
  let waitedMs = 0;
  const readBy = async (ms: number): Promise<string> => {
    if (ms <= 0) return "";
    await pause(ms - waitedMs);
    waitedMs = ms;
    return reply.text;
  };
  const mustHold = await readBy(moment.afterMs - ALL_STORED_AFTER_MS);
  const isOld = (await readBy(moment.afterMs - STORED_AFTER_MS)) !== "";
  await readBy(moment.afterMs);
  await app.kill9();
  await reply.ended;
  return { conversationId, personText, hasBegun: reply.status !== null, isOld, mustHold };
}

/** What a person has before anything goes wrong: a whole turn, and a memory of their own. */
async function makePast(app: AppServer, person: Person): Promise<{ conversationId: string; messages: object[]; memory: { id: string; content: string } }> {
  const conversationId = crypto.randomUUID();
  const personText = `Good morning to ${randomWord()}.`;
  const reply = new ReplyReader(await sendTo(app.url, person, { conversationId, text: personText, isNewConversation: true }));
  await reply.ended;
  expect(reply.status).toBe("complete");
  const content = `Keeps ${randomWord()}`;
  const created = await fetch(`${app.url}/api/v1/memory`, { method: "POST", headers: headers(app, person), body: JSON.stringify({ type: "fact", content }) });
  expect(created.status).toBe(200);
  const { id } = (await created.json()) as { id: string };
  const messages = [{ role: "person", text: personText, status: "complete" }, { role: "assistant", text: reply.text, status: "complete" }];
  return { conversationId, messages, memory: { id, content } };
}

async function readMemory(app: AppServer, person: Person, id: string): Promise<unknown> {
  const answer = await fetch(`${app.url}/api/v1/memory/${id}`, { headers: headers(app, person) });
  return answer.json();
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
  const past = await makePast(app, person);

  for (let index = 0; index < TRIES; index += 1) {
    const isLate = index % LATE_EVERY === LATE_EVERY - 1;
    const [from, to] = isLate ? [LATE_MS.from, LATE_MS.to] : [0, LONGEST_STREAM_MS];
    told.push(await killInStream(app, person, { afterMs: from + random() * (to - from), isLate }));
    await app.restart();
    expect(await messagesAt(app.url, person, past.conversationId)).toEqual(past.messages);
    expect(await readMemory(app, person, past.memory.id)).toMatchObject({ ...past.memory, version: 1 });
    // All that was ever told, not only the last: a repair must not damage what was whole.
    for (const each of told) {
      const [message, reply, ...more] = await messagesAt(app.url, person, each.conversationId);
      expect(more).toEqual([]);
      expect(each.hasBegun).toBe(true);
      expect(message).toMatchObject({ role: "person", text: each.personText });
      expect(reply).toMatchObject({ role: "assistant", status: "interrupted" });
      const text = reply?.text ?? "";
      expect(WHOLE.startsWith(text)).toBe(true);
      if (each.isOld) expect(text).not.toBe("");
      expect(text.slice(0, each.mustHold.length)).toBe(each.mustHold);
      expect(text).toBe(texts.get(each.conversationId) ?? text);
      texts.set(each.conversationId, text);
    }
  }
  // Or nobody would have asked what became of the later batches.
  expect(told.filter(({ mustHold }) => mustHold !== "")).toHaveLength(TRIES / LATE_EVERY);
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

import { expect, test } from "@playwright/test";
import { type AppServer, startApp } from "./support/app-server";
import { messagesAt, ReplyReader, resumeAt, sendTo, stopAt } from "./support/chat-calls";
import { type DatabaseServer, startDatabaseServer } from "./support/database-server";
import { type FaultServer, startFaultServer } from "./support/fault-server";
import { newPerson, type Person } from "./support/people";
import { randomWord } from "./support/random-words";

/** Two servers before one database: on the embedded one behind a port, or on TEST_DATABASE_URL. They know each other through it alone. */
const CALLS_A_MINUTE = 30;
/** A lease, and the interval in which instances look for those that ran out, with room for a slow machine. */
const CLOSED_WITHIN_MS = 40_000;
const STORY = Array.from({ length: 600 }, (_, index) => `word${index}`).join(" ");

let database: DatabaseServer;
let model: FaultServer;
let apps: [AppServer, AppServer];
let person: Person;

test.beforeAll(async () => {
  // Two first starts, which make a database.
  test.setTimeout(120_000);
  database = await startDatabaseServer();
  model = await startFaultServer();
  model.when("story", { text: STORY, tokensPerSecond: 40 });
  const environment = {
    SIGNUP: "open",
    RATE_LIMIT_PER_MINUTE: String(CALLS_A_MINUTE),
    LLM_BASE_URL: model.url,
    LLM_MODEL: "talker",
    SUMMARY_MODEL: "titler",
    EXTRACTION_MODEL: "extractor",
    ...database.environment,
  };
  // At once, on a database that holds nothing yet: both find the tables to be made.
  apps = await Promise.all([startApp({ environment }), startApp({ environment })]);
  person = await newPerson(apps[0].url);
});
test.afterAll(async () => {
  for (const app of apps) await app.stop();
  await model.close();
  await database.stop();
});

const newTalk = (text: string) => ({ conversationId: crypto.randomUUID(), text: `${text} ${randomWord()}`, isNewConversation: true });
const callsOf = (name: string, words: string) => model.log().filter((call) => call.model === name && JSON.stringify(call.body).includes(words));

test("a reply begun on one is read whole on the other, and refused a second time on both", async () => {
  const [one, other] = apps;
  const talk = { ...newTalk("Tell me a story"), messageId: crypto.randomUUID() };
  const [first, again] = await Promise.all([sendTo(one.url, person, talk), sendTo(other.url, person, talk)]);
  const readers = [new ReplyReader(first), new ReplyReader(again)];
  await readers[0]?.has(100);
  const second = await sendTo(other.url, person, { ...talk, messageId: crypto.randomUUID(), isNewConversation: false });
  expect(second.status).toBe(409);
  const resumed = new ReplyReader(await resumeAt(other.url, person, talk.conversationId));
  for (const reader of [...readers, resumed]) {
    await reader.ended;
    expect(reader.text).toBe(STORY);
    expect(reader.status).toBe("complete");
  }
  expect(callsOf("talker", talk.text)).toHaveLength(1);
});

test("a reply is stopped from the other: the model is cut off, the readers are told, what had come is kept", async () => {
  const [one, other] = apps;
  const talk = newTalk("Tell me a story");
  const reader = new ReplyReader(await sendTo(one.url, person, talk));
  await reader.has(60);
  const stoppedAtMs = performance.now();
  expect(await stopAt(other.url, person, talk.conversationId)).toBe(true);
  await reader.ended;
  expect(performance.now() - stoppedAtMs).toBeLessThan(5_000);
  expect(reader.status).toBe("stopped");
  await expect.poll(() => callsOf("talker", talk.text)[0]?.aborted).toBe(true);
  const [, reply] = await messagesAt(other.url, person, talk.conversationId);
  expect(reply).toEqual({ role: "assistant", status: "stopped", text: reader.text });
});

for (const [dying, surviving] of [[0, 1], [1, 0]] as const) {
  test(`when server ${dying + 1} is killed in the middle of a reply, the other closes it and tells its readers`, async () => {
    test.setTimeout(120_000);
    const [victim, survivor] = [apps[dying], apps[surviving]];
    const talk = newTalk("Tell me a story");
    const reader = new ReplyReader(await sendTo(victim.url, person, talk));
    await reader.has(1);
    const elsewhere = new ReplyReader(await resumeAt(survivor.url, person, talk.conversationId));
    await elsewhere.has(100);
    const killedAtMs = performance.now();
    await victim.kill9();
    await elsewhere.ended;
    expect(performance.now() - killedAtMs).toBeLessThan(CLOSED_WITHIN_MS);
    expect(elsewhere.status).toBe("interrupted");
    expect(STORY.startsWith(elsewhere.text)).toBe(true);
    const [, reply] = await messagesAt(survivor.url, person, talk.conversationId);
    expect(reply).toEqual({ role: "assistant", status: "interrupted", text: elsewhere.text });
    // What follows a turn is done all the same, by the one that is left.
    await expect.poll(() => callsOf("extractor", talk.text).length, { timeout: 20_000 }).toBe(1);
    await victim.restart();
  });
}

test("each message is read for memories once, whichever server answers and works", async () => {
  const talks = Array.from({ length: 8 }, () => newTalk("I like"));
  await Promise.all(talks.map(async (talk, index) => new ReplyReader(await sendTo((apps[index % 2] ?? apps[0]).url, person, talk)).ended));
  for (const { text } of talks) await expect.poll(() => callsOf("extractor", text).length, { timeout: 20_000 }).toBeGreaterThan(0);
  // Jobs that follow are queued together: when a later message has been read, a second reading of these would have begun.
  const last = newTalk("I like");
  await new ReplyReader(await sendTo(apps[1].url, person, last)).ended;
  await expect.poll(() => callsOf("extractor", last.text).length, { timeout: 20_000 }).toBe(1);
  for (const { text } of talks) {
    expect(callsOf("extractor", text)).toHaveLength(1);
    await expect.poll(() => callsOf("titler", text).length, { timeout: 20_000 }).toBe(1);
  }
});

test("a caller has one limit, not one for each server", async () => {
  const statuses: number[] = [];
  const startedAtMs = performance.now();
  for (let call = 0; call < CALLS_A_MINUTE * 2; call += 1) {
    const answer = await fetch(`${(apps[call % 2] ?? apps[0]).url}/api/v1/conversations`);
    await answer.text();
    statuses.push(answer.status);
  }
  const refilled = Math.ceil(((performance.now() - startedAtMs) / 60_000) * CALLS_A_MINUTE);
  const letThrough = statuses.filter((status) => status === 401).length;
  expect(letThrough).toBeGreaterThanOrEqual(CALLS_A_MINUTE);
  expect(letThrough).toBeLessThanOrEqual(CALLS_A_MINUTE + refilled);
  expect(statuses.filter((status) => status === 429)).toHaveLength(statuses.length - letThrough);
});

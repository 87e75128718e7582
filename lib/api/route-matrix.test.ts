import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import type { Answer } from "@/lib/accounts/__fixtures__/test-browser";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { newConversationId, submit, talk, useModelServer } from "@/e2e/support/turns";
import { startSession } from "@/lib/accounts/sessions/commands";
import { readMessages } from "@/lib/chat/queries";
import { db, inTransaction } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { createMemory } from "@/lib/memory/commands";
import { parkWork } from "@/lib/memory/dead-letters/commands";
import { createQuestion } from "@/lib/memory/questions/run-question";
import { storeProposal } from "@/lib/memory/review/commands";
import { NewMemory } from "@/lib/memory/schema";
import { type Access, type Attempt, type Named, ROUTE_TABLE } from "./__fixtures__/route-table";

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

useTestDatabase();
const { server, useModel } = useModelServer();

/** Unguessable, and in everything that the victim owns. */
const MARKER = `marker-${newId()}`;
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const APP = path.resolve(import.meta.dirname, "..", "..", "app");

async function findHandlers(): Promise<Map<string, Handler>> {
  const files = readdirSync(APP, { recursive: true, encoding: "utf8" }).filter((file) => /(^|\/)route\.ts$/.test(file));
  const handlers = new Map<string, Handler>();
  for (const file of files) {
    const exported = (await import(pathToFileURL(path.join(APP, file)).href)) as Record<string, Handler>;
    for (const method of METHODS) {
      const handler = exported[method];
      if (handler) handlers.set(`${method} /${path.dirname(file)}`, handler);
    }
  }
  return handlers;
}
const handlers = await findHandlers();

type Somebody = { readonly ownerId: string; readonly browser: TestBrowser; readonly named: Named };
let victim: Somebody;
let mallory: Somebody;
let revoked: TestBrowser;
const nobodys: Named = { conversationId: newId(), messageId: newId(), replyId: newId(), memoryId: newId(), sessionId: newId(), accountId: newId(), proposalId: newId(), deadLetterId: newId(), questionId: newId() };

/** Someone with one of everything, the marker in all of it. */
async function someone(word: string): Promise<Somebody> {
  const { ownerId, scope } = await makeAccount();
  const conversationId = newConversationId();
  server().when(word, `You said ${word}.`);
  await talk(scope, submit(conversationId, `My word is ${word}.`));
  // What is looked for in other people's answers must be there to be found.
  expect(JSON.stringify(server().log())).toContain(word);
  const [message, reply] = (await readMessages(scope, conversationId))?.messages ?? [];
  const memory = await createMemory(scope, NewMemory.parse({ type: "fact", content: `The word is ${word}`, key: word, value: word, metadata: { word } }), { origin: "person" });
  const session = await startSession(ownerId, word);
  const evidence = { quote: word, messageId: message?.id ?? "" };
  const proposed = { content: `The word may be ${word}`, type: "fact" as const, key: word, value: word, importance: 3, confidence: 1, evidence };
  await inTransaction((transaction) => storeProposal(transaction, scope, { messageId: evidence.messageId, conversationId, saidAt: new Date() }, { candidate: proposed, named: new Map() }));
  await parkWork(scope.ownerId, { kind: "memory.extract", messageId: evidence.messageId, payload: { word }, error: "unparsable", attempts: 5 });
  const [proposal, deadLetter] = await Promise.all([db().memoryProposal.findFirstOrThrow({ where: { ownerId } }), db().deadLetter.findFirstOrThrow({ where: { ownerId } })]);
  if (!message || !reply) throw new Error("A turn leaves two messages");
  const question = await createQuestion(scope, { question: `Is the word ${word}?`, expected: [{ kind: "memory", id: memory.id }, { kind: "message", id: message.id }] });
  if (!question.ok) throw new Error("A question about what is there is kept");
  return {
    ownerId,
    browser: await signedInBrowser(ownerId),
    named: { conversationId, messageId: message.id, replyId: reply.id, memoryId: memory.id, sessionId: session.sessionId, accountId: ownerId, proposalId: proposal.id, deadLetterId: deadLetter.id, questionId: question.value.id },
  };
}

beforeAll(async () => {
  useModel("ok");
  victim = await someone(MARKER);
  mallory = await someone("harbour");
  revoked = (await signedInBrowser(mallory.ownerId)).copy();
  await db().session.deleteMany({ where: { ownerId: mallory.ownerId, id: { not: mallory.named.sessionId } } });
});

/** A hash of every row that names the victim, in every table there is. */
async function rowsOfVictim(): Promise<string> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  const hash = createHash("sha256");
  for (const { name } of tables) {
    const rows = await db().$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM ${name} t WHERE t::text LIKE '%${victim.ownerId}%' ORDER BY 1`);
    for (const { row } of rows) hash.update(`${name} ${row}\n`);
  }
  return hash.digest("hex");
}

function send(name: string, browser: TestBrowser, { params, query = "", body }: Attempt): Promise<Answer> {
  const [method = "", route = ""] = name.split(" ");
  const handler = handlers.get(name);
  if (!handler) throw new Error(`There is no handler ${name}`);
  const url = route.replace(/\[(\w+)\]/g, (_all, key: string) => params?.[key] ?? key);
  return browser.send(handler, `${url}${query}`, { method, ...(params ? { params } : {}), ...(body === undefined ? {} : { body }) });
}

/** The ids themselves, when a request ended, and how much is left of a limit are all that may differ. */
const comparable = ({ status, json, headers }: Answer, named: Named) => ({
  status,
  body: Object.values(named).reduce((text, id) => text.replaceAll(id, "<id>"), JSON.stringify({ ...json, request_id: "" })),
  headers: [...headers.keys()].sort(),
});

const attemptsOf = (access: Access, named: Named, own: Named): (readonly [string, Attempt])[] => {
  if (access.who === "named") return Object.entries(access.attempts).map(([what, make]) => [what, make(named, own)] as const);
  if (access.who === "admin") return [["as a member", access.attempt(named)]];
  return access.who === "own" ? [["nothing", access.attempt]] : [];
};

it("holds every handler of the app, and no other", () => {
  expect([...handlers.keys()].sort()).toEqual(Object.keys(ROUTE_TABLE).sort());
});

const guarded = Object.entries(ROUTE_TABLE).filter(([, { who }]) => who !== "public");

describe.each(guarded)("%s", (name, access) => {
  it.each([
    ["nobody signed in", () => new TestBrowser()],
    // A copy has an address of its own: that of one would be limited.
    ["a session that has ended", () => revoked.copy()],
  ])("401: %s, whatever is named, and nothing of it is touched", async (_who, browser) => {
    const before = await rowsOfVictim();
    for (const named of [victim.named, nobodys]) {
      for (const [what, attempt] of attemptsOf(access, named, mallory.named)) {
        const answer = await send(name, browser(), attempt);
        expect(answer, what).toMatchObject({ status: 401, json: { code: "not_signed_in" } });
        expect(JSON.stringify(answer.json)).not.toContain(MARKER);
      }
    }
    expect(await rowsOfVictim()).toBe(before);
  });

  it("another person sees and changes nothing of it", async () => {
    const before = await rowsOfVictim();
    const asked = server().log().length;
    for (const [what, attempt] of attemptsOf(access, victim.named, mallory.named)) {
      const visitor = await signedInBrowser(mallory.ownerId);
      const answer = await send(name, visitor, attempt);
      expect(answer.status, what).toBeLessThan(500);
      expect(JSON.stringify([answer.json, ...answer.headers]), what).not.toContain(MARKER);
      if (access.who === "admin") expect(answer.status).toBe(403);
      if (access.who !== "named") continue;
      expect(answer.status, what).toBe(404);
      const forNobodys = access.attempts[what]?.(nobodys, mallory.named) ?? {};
      const likeNothing = await send(name, await signedInBrowser(mallory.ownerId), forNobodys);
      expect(comparable(answer, victim.named), what).toEqual(comparable(likeNothing, nobodys));
    }
    expect(await rowsOfVictim()).toBe(before);
    expect(JSON.stringify(server().log().slice(asked))).not.toContain(MARKER);
  });
});

it("a conversation and a message that carry another's ids are one's own", async () => {
  const before = await rowsOfVictim();
  const { conversationId, messageId, replyId, memoryId } = victim.named;
  const asked = server().log().length;
  const visitor = await signedInBrowser(mallory.ownerId);
  const body = { trigger: "submit", conversationId, isNewConversation: true, message: { id: messageId, text: "What is my word?" }, withoutMemoryIds: [memoryId] };
  expect((await send("POST /api/chat", visitor, { body })).status).toBe(200);
  const page = await send("GET /api/v1/conversations/[conversationId]/messages", visitor, { params: { conversationId } });
  expect(page.status).toBe(200);
  expect(JSON.stringify(page.json)).not.toContain(MARKER);
  expect(JSON.stringify(page.json)).not.toContain(replyId);
  expect(JSON.stringify(server().log().slice(asked))).not.toContain(MARKER);
  expect(await rowsOfVictim()).toBe(before);
});

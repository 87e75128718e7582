import pg from "pg";
import { afterEach, describe, expect, it, vi } from "vitest";
import { newConversationId, newMessageId, useModelServer } from "@/e2e/support/turns";
import { startSession } from "@/lib/auth/commands";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { encodeSessionToken } from "@/lib/auth/session-token";
import type { OwnerId } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { createMemory } from "@/lib/memory/commands";
import { NewMemory } from "@/lib/memory/schema";
import { POST as stop } from "./[conversationId]/stop/route";
import { GET as resume } from "./[conversationId]/stream/route";
import { POST as chat } from "./route";

useTestDatabase();
const { server, useModel } = useModelServer();
afterEach(() => vi.restoreAllMocks());

const ORIGIN = "http://127.0.0.1:3000";
const NO_PARAMS = { params: Promise.resolve({}) };

async function signIn(ownerId: OwnerId): Promise<Record<string, string>> {
  const token = await encodeSessionToken(await startSession(ownerId, null));
  return { cookie: `${sessionCookieName()}=${token}`, host: "127.0.0.1:3000", origin: ORIGIN, "content-type": "application/json" };
}

const post = (headers: Record<string, string>, body: unknown) =>
  chat(new Request(`${ORIGIN}/api/chat`, { method: "POST", headers, body: typeof body === "string" ? body : JSON.stringify(body) }), NO_PARAMS);
const at = (headers: Record<string, string>, conversationId: string, method: string) =>
  [new Request(`${ORIGIN}/api/chat/${conversationId}/x`, { method, headers }), { params: Promise.resolve({ conversationId }) }] as const;

const ask = (text: string, more: object = {}) => ({
  trigger: "submit",
  conversationId: newConversationId(),
  isNewConversation: true,
  message: { id: newMessageId(), text },
  ...more,
});

type Chunk = { type: string; delta?: string; errorText?: string; messageId?: string; messageMetadata?: { status?: string } };

async function readChunks(response: Response): Promise<Chunk[]> {
  const frames = (await response.text()).split("\n\n").filter((frame) => frame.startsWith("data: ") && frame !== "data: [DONE]");
  return frames.map((frame) => JSON.parse(frame.slice("data: ".length)) as Chunk);
}

describe("POST /api/chat", () => {
  it("200: a stream that useChat reads", async () => {
    useModel("ok");
    server().when("Say hello", { text: "Hello there.", reasoning: "A greeting." });
    const { ownerId } = await makeOwner();
    const response = await post(await signIn(ownerId), ask("Say hello"));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "x-vercel-ai-ui-message-stream": "v1",
      "x-accel-buffering": "no",
      "x-ratelimit-remaining": expect.any(String) as string,
    });
    expect(response.headers.get("cache-control")).toContain("no-store");
    const chunks = await readChunks(response);
    expect(chunks[0]).toMatchObject({ type: "start", messageMetadata: { status: "streaming" } });
    expect(chunks.filter(({ type }) => type === "text-delta").map(({ delta }) => delta).join("")).toBe("Hello there.");
    expect(chunks.filter(({ type }) => type === "reasoning-delta").map(({ delta }) => delta).join("")).toBe("A greeting.");
    expect(chunks.map(({ type }) => type)).toEqual(expect.arrayContaining(["data-memories", "data-receipt"]));
    expect(chunks.at(-1)).toMatchObject({ type: "finish", messageMetadata: { status: "complete" } });
  });

  it("200: a model that fails is told in the stream, as a sentence", async () => {
    useModel("fault:401");
    const { ownerId } = await makeOwner();
    const chunks = await readChunks(await post(await signIn(ownerId), ask("Fail, please")));
    expect(chunks.at(-1)).toMatchObject({ type: "error", errorText: expect.stringContaining("did not accept the API key") as string });
    expect(chunks.at(-2)).toMatchObject({ type: "message-metadata", messageMetadata: { status: "failed" } });
  });

  it.each([
    ["400: nothing written", ask("  "), 400],
    ["400: NUL", ask("a\u0000b"), 400],
    ["400: half a character", ask("a\ud800b"), 400],
    ["400: not JSON", "{", 400],
    ["404: a conversation that is not there", ask("x", { isNewConversation: false }), 404],
    ["404: a parent that is not there", ask("x", { parentId: newMessageId() }), 404],
    ["413: a megabyte and more", ask("x".repeat(1_200_000)), 413],
  ])("%s", async (_name, body, status) => {
    useModel("ok");
    const { ownerId } = await makeOwner();
    const response = await post(await signIn(ownerId), body);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });

  it("401: nobody signed in; 403: another site", async () => {
    const { ownerId } = await makeOwner();
    const headers = await signIn(ownerId);
    expect((await post({ ...headers, cookie: "" }, ask("x"))).status).toBe(401);
    expect((await post({ ...headers, origin: "https://evil.example" }, ask("x"))).status).toBe(403);
  });

  it("409: another text under the same id", async () => {
    useModel("ok");
    const { ownerId } = await makeOwner();
    const headers = await signIn(ownerId);
    const request = ask("First");
    await (await post(headers, request)).text();
    const response = await post(headers, { ...request, message: { ...request.message, text: "Second" } });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: "conflict" });
  });

  it("asks the database no more than six times before the model is asked, with memories and a long conversation", async () => {
    useModel("rate:max:3");
    const { ownerId, scope } = await makeOwner();
    for (const content of ["Keeps bees on the roof", "Lives by the harbour"]) {
      await createMemory(scope, NewMemory.parse({ type: "fact", content }), { origin: "person" });
    }
    const headers = await signIn(ownerId);
    const request = ask("What do I keep on the roof?");
    for (let turn = 0; turn < 3; turn += 1) {
      await (await post(headers, { ...request, isNewConversation: turn === 0, message: { id: newMessageId(), text: `Bees ${turn}` } })).text();
    }
    const statements: string[] = [];
    const query = pg.Client.prototype.query;
    const before = server().log().length;
    vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: pg.Client, ...parameters: unknown[]) {
      const [first] = parameters;
      const text = typeof first === "string" ? first : typeof first === "object" && first !== null && "text" in first ? String(first.text) : "";
      if (server().log().length === before && !/jobs\.|UPDATE turns SET lease|search_documents.*INSERT|turn_events/.test(text)) statements.push(text.trim().slice(0, 60));
      return Reflect.apply(query, this, parameters) as ReturnType<typeof query>;
    });
    await (await post(headers, { ...request, isNewConversation: false, message: { id: newMessageId(), text: "What do I keep on the roof?" } })).text();
    expect(statements, statements.join("\n")).toHaveLength(Math.min(statements.length, 6));
    expect(statements.length).toBeGreaterThan(3);
  });
});

describe("a reply that is being written", () => {
  it("is read from its beginning by whoever comes back, and stopped from anywhere", async () => {
    useModel("rate:200:2000", { timeouts: { betweenTokensMs: 2_000 } });
    const [ada, mallory] = [await makeOwner(), await makeOwner()];
    const [headers, others] = [await signIn(ada.ownerId), await signIn(mallory.ownerId)];
    const request = ask("Count for long");
    const first = await post(headers, request);
    await first.body?.cancel();
    const resumed = await resume(...at(headers, request.conversationId, "GET"));
    expect(resumed.status).toBe(200);

    expect((await resume(...at(others, request.conversationId, "GET"))).status).toBe(404);
    expect((await stop(...at(others, request.conversationId, "POST"))).status).toBe(404);
    const busy = await post(headers, ask("Too early", { conversationId: request.conversationId, isNewConversation: false }));
    expect(busy.status).toBe(409);
    expect(await busy.json()).toMatchObject({ code: "turn_running" });

    const stopped = await stop(...at(headers, request.conversationId, "POST"));
    expect(await stopped.json()).toEqual({ wasRunning: true });
    const chunks = await readChunks(resumed);
    expect(chunks.find(({ type }) => type === "text-delta")?.delta?.startsWith("t0 ")).toBe(true);
    expect(chunks.at(-1)).toMatchObject({ type: "finish", messageMetadata: { status: "stopped" } });
    expect((await resume(...at(headers, request.conversationId, "GET"))).status).toBe(204);
    expect((await resume(...at(headers, newConversationId(), "GET"))).status).toBe(404);
  });
});

import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { endSessions } from "@/lib/accounts/sessions/commands";
import { useTestDatabase } from "@/lib/db/test-database";
import { ok } from "@/lib/result";
import { contract } from "./contract";
import { route } from "./route";

useTestDatabase();

const shout = contract({
  method: "POST",
  path: "/api/shout",
  summary: "For this test",
  status: 200,
  body: z.object({ text: z.string().max(20) }),
  response: z.object({ said: z.string() }),
  failures: [],
});
const ahead = vi.fn(({ body }: { body: { text: string } }) => body.text.toUpperCase());
const handle = vi.fn(async ({ ahead: loud }: { ahead: string | undefined }) => ok({ said: loud ?? "nothing" }));
const POST = route(shout, { limit: "read", ahead }, handle);
beforeEach(() => {
  ahead.mockClear();
  handle.mockClear();
});

async function ask(cookies: ReadonlyMap<string, string>, body: unknown) {
  const headers = {
    host: "127.0.0.1:3000",
    origin: "http://127.0.0.1:3000",
    "content-type": "application/json",
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
  };
  const response = await POST(new Request("http://127.0.0.1:3000/api/shout", { method: "POST", headers, body: JSON.stringify(body) }), { params: Promise.resolve({}) });
  return { status: response.status, body: (await response.json()) as { said?: string; issues?: unknown } };
}

async function somebody() {
  const { ownerId } = await makeAccount();
  const { cookies } = await signedInBrowser(ownerId);
  return { ownerId, cookies };
}

describe("work done before it is known who asks", () => {
  it("is handed to the handler", async () => {
    const { cookies } = await somebody();
    expect(await ask(cookies, { text: "hello" })).toEqual({ status: 200, body: { said: "HELLO" } });
    expect(ahead).toHaveBeenCalledTimes(1);
  });

  it("is for nothing where the session was ended: nobody handles it, and a mistake in it is not told", async () => {
    const { ownerId, cookies } = await somebody();
    await endSessions(ownerId);
    expect((await ask(cookies, { text: "hello" })).status).toBe(401);
    expect(ahead).toHaveBeenCalledTimes(1);
    ahead.mockImplementationOnce(() => {
      throw new Error("nobody asks what came of it");
    });
    expect((await ask(cookies, { text: "hello" })).status).toBe(401);
    const wrong = await ask(cookies, { text: 7 });
    expect(wrong.status).toBe(401);
    expect(wrong.body.issues).toBeUndefined();
    expect(handle).not.toHaveBeenCalled();
  });

  it("is not begun for somebody without a session of ours", async () => {
    expect((await ask(new Map([["commonplace.session", "made-up"]]), { text: "hello" })).status).toBe(401);
    expect((await ask(new Map(), { text: "hello" })).status).toBe(401);
    expect(ahead).not.toHaveBeenCalled();
  });

  it("is not begun on a body that is not valid, which is told as ever", async () => {
    const { cookies } = await somebody();
    const wrong = await ask(cookies, { text: "much too long for what is taken here" });
    expect(wrong.status).toBe(400);
    expect(wrong.body.issues).toBeDefined();
    expect(ahead).not.toHaveBeenCalled();
  });

  it("breaks the call where it breaks, and says no more than that", async () => {
    ahead.mockImplementationOnce(() => {
      throw new Error("a secret of ours");
    });
    const { cookies } = await somebody();
    const broken = await ask(cookies, { text: "hello" });
    expect(broken.status).toBe(500);
    expect(JSON.stringify(broken.body)).not.toContain("secret");
    expect(handle).not.toHaveBeenCalled();
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { PATCH as setMode } from "@/app/api/v1/conversations/[conversationId]/memory/route";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { readMemoryMode } from "@/lib/chat/memory-mode/queries";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { tell } from "@/lib/memory/summary/__fixtures__/told-conversation";
import { GET as read, PATCH as change } from "./route";

useTestDatabase();

const PATH = "/api/v1/memory/settings";
let ada: Awaited<ReturnType<typeof makeAccount>>;
let browser: TestBrowser;
let mallory: TestBrowser;
beforeAll(async () => {
  ada = await makeAccount();
  browser = await signedInBrowser(ada.ownerId);
  mallory = await signedInBrowser((await makeAccount()).ownerId);
});

describe(PATH, () => {
  it("200: on to begin with, off when switched off, and nobody else's changes", async () => {
    expect(await browser.send(read, PATH, { method: "GET" })).toMatchObject({ status: 200, json: { memory_enabled: true } });
    expect(await browser.send(change, PATH, { method: "PATCH", body: { memory_enabled: false } })).toMatchObject({ status: 200, json: { memory_enabled: false } });
    expect((await browser.send(read, PATH, { method: "GET" })).json).toEqual({ memory_enabled: false });
    expect((await mallory.send(read, PATH, { method: "GET" })).json).toEqual({ memory_enabled: true });
  });

  it("400: what is no switch", async () => {
    expect((await browser.send(change, PATH, { method: "PATCH", body: { memory_enabled: "no" } })).status).toBe(400);
  });

  it("401: nobody signed in", async () => {
    const nobody = new TestBrowser();
    expect([(await nobody.send(read, PATH, { method: "GET" })).status, (await nobody.send(change, PATH, { method: "PATCH", body: { memory_enabled: true } })).status]).toEqual([401, 401]);
  });
});

describe("PATCH /api/v1/conversations/{id}/memory", () => {
  const put = (conversationId: string, body: object, as = browser) =>
    as.send(setMode, `/api/v1/conversations/${conversationId}/memory`, { params: { conversationId }, method: "PATCH", body });

  it("200: each mode is kept", async () => {
    const { conversationId } = await tell(ada.scope);
    expect(await readMemoryMode(ada.scope, conversationId)).toBe("learn");
    for (const mode of ["off", "read", "learn"]) {
      expect(await put(conversationId, { memory_mode: mode })).toMatchObject({ status: 200, json: { memory_mode: mode } });
      expect(await readMemoryMode(ada.scope, conversationId)).toBe(mode);
    }
  });

  it("400: a mode that there is not", async () => {
    expect((await put((await tell(ada.scope)).conversationId, { memory_mode: "some" })).status).toBe(400);
  });

  it("401: nobody signed in", async () => {
    expect((await put(newId(), { memory_mode: "off" }, new TestBrowser())).status).toBe(401);
  });

  it("404: another's, as for one that is not there", async () => {
    const { conversationId } = await tell(ada.scope);
    expect([(await put(conversationId, { memory_mode: "off" }, mallory)).status, (await put(newId(), { memory_mode: "off" })).status]).toEqual([404, 404]);
    expect(await readMemoryMode(ada.scope, conversationId)).toBe("learn");
  });
});

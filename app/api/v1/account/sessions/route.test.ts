import { encode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { newId } from "@/lib/ids";
import { db } from "@/lib/db/client";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { useTestDatabase } from "@/lib/db/test-database";
import { POST as signOut } from "@/app/api/v1/account/sign-out/route";
import { DELETE as endOne } from "./[sessionId]/route";
import { DELETE as endAll, GET as list } from "./route";

useTestDatabase();
const COOKIE = "commonplace.session";
const PATH = "/api/v1/account/sessions";
const listAs = (browser: TestBrowser) => browser.send(list, PATH, { method: "GET" });

describe("/api/v1/account/sessions", () => {
  it("200: lists one's own, and says which this is", async () => {
    const { ownerId } = await makeAccount();
    const here = await signedInBrowser(ownerId);
    await signedInBrowser(ownerId);
    await signedInBrowser((await makeAccount()).ownerId);
    const answer = await listAs(here);
    expect(answer.status).toBe(200);
    expect(answer.json).toHaveLength(2);
    expect(Object.values(answer.json).filter((session) => (session as { is_current: boolean }).is_current)).toHaveLength(1);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("401: nobody signed in", async () => {
    expect(await listAs(new TestBrowser())).toMatchObject({ status: 401, json: { code: "not_signed_in", detail: "Authentication required" } });
  });

  it("204: signing out everywhere acts at once, also on copies of the cookie", async () => {
    const { ownerId } = await makeAccount();
    const [here, elsewhere] = [await signedInBrowser(ownerId), await signedInBrowser(ownerId)];
    const copy = here.copy();
    const answer = await here.send(endAll, PATH, { method: "DELETE" });
    expect(answer.status).toBe(204);
    expect(here.cookies.has(COOKIE)).toBe(false);
    for (const browser of [here, copy, elsewhere]) expect((await listAs(browser)).status).toBe(401);
  });

  it("204: signing out ends this session only, and a copy of its cookie", async () => {
    const { ownerId } = await makeAccount();
    const [here, elsewhere] = [await signedInBrowser(ownerId), await signedInBrowser(ownerId)];
    const copy = here.copy();
    expect((await here.send(signOut, "/api/v1/account/sign-out")).status).toBe(204);
    expect((await listAs(copy)).status).toBe(401);
    expect((await listAs(elsewhere)).status).toBe(200);
  });

  it("204, 404: ends one of one's own, never another person's", async () => {
    const { ownerId } = await makeAccount();
    const here = await signedInBrowser(ownerId);
    const elsewhere = await signedInBrowser(ownerId);
    const other = await makeAccount();
    const theirs = await signedInBrowser(other.ownerId);
    const end = (sessionId: string) => here.send(endOne, `${PATH}/${sessionId}`, { method: "DELETE", params: { sessionId } });

    const mine = await db().session.findFirstOrThrow({ where: { ownerId }, orderBy: { createdAt: "desc" } });
    expect((await end(mine.id)).status).toBe(204);
    expect((await listAs(elsewhere)).status).toBe(401);
    const foreign = await db().session.findFirstOrThrow({ where: { ownerId: other.ownerId } });
    const [refused, unknown] = [await end(foreign.id), await end(newId())];
    expect(refused.status).toBe(404);
    expect({ ...refused.json, request_id: "" }).toEqual({ ...unknown.json, request_id: "" });
    expect((await end("not-an-id")).status).toBe(404);
    expect((await listAs(theirs)).status).toBe(200);
  });

  it.each([
    ["suspended", (ownerId: string) => db().account.update({ where: { ownerId }, data: { status: "suspended" } })],
    ["deleted", (ownerId: string) => db().owner.delete({ where: { id: ownerId } })],
    ["idle for 31 days", (ownerId: string) => db().session.updateMany({ where: { ownerId }, data: { lastSeenAt: new Date(Date.now() - 31 * 86_400_000) } })],
    ["past its last day", (ownerId: string) => db().session.updateMany({ where: { ownerId }, data: { expiresAt: new Date(Date.now() - 1000) } })],
  ])("401: at once when the account or session is %s", async (_name, end) => {
    const { ownerId } = await makeAccount();
    const browser = await signedInBrowser(ownerId);
    expect((await listAs(browser)).status).toBe(200);
    await end(ownerId);
    expect((await listAs(browser)).status).toBe(401);
  });

  it("notes when a session was last used, by the hour", async () => {
    const { ownerId } = await makeAccount();
    const browser = await signedInBrowser(ownerId);
    const twoHoursAgo = new Date(Date.now() - 2 * 3_600_000);
    await db().session.updateMany({ where: { ownerId }, data: { lastSeenAt: twoHoursAgo } });
    await listAs(browser);
    const { lastSeenAt } = await db().session.findFirstOrThrow({ where: { ownerId } });
    expect(Date.now() - lastSeenAt.getTime()).toBeLessThan(60_000);
  });

  it("401: for every token that this installation did not make", async () => {
    const { ownerId } = await makeAccount();
    const browser = await signedInBrowser(ownerId);
    const { id: sessionId } = await db().session.findFirstOrThrow({ where: { ownerId } });
    const secret = process.env["AUTH_SECRET"] ?? "";
    const token = { ownerId, sessionId };
    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from(JSON.stringify(token)).toString("base64url")}.`;
    const genuine = browser.cookies.get(COOKIE) ?? "";
    const forged = [
      unsigned,
      ...(await Promise.all(["secret", "secr3t", "changeme", "x"].map((wrong) => encode({ token, secret: wrong, salt: COOKIE })))),
      await encode({ token, secret, salt: "authjs.session-token" }),
      await encode({ token, secret, salt: COOKIE, maxAge: -60 }),
      await encode({ token: { ...token, nbf: Math.floor(Date.now() / 1000) + 3600 }, secret, salt: COOKIE }),
      await encode({ token: { sub: ownerId }, secret, salt: COOKIE }),
      await encode({ token: { ownerId: (await makeAccount()).ownerId, sessionId }, secret, salt: COOKIE }),
      `${genuine.slice(0, -4)}AAAA`,
      "%",
      "%E0%A4%A",
      "x".repeat(60_000),
      "....",
    ];
    for (const value of forged) {
      const forger = new TestBrowser();
      forger.cookies.set(COOKIE, value);
      expect((await listAs(forger)).status, value.slice(0, 40)).toBe(401);
    }
    expect((await listAs(browser)).status).toBe(200);
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { POST as complete } from "@/app/api/v1/account/verification/complete/route";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { TEST_ORIGIN, TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { resolveIdentity } from "@/lib/accounts/commands";
import { hashLinkToken } from "@/lib/accounts/links/link-token";
import { db } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { POST } from "./route";

useTestDatabase();
const DAY_MS = 24 * 60 * 60 * 1000;

let admin: TestBrowser;
beforeEach(async () => {
  await db().owner.deleteMany();
  await db().throttleBucket.deleteMany();
  admin = await signedInBrowser((await makeAccount({ role: "admin" })).ownerId);
});

const makeLinkFor = (accountId: string, browser = admin) => browser.send(POST, `/api/v1/admin/accounts/${accountId}/verification-link`, { params: { accountId } });
const tokenIn = ({ json }: { json: Record<string, unknown> }) => String(json["url"]).slice(`${TEST_ORIGIN}/verify/`.length);
const confirm = (token: string, password: string) => new TestBrowser().send(complete, "/api/v1/account/verification/complete", { body: { token, password } });
const isConfirmed = async (ownerId: string) => (await db().account.findUniqueOrThrow({ where: { ownerId } })).emailVerifiedAt !== null;

describe("POST /api/v1/admin/accounts/[accountId]/verification-link", () => {
  it("201: a link at our own address, for a day, of which only a hash is kept", async () => {
    const { ownerId, email } = await makeAccount();
    const askedAtMs = Date.now();
    const answer = await makeLinkFor(ownerId);
    expect(answer).toMatchObject({ status: 201, json: { mailed_to: null } });
    expect(answer.json["url"]).toMatch(new RegExp(`^${TEST_ORIGIN}/verify/[\\w-]{43}$`));
    const lastsMs = Date.parse(String(answer.json["expires_at"])) - askedAtMs;
    expect(lastsMs).toBeGreaterThanOrEqual(DAY_MS);
    expect(lastsMs).toBeLessThan(DAY_MS + 60_000);
    const kept = await db().oneTimeLink.findMany({ where: { ownerId } });
    expect(kept).toMatchObject([{ purpose: "verification", email }]);
    expect(Buffer.from(kept[0]?.tokenHash ?? [])).toEqual(Buffer.from(hashLinkToken(tokenIn(answer))));
    expect(await isConfirmed(ownerId)).toBe(false);
  });

  it("401: nobody signed in", async () => {
    const { ownerId } = await makeAccount();
    expect((await makeLinkFor(ownerId, new TestBrowser())).status).toBe(401);
    expect(await db().oneTimeLink.count()).toBe(0);
  });

  it("403: a member, for their own account too", async () => {
    const { ownerId } = await makeAccount();
    expect((await makeLinkFor(ownerId, await signedInBrowser(ownerId))).status).toBe(403);
    expect(await db().oneTimeLink.count()).toBe(0);
  });

  it("404: an account that is not there, no id, and a suspended one", async () => {
    const suspended = await makeAccount({ status: "suspended" });
    for (const accountId of [newId(), "x", suspended.ownerId]) expect((await makeLinkFor(accountId)).status).toBe(404);
    expect(await db().oneTimeLink.count()).toBe(0);
  });

  it("409: an address that is confirmed already", async () => {
    const { ownerId } = await makeAccount({ emailVerifiedAt: new Date() });
    expect(await makeLinkFor(ownerId)).toMatchObject({ status: 409, json: { detail: "This address is confirmed already, so it needs no link." } });
    expect(await db().oneTimeLink.count()).toBe(0);
  });

  it("429: an admin whose calls are used up", async () => {
    const { ownerId } = await makeAccount();
    await makeLinkFor(ownerId);
    // Empty, and last filled in the future, so that nothing flows in before the next call.
    await db().$executeRaw`UPDATE throttle_buckets SET tokens = 0, updated_at = updated_at + interval '5 minutes'`;
    const answer = await makeLinkFor(ownerId);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("a confirmation link that an admin made", () => {
  const comeThroughGoogle = (email: string) => resolveIdentity({ provider: "google", subject: `subject of ${email}`, provenEmail: email, invitation: null, connectTo: null });

  it("confirms the address once, with the password of the account; from then on Google leads in", async () => {
    const { ownerId, email, password } = await makeAccount();
    expect(await comeThroughGoogle(email)).toMatchObject({ ok: false, failure: "address_unconfirmed" });
    const token = tokenIn(await makeLinkFor(ownerId));
    expect((await confirm(token, password)).status).toBe(200);
    expect(await isConfirmed(ownerId)).toBe(true);
    expect((await confirm(token, password)).status).toBe(422);
    expect(await comeThroughGoogle(email)).toMatchObject({ ok: true, value: { ownerId } });
  });

  it("confirms nothing for someone who does not know the password, such as the owner of an address that another used", async () => {
    const { ownerId } = await makeAccount();
    expect((await confirm(tokenIn(await makeLinkFor(ownerId)), "not the password")).status).toBe(401);
    expect(await isConfirmed(ownerId)).toBe(false);
  });

  it("lets an account in whose mail never arrived", async () => {
    const { ownerId, password } = await makeAccount({ status: "pending" });
    expect((await confirm(tokenIn(await makeLinkFor(ownerId)), password)).status).toBe(200);
    expect(await db().account.findUnique({ where: { ownerId } })).toMatchObject({ status: "active" });
  });

  it("ends when a newer one is made, and confirms no address but the one it was made for", async () => {
    const { ownerId, password } = await makeAccount();
    const first = tokenIn(await makeLinkFor(ownerId));
    const second = tokenIn(await makeLinkFor(ownerId));
    expect((await confirm(first, password)).status).toBe(422);
    await db().account.update({ where: { ownerId }, data: { email: `${newId()}@example.org` } });
    expect((await confirm(second, password)).status).toBe(422);
    expect(await isConfirmed(ownerId)).toBe(false);
  });
});

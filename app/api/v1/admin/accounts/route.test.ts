import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as signUp } from "@/app/api/v1/account/sign-up/route";
import { GET as account } from "@/app/api/v1/account/route";
import { linkIn, type SmtpSink, startSmtpSink } from "@/e2e/support/smtp-sink";
import { TEST_ORIGIN, TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { makeLink } from "@/lib/accounts/links/commands";
import { useSettings } from "@/lib/config/test-settings";
import { db } from "@/lib/db/client";
import { makeAccount, signedInBrowser, TEST_PASSWORD } from "@/lib/accounts/__fixtures__/test-accounts";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { POST as makeInvitation } from "@/app/api/v1/admin/invitations/route";
import { POST as makeResetLink } from "./[accountId]/reset-link/route";
import { PATCH } from "./[accountId]/route";
import { GET } from "./route";

useTestDatabase();
const settings = useSettings();
let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSmtpSink();
});
afterAll(() => sink.stop());

let admin: { ownerId: string; browser: TestBrowser };
beforeEach(async () => {
  await db().owner.deleteMany();
  const { ownerId } = await makeAccount({ role: "admin" });
  admin = { ownerId, browser: await signedInBrowser(ownerId) };
});

const update = (browser: TestBrowser, accountId: string, body: unknown) => browser.send(PATCH, `/api/v1/admin/accounts/${accountId}`, { method: "PATCH", params: { accountId }, body });
const resetLink = (browser: TestBrowser, accountId: string) => browser.send(makeResetLink, `/api/v1/admin/accounts/${accountId}/reset-link`, { params: { accountId } });
const invite = (browser: TestBrowser, body: unknown = {}) => browser.send(makeInvitation, "/api/v1/admin/invitations", { body });

describe("what an admin does with accounts", () => {
  it("200: lists them", async () => {
    const { email } = await makeAccount();
    const answer = await admin.browser.send(GET, "/api/v1/admin/accounts", { method: "GET" });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ total: expect.any(Number), accounts: expect.arrayContaining([expect.objectContaining({ email, role: "member", status: "active" })]) });
    expect(JSON.stringify(answer.json)).not.toContain("argon2");
  });

  it("401 and 403 on each of them for nobody and for a member", async () => {
    const { ownerId } = await makeAccount();
    const member = await signedInBrowser(ownerId);
    for (const [browser, status] of [[new TestBrowser(), 401], [member, 403]] as const) {
      expect((await browser.send(GET, "/api/v1/admin/accounts", { method: "GET" })).status).toBe(status);
      expect((await update(browser, ownerId, { role: "admin" })).status).toBe(status);
      expect((await resetLink(browser, admin.ownerId)).status).toBe(status);
      expect((await invite(browser)).status).toBe(status);
    }
    expect(await db().account.findUnique({ where: { ownerId } })).toMatchObject({ role: "member" });
    expect(await db().oneTimeLink.count()).toBe(0);
  });

  it("200: suspending ends everything at once, reactivating lets sign in again", async () => {
    const { ownerId } = await makeAccount();
    const browser = await signedInBrowser(ownerId);
    await resetLink(admin.browser, ownerId);
    expect(await update(admin.browser, ownerId, { status: "suspended" })).toMatchObject({ status: 200, json: { status: "suspended" } });
    expect((await browser.send(account, "/api/v1/account", { method: "GET" })).status).toBe(401);
    expect(await db().session.count({ where: { ownerId } })).toBe(0);
    expect(await db().oneTimeLink.count({ where: { ownerId } })).toBe(0);
    expect((await resetLink(admin.browser, ownerId)).status).toBe(404);
    expect((await update(admin.browser, ownerId, { status: "active" })).json["status"]).toBe("active");
  });

  it("a demoted admin is refused on the next request", async () => {
    const other = await makeAccount({ role: "admin" });
    const browser = await signedInBrowser(other.ownerId);
    await update(admin.browser, other.ownerId, { role: "member" });
    expect((await browser.send(GET, "/api/v1/admin/accounts", { method: "GET" })).status).toBe(403);
  });

  it.each([
    ["suspended", { status: "suspended" }],
    ["demoted", { role: "member" }],
  ] as const)("invitations of an admin who is %s let nobody in any more, also when the role comes back", async (_name, change) => {
    const other = await makeAccount({ role: "admin" });
    const made = await invite(await signedInBrowser(other.ownerId));
    const theirs = String(made.json["url"]).split("/invite/")[1] ?? "";
    const ours = String((await invite(admin.browser)).json["url"]).split("/invite/")[1] ?? "";
    const comeBack = (invitation: string) => new TestBrowser().send(signUp, "/api/v1/account/sign-up", { body: { email: `${newId()}@example.org`, password: TEST_PASSWORD, invitation } });

    await update(admin.browser, other.ownerId, change);
    expect((await comeBack(theirs)).status).toBe(422);
    await update(admin.browser, other.ownerId, { status: "active", role: "admin" });
    expect((await comeBack(theirs)).status).toBe(422);
    expect((await comeBack(ours)).status).toBe(201);
  });

  it("422: an invitation made at the very moment in which its maker stopped being an admin lets nobody in", async () => {
    const other = await makeAccount({ role: "admin" });
    await update(admin.browser, other.ownerId, { status: "suspended" });
    const { token } = await makeLink({ ownerId: other.ownerId, purpose: "invitation", email: null });
    const answer = await new TestBrowser().send(signUp, "/api/v1/account/sign-up", { body: { email: "back@example.org", password: TEST_PASSWORD, invitation: token } });
    expect(answer.status).toBe(422);
    expect(await db().account.count({ where: { email: "back@example.org" } })).toBe(0);
  });

  it("409: the last admin stays one, also when two demote each other at the same moment", async () => {
    expect((await update(admin.browser, admin.ownerId, { role: "member" })).status).toBe(409);
    expect((await update(admin.browser, admin.ownerId, { status: "suspended" })).status).toBe(409);
    const other = await makeAccount({ role: "admin" });
    const theirs = await signedInBrowser(other.ownerId);
    await Promise.all([update(admin.browser, other.ownerId, { role: "member" }), update(theirs, admin.ownerId, { role: "member" })]);
    expect(await db().account.count({ where: { role: "admin", status: "active" } })).toBe(1);
  });

  it("404: an account that is not there; 400: nothing to change, or something that is not theirs to change", async () => {
    expect((await update(admin.browser, newId(), { role: "admin" })).status).toBe(404);
    expect((await update(admin.browser, "x", { role: "admin" })).status).toBe(404);
    expect((await resetLink(admin.browser, newId())).status).toBe(404);
    const { ownerId } = await makeAccount();
    for (const body of [{}, { role: "owner" }, { role: "admin", passwordHash: "x" }, { status: "pending" }]) expect((await update(admin.browser, ownerId, body)).status).toBe(400);
  });

  it("201: makes a reset link at our own address", async () => {
    const { ownerId } = await makeAccount();
    const answer = await resetLink(admin.browser, ownerId);
    expect(answer.status).toBe(201);
    expect(answer.json["url"]).toMatch(new RegExp(`^${TEST_ORIGIN}/reset-password/[\\w-]{43}$`));
  });
});

describe("invitations", () => {
  it("201: without mail, a link that is shown once", async () => {
    const answer = await invite(admin.browser);
    expect(answer).toMatchObject({ status: 201, json: { mailed_to: null } });
    expect(answer.json["url"]).toMatch(new RegExp(`^${TEST_ORIGIN}/invite/[\\w-]{43}$`));
  });

  it("201: with mail, a letter whose link proves the address", async () => {
    settings.set({ SMTP_URL: sink.url });
    const answer = await invite(admin.browser, { email: "Dora@example.org" });
    expect(answer).toMatchObject({ status: 201, json: { url: null, mailed_to: "dora@example.org" } });
    const url = linkIn(await sink.nextTo("dora@example.org"));
    const body = { email: "dora@example.org", password: TEST_PASSWORD, invitation: url.slice(url.lastIndexOf("/") + 1) };
    const browser = new TestBrowser();
    expect((await browser.send(signUp, "/api/v1/account/sign-up", { body })).status).toBe(201);
    expect((await browser.send(account, "/api/v1/account", { method: "GET" })).json).toMatchObject({ email: "dora@example.org", is_email_verified: true });
  });

  it("201: a mail server that is away leaves a link to hand over", async () => {
    settings.set({ SMTP_URL: "smtp://127.0.0.1:1" });
    const answer = await invite(admin.browser, { email: "emil@example.org" });
    expect(answer).toMatchObject({ status: 201, json: { mailed_to: null } });
    expect(answer.json["url"]).toContain("/invite/");
  });

  it("409: someone who is here, and where sign-up is closed; 400: no address", async () => {
    const { email } = await makeAccount();
    expect((await invite(admin.browser, { email })).status).toBe(409);
    expect((await invite(admin.browser, { email: "a,b@example.org" })).status).toBe(400);
    settings.set({ SIGNUP: "closed" });
    expect((await invite(admin.browser)).status).toBe(409);
  });

  it("a second invitation to an address ends the first", async () => {
    const first = await invite(admin.browser, { email: "finn@example.org" });
    await invite(admin.browser, { email: "finn@example.org" });
    const url = String(first.json["url"]);
    const body = { email: "finn@example.org", password: TEST_PASSWORD, invitation: url.slice(url.lastIndexOf("/") + 1) };
    expect((await new TestBrowser().send(signUp, "/api/v1/account/sign-up", { body })).status).toBe(422);
  });
});

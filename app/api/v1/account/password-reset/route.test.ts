import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkIn, type SmtpSink, startSmtpSink } from "@/e2e/support/smtp-sink";
import { TEST_ORIGIN, TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { makeLink } from "@/lib/accounts/links/commands";
import { useSettings } from "@/lib/config/test-settings";
import { db } from "@/lib/db/client";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { useTestDatabase } from "@/lib/db/test-database";
import { GET as account } from "@/app/api/v1/account/route";
import { POST as signIn } from "@/app/api/v1/account/sign-in/route";
import { POST as complete } from "./complete/route";
import { POST as request } from "./route";

useTestDatabase();
const settings = useSettings();
let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSmtpSink();
});
afterAll(() => sink.stop());

const NEW_PASSWORD = "a lighthouse on the moor";
const ask = (email: unknown, headers: Record<string, string> = {}) => new TestBrowser().send(request, "/api/v1/account/password-reset", { body: { email }, headers });
const reset = (token: string, password = NEW_PASSWORD, browser = new TestBrowser()) => browser.send(complete, "/api/v1/account/password-reset/complete", { body: { token, password } });
const tokenIn = (url: string) => url.slice(url.lastIndexOf("/") + 1);

describe("POST /api/v1/account/password-reset", () => {
  it("202: alike for a known and an unknown address; only the stored address is written to", async () => {
    settings.set({ SMTP_URL: sink.url });
    const { email } = await makeAccount();
    const known = await ask(email.toUpperCase());
    const unknown = await ask("nobody@example.org");
    expect(known.status).toBe(202);
    expect(known.json).toEqual(unknown.json);
    expect([...known.headers.keys()]).toEqual([...unknown.headers.keys()]);
    const mail = await sink.nextTo(email);
    expect(mail.to).toEqual([email]);
    expect(sink.mails.some(({ to }) => to.includes("nobody@example.org"))).toBe(false);
  });

  it("writes links to our own address, whatever Host was forged", async () => {
    settings.set({ SMTP_URL: sink.url });
    const { email } = await makeAccount();
    await ask(email, { "x-forwarded-host": "evil.test", forwarded: "host=evil.test" });
    expect(linkIn(await sink.nextTo(email))).toMatch(new RegExp(`^${TEST_ORIGIN}/reset-password/[\\w-]{43}$`));
    expect((await ask(email, { host: "evil.test", origin: "http://evil.test" })).status).toBe(403);
  });

  it.each(["a@example.org,eve@example.org", '"a@evil.test"@example.org', "a＠example.org", 7, { not: "" }])("400: %j", async (email) => {
    settings.set({ SMTP_URL: sink.url });
    expect((await ask(email)).status).toBe(400);
  });

  it("422: alike for everyone where no mail is sent", async () => {
    const { email } = await makeAccount();
    expect((await ask(email)).status).toBe(422);
    expect((await ask("nobody@example.org")).status).toBe(422);
  });

  it("stops filling one mailbox", async () => {
    settings.set({ SMTP_URL: sink.url });
    const { email } = await makeAccount();
    for (let number = 0; number < 8; number += 1) expect((await ask(email)).status).toBe(202);
    await sink.nextTo(email);
    // A later mail to someone else proves that the eight have been through.
    const { email: marker } = await makeAccount();
    await ask(marker);
    await sink.nextTo(marker);
    expect(sink.mails.filter(({ to }) => to.includes(email)).length).toBeLessThanOrEqual(4);
  });
});

describe("POST /api/v1/account/password-reset/complete", () => {
  it("200: by a mailed link: a new password, every session gone, the address confirmed", async () => {
    settings.set({ SMTP_URL: sink.url });
    const { email, ownerId, password } = await makeAccount();
    const before = await signedInBrowser(ownerId);
    await ask(email);
    const token = tokenIn(linkIn(await sink.nextTo(email)));
    const browser = new TestBrowser();
    expect((await reset(token, NEW_PASSWORD, browser)).status).toBe(200);
    expect((await browser.send(account, "/api/v1/account", { method: "GET" })).json).toMatchObject({ id: ownerId, is_email_verified: true });
    expect((await before.send(account, "/api/v1/account", { method: "GET" })).status).toBe(401);
    const signInWith = (given: string) => new TestBrowser().send(signIn, "/api/v1/account/sign-in", { body: { email, password: given } });
    expect((await signInWith(password)).status).toBe(401);
    expect((await signInWith(NEW_PASSWORD)).status).toBe(200);
    expect((await reset(token)).status).toBe(422);
  });

  it("200: by an admin's link, which confirms no address", async () => {
    const { ownerId } = await makeAccount();
    const { token } = await makeLink({ ownerId, purpose: "reset", email: null });
    expect((await reset(token)).status).toBe(200);
    expect(await db().account.findUnique({ where: { ownerId } })).toMatchObject({ emailVerifiedAt: null, status: "active" });
  });

  it("lets one of two at once have the link", async () => {
    const { ownerId } = await makeAccount();
    const { token } = await makeLink({ ownerId, purpose: "reset", email: null });
    const statuses = await Promise.all([reset(token), reset(token), reset(token)]);
    expect(statuses.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
  });

  it("422: an older link once a newer was made, one that is over, one of another kind, one of a suspended account", async () => {
    const { ownerId, email } = await makeAccount();
    const older = await makeLink({ ownerId, purpose: "mailed-reset", email });
    const newer = await makeLink({ ownerId, purpose: "reset", email: null });
    expect((await reset(older.token)).status).toBe(422);
    await db().oneTimeLink.updateMany({ where: { ownerId }, data: { expiresAt: new Date(0) } });
    expect((await reset(newer.token)).status).toBe(422);
    const invitation = await makeLink({ ownerId, purpose: "invitation", email: null });
    expect((await reset(invitation.token)).status).toBe(422);
    const last = await makeLink({ ownerId, purpose: "reset", email: null });
    await db().account.update({ where: { ownerId }, data: { status: "suspended" } });
    expect((await reset(last.token)).status).toBe(422);
  });

  it("400: a common password, and the link still works afterwards", async () => {
    const { ownerId } = await makeAccount();
    const { token } = await makeLink({ ownerId, purpose: "reset", email: null });
    expect(await reset(token, "password1")).toMatchObject({ status: 400, json: { issues: [{ path: "password" }] } });
    expect((await reset(token)).status).toBe(200);
  });

  it("keeps only the fingerprint of a link", async () => {
    const { ownerId } = await makeAccount();
    const { token } = await makeLink({ ownerId, purpose: "reset", email: null });
    expect(JSON.stringify(await db().oneTimeLink.findMany({ where: { ownerId } }))).not.toContain(token);
  });
});

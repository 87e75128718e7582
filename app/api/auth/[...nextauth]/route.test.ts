import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as start } from "@/app/api/v1/account/openid/route";
import { GET as account } from "@/app/api/v1/account/route";
import { type OpenIdServer, startOpenIdServer } from "@/e2e/support/oidc-server";
import { signInAtProvider } from "@/e2e/support/oidc-walk";
import { TEST_ORIGIN, TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { makeLink } from "@/lib/accounts/links/commands";
import { useSettings } from "@/lib/config/test-settings";
import { db } from "@/lib/db/client";
import { makeAccount, signedInBrowser, TEST_PASSWORD } from "@/lib/accounts/__fixtures__/test-accounts";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { GET, POST } from "./route";

useTestDatabase();
const settings = useSettings();
let google: OpenIdServer;
let other: OpenIdServer;

beforeAll(async () => {
  [google, other] = await Promise.all([startOpenIdServer(), startOpenIdServer()]);
  google.allowCallback(`${TEST_ORIGIN}/api/auth/callback/google`);
  other.allowCallback(`${TEST_ORIGIN}/api/auth/callback/oidc`);
});
afterAll(() => Promise.all([google.stop(), other.stop()]));

const configure = (changes: Record<string, string> = {}) =>
  settings.set({
    GOOGLE_ISSUER: google.issuer,
    GOOGLE_CLIENT_ID: google.clientId,
    GOOGLE_CLIENT_SECRET: google.clientSecret,
    OIDC_ISSUER: other.issuer,
    OIDC_CLIENT_ID: other.clientId,
    OIDC_CLIENT_SECRET: other.clientSecret,
    ...changes,
  });
beforeEach(() => configure());

const begin = async (browser: TestBrowser, body: Record<string, unknown> = {}) =>
  browser.send(start, "/api/v1/account/openid", { body: { provider: "google", ...body } });
const person = (email: string, isEmailVerified = true) => ({ subject: newId(), email, isEmailVerified });
const comeBack = (browser: TestBrowser, callback: string, provider = "google") => {
  const { pathname, search } = new URL(callback);
  return browser.send(GET, `${pathname}${search}`, { method: "GET", params: { nextauth: ["callback", provider] } });
};
/** From the button to being back, at a provider where someone chooses who they are. */
async function walk(browser: TestBrowser, subject: string, body: Record<string, unknown> = {}) {
  const started = await begin(browser, body);
  expect(started.status).toBe(200);
  return comeBack(browser, await signInAtProvider(String(started.json["redirect_to"]), subject), typeof body["provider"] === "string" ? body["provider"] : "google");
}
const whoIs = (browser: TestBrowser) => browser.send(account, "/api/v1/account", { method: "GET" });
const location = (answer: { headers: Headers }) => answer.headers.get("location") ?? "";

describe("signing in through a provider", () => {
  it("asks for state, nonce and PKCE, and for our own callback whatever Host is forged", async () => {
    await makeAccount();
    const answer = await new TestBrowser().send(start, "/api/v1/account/openid", {
      body: { provider: "google" },
      headers: { "x-forwarded-host": "evil.test", "x-forwarded-proto": "https" },
    });
    const { searchParams } = new URL(String(answer.json["redirect_to"]));
    expect(searchParams.get("redirect_uri")).toBe(`${TEST_ORIGIN}/api/auth/callback/google`);
    expect(searchParams.get("code_challenge_method")).toBe("S256");
    for (const name of ["state", "nonce", "code_challenge"]) expect(searchParams.get(name)).toBeTruthy();
    for (const cookie of answer.setCookies.filter((line) => !line.includes("Max-Age=0"))) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax/);
  });

  it("makes the first account the admin's, and knows it again by provider and subject when its address changes", async () => {
    await db().owner.deleteMany();
    const ada = person("ada@example.org");
    google.add(ada);
    const browser = new TestBrowser();
    const answer = await walk(browser, ada.subject, { callback_url: "/memory?q=1" });
    expect(location(answer)).toBe(`${TEST_ORIGIN}/memory?q=1`);
    const profile = await whoIs(browser);
    expect(profile).toMatchObject({ status: 200, json: { email: "ada@example.org", role: "admin", is_email_verified: true, has_password: false, providers: ["google"] } });

    google.add({ ...ada, email: "ada.new@example.org", isEmailVerified: false });
    const later = new TestBrowser();
    await walk(later, ada.subject);
    expect((await whoIs(later)).json["id"]).toBe(profile.json["id"]);
  });

  it("refuses an address the provider has not confirmed", async () => {
    const { email, ownerId } = await makeAccount({ emailVerifiedAt: new Date() });
    const eve = person(email, false);
    google.add(eve);
    const browser = new TestBrowser();
    expect(location(await walk(browser, eve.subject))).toBe(`${TEST_ORIGIN}/login?error=unverified_address&provider=google`);
    expect((await whoIs(browser)).status).toBe(401);
    expect(await db().accountIdentity.count({ where: { ownerId } })).toBe(0);
  });

  it("links to an account whose address both sides know", async () => {
    const { email, ownerId } = await makeAccount({ emailVerifiedAt: new Date() });
    const self = person(email.toUpperCase());
    google.add(self);
    const browser = new TestBrowser();
    await walk(browser, self.subject);
    expect((await whoIs(browser)).json).toMatchObject({ id: ownerId, has_password: true, providers: ["google"] });
  });

  it("leads nobody into an account that someone else may have made with their address", async () => {
    const { email, ownerId } = await makeAccount();
    const victim = person(email);
    google.add(victim);
    const browser = new TestBrowser();
    expect(location(await walk(browser, victim.subject))).toContain("/login?error=address_unconfirmed");
    expect((await whoIs(browser)).status).toBe(401);
    expect(await db().accountIdentity.count({ where: { ownerId } })).toBe(0);
  });

  it("takes the place of an account that was never confirmed: its password and links are dead", async () => {
    configure({ SIGNUP: "open" });
    await makeAccount();
    const planted = await makeAccount({ status: "pending" });
    const { token } = await makeLink({ ownerId: planted.ownerId, purpose: "verification", email: planted.email });
    const victim = person(planted.email);
    google.add(victim);
    const browser = new TestBrowser();
    await walk(browser, victim.subject);
    expect((await whoIs(browser)).json).toMatchObject({ email: planted.email, has_password: false, is_email_verified: true });
    expect(await db().account.findUnique({ where: { ownerId: planted.ownerId } })).toMatchObject({ passwordHash: null });
    const { findLink } = await import("@/lib/accounts/links/queries");
    expect(await findLink(token, ["verification"])).toBeNull();
  });

  it("keeps to the sign-up policy, and takes an invitation along", async () => {
    const { ownerId } = await makeAccount({ role: "admin" });
    const guest = person(`${newId()}@example.org`);
    google.add(guest);
    expect(location(await walk(new TestBrowser(), guest.subject))).toContain("error=signup_closed");
    const { token } = await makeLink({ ownerId, purpose: "invitation", email: null });
    const browser = new TestBrowser();
    await walk(browser, guest.subject, { invitation: token });
    expect((await whoIs(browser)).json).toMatchObject({ email: guest.email, role: "member" });
    const second = person(`${newId()}@example.org`);
    google.add(second);
    expect(location(await walk(new TestBrowser(), second.subject, { invitation: token }))).toContain("error=invitation_unusable");
  });

  it("lets a suspended account in by no way", async () => {
    const { email } = await makeAccount({ status: "suspended", emailVerifiedAt: new Date() });
    const self = person(email);
    google.add(self);
    expect(location(await walk(new TestBrowser(), self.subject))).toContain("error=account_suspended");
  });
});

describe("connecting a provider in the settings", () => {
  it("adds it to the account that is signed in, whose session goes on", async () => {
    const { ownerId } = await makeAccount();
    const browser = await signedInBrowser(ownerId);
    const self = person("another.address@example.net", false);
    google.add(self);
    expect(location(await walk(browser, self.subject, { connect: true, callback_url: "/settings" }))).toBe(`${TEST_ORIGIN}/settings`);
    expect((await whoIs(browser)).json).toMatchObject({ id: ownerId, providers: ["google"] });
    expect(await db().session.count({ where: { ownerId } })).toBe(1);
  });

  it("never moves an identity to another account", async () => {
    const [first, second] = [await makeAccount(), await makeAccount()];
    const self = person("moved@example.net");
    google.add(self);
    await walk(await signedInBrowser(first.ownerId), self.subject, { connect: true });
    const browser = await signedInBrowser(second.ownerId);
    expect(location(await walk(browser, self.subject, { connect: true }))).toContain("/settings?error=identity_taken");
    expect(await db().accountIdentity.count({ where: { ownerId: second.ownerId } })).toBe(0);
  });

  it("401: nobody signed in; and nothing is linked once the session that asked is gone", async () => {
    expect((await begin(new TestBrowser(), { connect: true })).status).toBe(401);
    const { ownerId } = await makeAccount();
    const browser = await signedInBrowser(ownerId);
    const self = person("gone@example.net");
    google.add(self);
    const callback = await signInAtProvider(String((await begin(browser, { connect: true })).json["redirect_to"]), self.subject);
    await db().session.deleteMany({ where: { ownerId } });
    expect(location(await comeBack(browser, callback))).toContain("error=connect_expired");
    expect(await db().accountIdentity.count({ where: { ownerId } })).toBe(0);
  });
});

describe("forged callbacks", () => {
  async function readyToReturn(browser: TestBrowser) {
    const { email } = await makeAccount({ emailVerifiedAt: new Date() });
    const self = person(email);
    google.add(self);
    return signInAtProvider(String((await begin(browser)).json["redirect_to"]), self.subject);
  }
  const refused = async (browser: TestBrowser, answer: { status: number; headers: Headers }) => {
    expect(answer.status).toBeLessThan(500);
    expect(location(answer)).toContain("/login?error=");
    expect((await whoIs(browser)).status).toBe(401);
  };

  it("refuses another browser's callback, a callback without state, and one with another state", async () => {
    const browser = new TestBrowser();
    const callback = await readyToReturn(browser);
    const victim = new TestBrowser();
    await refused(victim, await comeBack(victim, callback));
    await begin(victim);
    await refused(victim, await comeBack(victim, callback));
    const without = new URL(callback);
    without.searchParams.delete("state");
    await refused(browser, await comeBack(browser.copy(), without.href));
  });

  it("refuses a code that was used before", async () => {
    const browser = new TestBrowser();
    const callback = await readyToReturn(browser);
    const replayer = browser.copy();
    await comeBack(browser, callback);
    expect((await whoIs(browser)).status).toBe(200);
    await refused(replayer, await comeBack(replayer, callback));
  });

  it("refuses the state of one provider at the callback of the other", async () => {
    const browser = new TestBrowser();
    const callback = (await readyToReturn(browser)).replace("/callback/google", "/callback/oidc");
    await refused(browser, await comeBack(browser, callback, "oidc"));
  });

  it("goes back to the sign-in page when the person turns back at the provider", async () => {
    const browser = new TestBrowser();
    const callback = await signInAtProvider(String((await begin(browser)).json["redirect_to"]), null);
    expect(location(await comeBack(browser, callback))).toContain("/login?error=OAuthCallbackError");
  });
});

describe("next-auth's own endpoints", () => {
  const csrf = async (browser: TestBrowser) => String((await browser.send(GET, "/api/auth/csrf", { method: "GET" })).json["csrfToken"]);

  it("signs in with a password under our rules, and out with the row", async () => {
    const { email, ownerId } = await makeAccount();
    const browser = new TestBrowser();
    const form = async (fields: Record<string, string>) => new URLSearchParams({ csrfToken: await csrf(browser), ...fields });
    await browser.send(POST, "/api/auth/callback/credentials", { body: await form({ email, password: "wrong", callbackUrl: "/" }) });
    expect((await whoIs(browser)).status).toBe(401);
    await browser.send(POST, "/api/auth/callback/credentials", { body: await form({ email, password: TEST_PASSWORD, callbackUrl: "//evil.test" }) });
    expect((await whoIs(browser)).json["id"]).toBe(ownerId);
    expect(await browser.send(GET, "/api/auth/session", { method: "GET" })).toMatchObject({ status: 200, json: { user: { id: ownerId } } });
    const copy = browser.copy();
    await browser.send(POST, "/api/auth/signout", { body: await form({}) });
    expect((await whoIs(copy)).status).toBe(401);
  });

  it("refuses a password without the csrf token", async () => {
    const { email } = await makeAccount();
    const browser = new TestBrowser();
    await browser.send(POST, "/api/auth/callback/credentials", { body: new URLSearchParams({ email, password: TEST_PASSWORD, csrfToken: "x" }) });
    expect((await whoIs(browser)).status).toBe(401);
  });

  it("says nothing of a session that has ended", async () => {
    const { ownerId } = await makeAccount();
    const browser = await signedInBrowser(ownerId);
    await db().session.deleteMany({ where: { ownerId } });
    const answer = await browser.send(GET, "/api/auth/session", { method: "GET" });
    expect(answer.status).toBe(200);
    expect(browser.cookies.has("commonplace.session")).toBe(false);
  });

  it.each(["//evil.test", "https:evil.test", "/\\evil.test", "http://127.0.0.1:3000@evil.test", "javascript:alert(1)", "\t//evil.test", "/%0d%0aSet-Cookie:x=1"])(
    "stays on our origin after signing in with callbackUrl %s",
    async (callbackUrl) => {
      const { email } = await makeAccount();
      const browser = new TestBrowser();
      const body = new URLSearchParams({ csrfToken: await csrf(browser), email, password: TEST_PASSWORD, callbackUrl });
      const answer = await browser.send(POST, `/api/auth/callback/credentials?${new URLSearchParams({ callbackUrl })}`, { body });
      expect(answer.status).toBe(302);
      expect(new URL(location(answer)).origin).toBe(TEST_ORIGIN);
    },
  );

  it.each(["javascript:alert(1)", "//evil.test", "%"])("is not upset by a planted destination: %s", async (value) => {
    const browser = new TestBrowser();
    browser.cookies.set("commonplace.callback", value);
    expect(await browser.send(GET, "/api/auth/session", { method: "GET" })).toMatchObject({ status: 200 });
  });

  it.each(["/api/auth/verify-request", "/api/auth/webauthn-options/x", "/api/auth/callback/google/more", "/api/auth/nothing"])("404: %s", async (path) => {
    expect((await new TestBrowser().send(GET, path, { method: "GET" })).status).toBe(404);
  });

  it("403: from another site", async () => {
    expect((await new TestBrowser().send(POST, "/api/auth/signout", { body: new URLSearchParams(), headers: { origin: "http://evil.test" } })).status).toBe(403);
  });

  it("404: a provider that is not set up; 422: one that is away", async () => {
    settings.set({});
    expect((await begin(new TestBrowser())).status).toBe(404);
    configure({ GOOGLE_ISSUER: "http://127.0.0.1:1" });
    expect(await begin(new TestBrowser())).toMatchObject({ status: 422, json: { detail: expect.stringContaining("Google could not be reached") as string } });
  });
});

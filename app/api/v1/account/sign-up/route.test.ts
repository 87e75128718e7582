import { beforeEach, describe, expect, it } from "vitest";
import { startSmtpSink } from "@/e2e/support/smtp-sink";
import { makeAccount } from "@/lib/accounts/__fixtures__/test-accounts";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { makeLink } from "@/lib/accounts/links/commands";
import { useSettings } from "@/lib/config/test-settings";
import { db } from "@/lib/db/client";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { GET as account } from "@/app/api/v1/account/route";
import { POST as signUp } from "./route";

useTestDatabase();
const settings = useSettings();
const PASSWORD = "a lantern in the harbour";
const signUpAs = (body: unknown, browser = new TestBrowser()) => browser.send(signUp, "/api/v1/account/sign-up", { body });

describe("POST /api/v1/account/sign-up, nobody here yet", () => {
  beforeEach(async () => {
    await db().owner.deleteMany();
  });

  it("201: the first account is the admin's, signed in at once", async () => {
    const browser = new TestBrowser();
    const answer = await signUpAs({ email: "Ada@Example.org", password: PASSWORD }, browser);
    expect(answer).toMatchObject({ status: 201, json: { status: "signed_in" } });
    const profile = await browser.send(account, "/api/v1/account", { method: "GET" });
    expect(profile).toMatchObject({ status: 200, json: { email: "ada@example.org", role: "admin", has_password: true, is_email_verified: false } });
  });

  it("keeps of a password an Argon2id hash of 19 MiB, two passes and one lane", async () => {
    await signUpAs({ email: "ada@example.org", password: PASSWORD });
    const { passwordHash } = await db().account.findUniqueOrThrow({ where: { email: "ada@example.org" } });
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("makes one admin when two are first at the same moment", async () => {
    settings.set({ SIGNUP: "open" });
    const answers = await Promise.all([1, 2, 3, 4].map((number) => signUpAs({ email: `first${number}@example.org`, password: PASSWORD })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(await db().account.count({ where: { role: "admin" } })).toBe(1);
  });

  it("lets only the first in by default", async () => {
    const answers = await Promise.all([1, 2, 3].map((number) => signUpAs({ email: `first${number}@example.org`, password: PASSWORD })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403]);
    expect(await db().account.count()).toBe(1);
  });
});

describe("POST /api/v1/account/sign-up", () => {
  it.each([
    ["400: no body", undefined, 400],
    ["400: an address with a space", { email: " ada@example.org ", password: PASSWORD }, 400],
    ["400: two addresses", { email: "ada@example.org,eve@example.org", password: PASSWORD }, 400],
    ["400: seven characters", { email: "ada@example.org", password: "vokamil" }, 400],
    ["400: a common password", { email: "ada@example.org", password: "P@ssword123" }, 400],
    ["400: one's own address as password", { email: "lovelace@example.org", password: "lovelace1815" }, 400],
    ["400: a role", { email: "ada@example.org", password: PASSWORD, role: "admin" }, 400],
    ["400: an operator instead of text", { email: { contains: "@" }, password: PASSWORD }, 400],
    ["413: a megabyte", { email: "ada@example.org", password: "x".repeat(1_000_000) }, 413],
  ])("%s", async (_name, body, status) => {
    await makeOwner();
    const answer = await signUpAs(body);
    expect(answer.status).toBe(status);
    expect(answer.setCookies).toEqual([]);
  });

  it("400: says which field is wrong", async () => {
    const answer = await signUpAs({ email: "ada@example.org", password: "short" });
    expect(answer.json).toMatchObject({ code: "invalid_request", issues: [{ path: "password" }] });
  });

  it("403: from another site", async () => {
    const answer = await new TestBrowser().send(signUp, "/api/v1/account/sign-up", { body: { email: "a@example.org", password: PASSWORD }, headers: { origin: "http://evil.test" } });
    expect(answer).toMatchObject({ status: 403, json: { code: "cross_site" } });
  });

  it("403: at an address that the app does not know as its own, and says which setting tells it", async () => {
    const send = async (host: string) => signUpAs({ email: "a@example.org", password: PASSWORD }, new TestBrowser(host));
    const unknown = await send("http://192.0.2.7:3000");
    expect(unknown).toMatchObject({ status: 403, json: { code: "cross_site", detail: expect.stringContaining("AUTH_URL") as string } });
    settings.set({ AUTH_URL: "https://chat.example.org" });
    expect((await send("http://192.0.2.7:3000")).json).not.toHaveProperty("detail");
    expect((await send("https://chat.example.org")).json["code"]).not.toBe("cross_site");
  });

  it("403: without an invitation, whoever asks: the answer tells nothing about who is here", async () => {
    const { email } = await makeOwner();
    const known = await signUpAs({ email, password: PASSWORD });
    const unknown = await signUpAs({ email: "nobody@example.org", password: PASSWORD });
    expect(known.status).toBe(403);
    expect({ ...known.json, request_id: "" }).toEqual({ ...unknown.json, request_id: "" });
  });

  it("201: with an invitation, once", async () => {
    const { ownerId } = await makeAccount({ role: "admin" });
    const { token } = await makeLink({ ownerId, purpose: "invitation", email: null });
    const invited = await signUpAs({ email: "invited@example.org", password: PASSWORD, invitation: token });
    expect(invited.status).toBe(201);
    expect(await db().account.findUnique({ where: { email: "invited@example.org" } })).toMatchObject({ role: "member", status: "active", emailVerifiedAt: null });
    const again = await signUpAs({ email: "second@example.org", password: PASSWORD, invitation: token });
    expect(again).toMatchObject({ status: 422, json: { code: "unusable" } });
  });

  it("422: an invitation for another address, or one that is over, or was never made", async () => {
    const { ownerId } = await makeAccount({ role: "admin" });
    const { token } = await makeLink({ ownerId, purpose: "invitation", email: "bea@example.org" });
    expect((await signUpAs({ email: "eve@example.org", password: PASSWORD, invitation: token })).status).toBe(422);
    await db().oneTimeLink.updateMany({ where: { ownerId }, data: { expiresAt: new Date(0) } });
    expect((await signUpAs({ email: "bea@example.org", password: PASSWORD, invitation: token })).status).toBe(422);
    expect((await signUpAs({ email: "bea@example.org", password: PASSWORD, invitation: "A".repeat(43) })).status).toBe(422);
  });

  it("403: an invitation where sign-up is closed", async () => {
    settings.set({ SIGNUP: "closed" });
    const { ownerId } = await makeAccount({ role: "admin" });
    const { token } = await makeLink({ ownerId, purpose: "invitation", email: null });
    expect((await signUpAs({ email: "late@example.org", password: PASSWORD, invitation: token })).status).toBe(403);
  });

  it("409: a known address where anyone may sign up and no mail is sent; capitals make no second account", async () => {
    settings.set({ SIGNUP: "open" });
    const { email } = await makeOwner();
    expect(await signUpAs({ email: email.toUpperCase(), password: PASSWORD })).toMatchObject({ status: 409, json: { issues: [{ path: "email" }] } });
  });

  it("429: after many from one address, whatever it forges", async () => {
    const browser = new TestBrowser();
    const send = (number: number) => browser.send(signUp, "/api/v1/account/sign-up", { body: { email: `n${number}@example.org`, password: "short" }, headers: { "x-forwarded-for": `10.0.0.${number % 250}` } });
    // Refused while it is parsed, before the door's own bucket: the wrapper's limit for anonymous callers holds here.
    settings.set({ RATE_LIMIT_PER_MINUTE: "5" });
    const statuses: number[] = [];
    for (let number = 0; number < 8; number += 1) statuses.push((await send(number)).status);
    expect(statuses.slice(0, 5)).toEqual([400, 400, 400, 400, 400]);
    expect(statuses.slice(5)).toEqual([429, 429, 429]);
  });
});

describe("POST /api/v1/account/sign-up, open and with mail", () => {
  it("takes the same time for a known and a new address, where strangers may sign up by mail", async () => {
    const sink = await startSmtpSink();
    try {
      settings.set({ SIGNUP: "open", SMTP_URL: sink.url });
      const { email } = await makeAccount();
      const measure = async (address: string) => {
        const startedAtMs = performance.now();
        expect(await signUpAs({ email: address, password: PASSWORD })).toMatchObject({ json: { status: "check_mail" } });
        return performance.now() - startedAtMs;
      };
      const [known, fresh]: [number[], number[]] = [[], []];
      for (let round = 0; round < 5; round += 1) {
        await db().throttleBucket.deleteMany();
        known.push(await measure(email));
        fresh.push(await measure(`fresh${round}@example.org`));
      }
      const median = (values: number[]) => values.toSorted((first, second) => first - second)[2] ?? 0;
      expect(median(fresh) / median(known)).toBeGreaterThan(0.9);
      expect(median(fresh) / median(known)).toBeLessThan(1.1);
    } finally {
      await sink.stop();
    }
  });

  it("answers alike for a new and a known address, and mails each what is theirs to know", async () => {
    const sink = await startSmtpSink();
    try {
      settings.set({ SIGNUP: "open", SMTP_URL: sink.url });
      const { email } = await makeOwner();
      const known = await signUpAs({ email, password: PASSWORD });
      const unknown = await signUpAs({ email: "new@example.org", password: PASSWORD });
      expect(known).toMatchObject({ status: 201, json: { status: "check_mail" }, setCookies: [] });
      expect(unknown).toMatchObject({ status: 201, json: { status: "check_mail" }, setCookies: [] });
      expect((await sink.nextTo("new@example.org")).text).toMatch(/\/verify\/[\w-]{43}/);
      expect((await sink.nextTo(email)).text).toMatch(/has an account already/);
      expect(await db().account.findUnique({ where: { email: "new@example.org" } })).toMatchObject({ status: "pending", emailVerifiedAt: null });
    } finally {
      await sink.stop();
    }
  });

  it("answers alike when the mail server is away", async () => {
    settings.set({ SIGNUP: "open", SMTP_URL: "smtp://127.0.0.1:1" });
    await makeOwner();
    expect(await signUpAs({ email: "unlucky@example.org", password: PASSWORD })).toMatchObject({ status: 201, json: { status: "check_mail" } });
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkIn, type SmtpSink, startSmtpSink } from "@/e2e/support/smtp-sink";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { makeLink } from "@/lib/accounts/links/commands";
import { useSettings } from "@/lib/config/test-settings";
import { db } from "@/lib/db/client";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { useTestDatabase } from "@/lib/db/test-database";
import { GET as account } from "@/app/api/v1/account/route";
import { POST as signUp } from "@/app/api/v1/account/sign-up/route";
import { POST as complete } from "./complete/route";
import { POST as request } from "./route";

useTestDatabase();
const settings = useSettings();
let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSmtpSink();
});
afterAll(() => sink.stop());

const verify = (token: string, password: string, browser = new TestBrowser()) => browser.send(complete, "/api/v1/account/verification/complete", { body: { token, password } });
const tokenIn = (url: string) => url.slice(url.lastIndexOf("/") + 1);
const signUpAs = (email: string, password: string) => new TestBrowser().send(signUp, "/api/v1/account/sign-up", { body: { email, password } });

describe("confirming an address", () => {
  it("200: with the mailed link and the password of the sign-up", async () => {
    settings.set({ SIGNUP: "open", SMTP_URL: sink.url });
    await makeAccount();
    await signUpAs("bea@example.org", "a rowing boat at dawn");
    const token = tokenIn(linkIn(await sink.nextTo("bea@example.org")));
    expect((await verify(token, "not her password")).status).toBe(401);
    const browser = new TestBrowser();
    expect((await verify(token, "a rowing boat at dawn", browser)).status).toBe(200);
    expect((await browser.send(account, "/api/v1/account", { method: "GET" })).json).toMatchObject({ email: "bea@example.org", is_email_verified: true });
    expect((await verify(token, "a rowing boat at dawn")).status).toBe(422);
  });

  it("gives someone who signed up with another's address nothing, even when its owner clicks", async () => {
    settings.set({ SIGNUP: "open", SMTP_URL: sink.url });
    await makeAccount();
    await signUpAs("cleo@example.org", "the owner's own words");
    const first = tokenIn(linkIn(await sink.nextTo("cleo@example.org")));
    await signUpAs("cleo@example.org", "the attacker's words");
    const second = tokenIn(linkIn(await sink.nextTo("cleo@example.org")));
    expect((await verify(first, "the owner's own words")).status).toBe(422);
    expect((await verify(second, "the owner's own words")).status).toBe(401);
    expect(await db().account.findUnique({ where: { email: "cleo@example.org" } })).toMatchObject({ status: "pending" });
  });

  it("202: from the settings; 401: signed out; 422: where no mail is sent", async () => {
    const { ownerId, email, password } = await makeAccount();
    const browser = await signedInBrowser(ownerId);
    const withoutMail = await browser.send(request, "/api/v1/account/verification");
    expect(withoutMail.status).toBe(422);
    expect(withoutMail.json["detail"]).toContain("Ask an admin");
    settings.set({ SMTP_URL: sink.url });
    expect((await browser.send(request, "/api/v1/account/verification")).status).toBe(202);
    const token = tokenIn(linkIn(await sink.nextTo(email)));
    expect((await verify(token, password)).status).toBe(200);
    expect((await new TestBrowser().send(request, "/api/v1/account/verification")).status).toBe(401);
  });

  it("422: a suspended account stays so", async () => {
    const { ownerId, email, password } = await makeAccount();
    const { token } = await makeLink({ ownerId, purpose: "verification", email });
    await db().account.update({ where: { ownerId }, data: { status: "suspended" } });
    expect((await verify(token, password)).status).toBe(401);
    expect(await db().account.findUnique({ where: { ownerId } })).toMatchObject({ status: "suspended" });
  });

  it("429: after ten wrong passwords", async () => {
    const { ownerId, email } = await makeAccount();
    const { token } = await makeLink({ ownerId, purpose: "verification", email });
    const browser = new TestBrowser();
    const statuses: number[] = [];
    for (let number = 0; number < 12; number += 1) statuses.push((await verify(token, `guess ${number}`, browser)).status);
    expect(statuses.at(-1)).toBe(429);
  });
});

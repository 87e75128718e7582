import { describe, expect, it } from "vitest";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { useSettings } from "@/lib/config/test-settings";
import { db } from "@/lib/db/client";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { throttleSignIn } from "@/lib/accounts/throttle";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { GET as account } from "@/app/api/v1/account/route";
import { POST as signIn } from "./route";

useTestDatabase();
const settings = useSettings();
const signInAs = (email: unknown, password: unknown, browser = new TestBrowser()) => browser.send(signIn, "/api/v1/account/sign-in", { body: { email, password } });

describe("POST /api/v1/account/sign-in", () => {
  it("200: with capitals in the address, and the cookie opens the account", async () => {
    const { email, password, ownerId } = await makeAccount();
    const browser = new TestBrowser();
    const answer = await signInAs(email.toUpperCase(), password, browser);
    expect(answer).toMatchObject({ status: 200, json: { status: "signed_in" } });
    expect(await browser.send(account, "/api/v1/account", { method: "GET" })).toMatchObject({ status: 200, json: { id: ownerId } });
  });

  it.each([
    ["400: no password", { email: "a@example.org" }, 400],
    ["400: an operator", { email: { not: "" }, password: "x" }, 400],
    ["400: a field too many", { email: "a@example.org", password: "x", role: "admin" }, 400],
    ["413: a megabyte of password", { email: "a@example.org", password: "x".repeat(1_000_000) }, 413],
    ["400: longer than any password", { email: "a@example.org", password: "x".repeat(2000) }, 400],
  ])("%s", async (_name, body, status) => {
    const startedAtMs = performance.now();
    const answer = await new TestBrowser().send(signIn, "/api/v1/account/sign-in", { body });
    expect(answer.status).toBe(status);
    expect(performance.now() - startedAtMs).toBeLessThan(200);
  });

  it("401: alike for wrong, unknown, without a password, suspended, unconfirmed, and no address at all", async () => {
    const { email } = await makeAccount();
    const { email: withoutPassword } = await makeOwner();
    const suspended = await makeAccount({ status: "suspended" });
    const pending = await makeAccount({ status: "pending" });
    const answers = [
      await signInAs(email, "not the password"),
      await signInAs("nobody@example.org", "not the password"),
      await signInAs(withoutPassword, "not the password"),
      await signInAs(suspended.email, suspended.password),
      await signInAs(pending.email, pending.password),
      await signInAs("not an address", "not the password"),
      await signInAs(`${email}\u0000`, "not the password"),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.setCookies).toEqual([]);
      expect({ ...answer.json, request_id: "" }).toEqual({ ...answers[0]?.json, request_id: "" });
    }
  });

  it("401: a password is exact: no trimming, no normalising, and the end counts", async () => {
    const { ownerId, email } = await makeAccount();
    const { hashPassword } = await import("@/lib/accounts/password-hash");
    const password = `${"é".repeat(80)} end `;
    await db().account.update({ where: { ownerId }, data: { passwordHash: await hashPassword(password) } });
    for (const wrong of [password.trim(), password.normalize("NFD"), `${"é".repeat(80)} and `, password.toUpperCase(), `${password}\u0000`]) {
      expect((await signInAs(email, wrong)).status).toBe(401);
    }
    expect((await signInAs(email, password)).status).toBe(200);
  });

  it("takes the same time for a known and an unknown address", async () => {
    const { email } = await makeAccount();
    const measure = async (address: string) => {
      const startedAtMs = performance.now();
      await signInAs(address, "not the password");
      return performance.now() - startedAtMs;
    };
    await measure(email);
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 15; round += 1) {
      if (round % 5 === 0) await db().throttleBucket.deleteMany();
      known.push(await measure(email));
      unknown.push(await measure("nobody@example.org"));
    }
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    // Without the stand-in hash the unknown one takes a tenth of the time; a loaded machine blurs by much less.
    expect(median(unknown) / median(known)).toBeGreaterThan(0.6);
    expect(median(unknown) / median(known)).toBeLessThan(1.6);
  });

  it("429: after ten wrong tries from one address, forged headers or not; elsewhere the owner gets in", async () => {
    const { email, password } = await makeAccount();
    const guesser = new TestBrowser();
    const statuses: number[] = [];
    for (let number = 0; number < 14; number += 1) {
      const answer = await guesser.send(signIn, "/api/v1/account/sign-in", { body: { email, password: `guess ${number}` }, headers: { "x-forwarded-for": `10.1.1.${number}` } });
      statuses.push(answer.status);
      if (answer.status === 429) expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect(statuses.slice(0, 10).every((status) => status === 401)).toBe(true);
    expect(statuses.slice(-3)).toEqual([429, 429, 429]);
    expect((await signInAs(email, password, guesser)).status).toBe(429);
    expect((await signInAs(email, password)).status).toBe(200);
    // The bucket fills up by itself.
    await db().$executeRaw`UPDATE throttle_buckets SET updated_at = updated_at - interval '5 minutes'`;
    expect((await signInAs(email, password, guesser)).status).toBe(200);
  });

  it("429: one password against many accounts from one address", async () => {
    const sprayer = new TestBrowser();
    const answers = await Promise.all(Array.from({ length: 80 }, (_, number) => signInAs(`person${number}@example.org`, "the same password", sprayer)));
    const countOf = (code: number) => answers.filter(({ status }) => status === code).length;
    // The bucket of the address holds sixty; two more may flow in meanwhile.
    expect(countOf(429)).toBeGreaterThanOrEqual(18);
    expect(countOf(429)).toBeLessThanOrEqual(20);
    expect(countOf(401)).toBe(80 - countOf(429));
  });

  it("429: tries at one account from very many addresses, each of which still gets into another account", async () => {
    const { email, password } = await makeAccount();
    // At the limiter and not through the route, which would hash a hundred passwords.
    const tries = await Promise.all(Array.from({ length: 130 }, (_, number) => throttleSignIn({ email, clientAddress: `192.0.2.${number}` })));
    const allowed = tries.filter((refusal) => refusal === null).length;
    expect(allowed).toBeGreaterThanOrEqual(100);
    expect(allowed).toBeLessThan(130);
    // Nothing flows in before the next try, however slow the machine is: the bucket was last filled in the future.
    await db().$executeRaw`UPDATE throttle_buckets SET updated_at = updated_at + interval '5 minutes'`;
    const oneMore = new TestBrowser();
    expect((await signInAs(email, password, oneMore)).status).toBe(429);
    const other = await makeAccount();
    expect((await signInAs(other.email, other.password, oneMore)).status).toBe(200);
  });

  it("starts a session that is new, whatever the browser held before", async () => {
    const { email, password } = await makeAccount();
    const planted = await signedInBrowser((await makeAccount()).ownerId);
    const before = planted.cookies.get("commonplace.session");
    await signInAs(email, password, planted);
    expect(planted.cookies.get("commonplace.session")).not.toBe(before);
  });

  it("sets a cookie that scripts and other sites cannot use", async () => {
    const { email, password } = await makeAccount();
    const [plain = ""] = (await signInAs(email, password)).setCookies;
    expect(plain).toMatch(/^commonplace\.session=/);
    expect(plain).toMatch(/; HttpOnly/);
    expect(plain).toMatch(/; SameSite=Lax/);
    expect(plain).toMatch(/; Path=\//);
    expect(plain).not.toMatch(/Secure|Domain/);

    settings.set({ AUTH_URL: "https://chat.example.org" });
    const [hardened = ""] = (await signInAs(email, password, new TestBrowser("https://chat.example.org"))).setCookies;
    expect(hardened).toMatch(/^__Host-commonplace\.session=/);
    expect(hardened).toMatch(/; Secure/);
    expect(hardened.length).toBeLessThan(4096);
  });

  it.each([
    ["another origin", { origin: "http://evil.test" }],
    ["no origin", { origin: "null" }],
    ["a host that is not this machine's, without AUTH_URL", { host: "evil.test", origin: "http://evil.test" }],
    ["a sibling site", { "sec-fetch-site": "same-site" }],
  ])("403: %s", async (_name, headers) => {
    const { email, password } = await makeAccount();
    const answer = await new TestBrowser().send(signIn, "/api/v1/account/sign-in", { body: { email, password }, headers });
    expect(answer.status).toBe(403);
    expect(answer.setCookies).toEqual([]);
  });

  it("415: a form instead of JSON", async () => {
    const answer = await new TestBrowser().send(signIn, "/api/v1/account/sign-in", { body: new URLSearchParams({ email: "a@example.org", password: "x" }) });
    expect(answer.status).toBe(415);
  });

  it("keeps at most fifty sessions of one account", async () => {
    const { ownerId } = await makeAccount();
    for (let number = 0; number < 55; number += 1) await signedInBrowser(ownerId);
    expect(await db().session.count({ where: { ownerId } })).toBe(50);
  });
});

import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { expect, test } from "./fixtures";
import { newPerson } from "./support/people";
import { randomWord } from "./support/random-words";

type Reply = { readonly status: number; readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly text: string };

/** Asks as no client library would: the path as it is written, any header, any method. */
function ask(appUrl: string, path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Reply> {
  const { hostname, port, host } = new URL(appUrl);
  return new Promise((resolve, reject) => {
    const { method = "GET", headers = {}, body } = options;
    const request = httpRequest({ hostname, port, path, method, headers: { host, accept: "text/html", ...headers } }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** Bytes as they are, and all that came back until the server closed the line. */
function sendRaw(appUrl: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(appUrl).port), "127.0.0.1", () => socket.write(bytes));
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString("utf8")));
    socket.on("close", () => resolve(answer));
    // A server that hangs up while it is still being sent to resets the connection: that is a refusal too.
    socket.on("error", (error: NodeJS.ErrnoException) => (error.code === "ECONNRESET" || error.code === "EPIPE" ? resolve(answer) : reject(error)));
  });
}

/** Someone who owns a memory with a word in it that stands nowhere else. */
async function ownerOfAWord(appUrl: string) {
  const person = await newPerson(appUrl);
  const word = randomWord();
  const stored = await ask(appUrl, "/api/v1/memory", {
    method: "POST",
    headers: { cookie: person.cookie, origin: appUrl, "content-type": "application/json" },
    body: JSON.stringify({ type: "fact", content: `The word is ${word}` }),
  });
  expect(stored.status).toBe(200);
  return { ...person, word };
}

const FIVE = (name: string) => Array.from({ length: 5 }, () => name).join(":");
const DETOURS: [string, Record<string, string>][] = [
  ...["middleware", "src/middleware", "pages/_middleware", FIVE("middleware"), FIVE("src/middleware"), FIVE("proxy"), FIVE("src/proxy")].map(
    (value): [string, Record<string, string>] => ["/memory", { "x-middleware-subrequest": value }],
  ),
  ["/memory", { rsc: "1" }],
  ["/memory?_rsc", { rsc: "1" }],
  ["/memory", { rsc: "1", "next-router-prefetch": "1" }],
  ["/memory", { rsc: "1", "next-router-segment-prefetch": "/_tree" }],
  ["/memory", { rsc: "1", "next-router-segment-prefetch": "/memory/__PAGE__" }],
  ["/memory", { "x-nextjs-data": "1" }],
  ["/memory", { "x-matched-path": "/login" }],
  ["/memory", { "x-invoke-path": "/login", "x-invoke-output": "/login" }],
  ["/memory", { "x-original-url": "/login", "x-rewrite-url": "/login" }],
  ["/memory", { "next-action": "0".repeat(42) }],
  ...["/memory.rsc", "/memory?_rsc=1", "/memory.segments/_tree.segment.rsc", "/_next/data/build/memory.json", "/MEMORY", "/memory/", "/%6demory", "/memory;a", "/settings", "/admin", "/"].map(
    (path): [string, Record<string, string>] => [path, {}],
  ),
];

test("no detour leads past the sign-in to a page", async ({ app }) => {
  const owner = await ownerOfAWord(app.url);
  const page = await ask(app.url, "/memory", { headers: { cookie: owner.cookie } });
  expect(page.text, "the owner sees what is looked for").toContain(owner.word);

  for (const [path, headers] of DETOURS) {
    const reply = await ask(app.url, path, { headers });
    const way = `${path} ${JSON.stringify(headers)}`;
    expect(reply.status, way).toBeLessThan(500);
    expect(reply.text, way).not.toContain(owner.word);
    expect(reply.text, way).not.toContain(owner.email);
    if (reply.status === 200) expect(reply.text, `${way} leads to the door`).toContain("/login");
  }
});

test("a page, its data and an interface's answer are kept by no cache, and say how they may be used", async ({ app }) => {
  const owner = await ownerOfAWord(app.url);
  for (const [path, headers] of [["/memory", {}], ["/memory?_rsc", { rsc: "1" }], ["/settings", {}], ["/api/v1/memory", {}], ["/api/v1/account", {}], ["/login", {}], ["/no-such-page", {}]] as const) {
    const reply = await ask(app.url, path, { headers: { cookie: owner.cookie, ...headers } });
    expect(reply.headers["cache-control"], path).toContain("no-store");
    expect(reply.headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(reply.headers["permissions-policy"], path).toContain("camera=()");
    expect(reply.headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(reply.headers["content-security-policy"], path).not.toMatch(/script-src[^;]*'unsafe-/);
    expect(reply.headers["content-type"], path).toMatch(/^(text\/html|text\/x-component|application\/(problem\+)?json)/);
    for (const name of ["x-powered-by", "server", "access-control-allow-origin"]) expect(reply.headers[name], `${path} ${name}`).toBeUndefined();
  }
});

test("another site may neither read nor write with a person's session", async ({ app }) => {
  const owner = await ownerOfAWord(app.url);
  const memory = JSON.stringify({ type: "fact", content: "Written by another site" });
  const foreign = ["https://evil.example", "null", `${app.url}.evil.example`, app.url.replace("127.0.0.1", "localhost"), app.url.replace("http:", "https:")];
  for (const origin of [...foreign, undefined]) {
    for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
      const headers = { cookie: owner.cookie, "content-type": type, ...(origin ? { origin } : {}) };
      const reply = await ask(app.url, "/api/v1/memory", { method: "POST", headers, body: memory });
      expect(reply.status, `${origin} ${type}`).toBe(403);
      expect(reply.headers["access-control-allow-origin"]).toBeUndefined();
    }
  }
  const siblingSite = await ask(app.url, "/api/v1/memory", {
    method: "POST",
    headers: { cookie: owner.cookie, origin: app.url, "sec-fetch-site": "same-site", "content-type": "application/json" },
    body: memory,
  });
  expect(siblingSite.status).toBe(403);
  for (const path of ["/api/v1/account/sign-out", "/api/chat", "/api/v1/memory/context"]) {
    const byLink = await ask(app.url, `${path}?_method=POST`, { headers: { cookie: owner.cookie, "x-http-method-override": "POST" } });
    expect(byLink.status, path).toBe(405);
  }
  const preflight = await ask(app.url, "/api/v1/memory", { method: "OPTIONS", headers: { origin: "https://evil.example", "access-control-request-method": "PUT" } });
  expect(preflight.headers["access-control-allow-origin"]).toBeUndefined();
  const list = await ask(app.url, "/api/v1/memory", { headers: { cookie: owner.cookie } });
  expect(list.text).toContain(owner.word);
  expect(list.text).not.toContain("Written by another site");
});

test("after signing in, everyone stays on this site", async ({ app, strangersPage: page }) => {
  const person = await newPerson(app.url);
  const elsewhere = ["//evil.example", "https:evil.example", "/\\evil.example", "https://evil.example/", `http://${new URL(app.url).host}@evil.example`, "javascript:alert(1)", "/%0d%0aSet-Cookie:x=1", "\t//evil.example", "/%09/evil.example", "/.//evil.example"];
  const outside: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(app.url) && request.url().startsWith("http")) outside.push(request.url());
  });
  for (const path of elsewhere) {
    await page.context().clearCookies();
    await page.goto(`${app.url}/login?callbackUrl=${encodeURIComponent(path)}`);
    await page.getByLabel("Email").fill(person.email);
    await page.getByLabel("Password", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL(({ pathname }) => pathname !== "/login");
    expect(new URL(page.url()).origin, path).toBe(app.url);
  }
  expect(outside).toEqual([]);
});

test("cookies are hardened, and what a caller says of its address or host changes nothing", async ({ app }) => {
  const { email, password } = await newPerson(app.url);
  const signIn = (headers: Record<string, string>) =>
    ask(app.url, "/api/v1/account/sign-in", { method: "POST", headers: { origin: app.url, "content-type": "application/json", ...headers }, body: JSON.stringify({ email, password }) });
  const forged = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", forwarded: "host=evil.example", "x-forwarded-for": "192.0.2.9" };
  for (const headers of [{}, forged]) {
    const reply = await signIn(headers);
    expect(reply.status).toBe(200);
    for (const cookie of reply.headers["set-cookie"] ?? []) {
      expect(cookie).toMatch(/; Path=\/; /);
      expect(cookie).toContain("HttpOnly");
      expect(cookie).toContain("SameSite=Lax");
      expect(cookie).not.toMatch(/Domain=/i);
      expect(cookie.length).toBeLessThan(4096);
    }
    expect(reply.headers["strict-transport-security"]).toBeUndefined();
  }
  expect((await signIn({ host: "evil.example", origin: "http://evil.example" })).status).toBe(403);

  const wrong = (index: number) =>
    ask(app.url, "/api/v1/account/sign-in", {
      method: "POST",
      headers: { origin: app.url, "content-type": "application/json", "x-forwarded-for": `198.51.100.${index}`, "x-real-ip": `198.51.100.${index}`, "x-commonplace-client-address": `198.51.100.${index}` },
      body: JSON.stringify({ email, password: "not the right one" }),
    });
  const statuses: number[] = [];
  for (let index = 0; index < 15; index += 1) statuses.push((await wrong(index)).status);
  expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
  expect(statuses.at(-1), "a forged address gives no new tries").toBe(429);
});

test("requests that no browser makes are refused and bring nothing down", async ({ app }) => {
  const { host } = new URL(app.url);
  for (const path of ["/%ff", "/c/%E0%A4%A", "/api/v1/memory/%ff", "/%"]) expect((await ask(app.url, path)).status, path).toBe(400);
  for (const path of ["/.env", "/.git/config", "/server.mjs", "/api/debug", "/metrics", "/_next/image?url=http%3A%2F%2F127.0.0.1%3A9%2Fx&w=64&q=75"]) {
    expect([400, 404], path).toContain((await ask(app.url, path)).status);
  }
  for (const method of ["TRACE", "PROPFIND", "PUT"]) expect((await ask(app.url, "/api/v1/memory", { method, headers: { origin: app.url } })).status, method).toBeGreaterThanOrEqual(400);
  for (const authorization of ["Bearer %", "Bearer %E0%A4%A", "Bearer", "Basic x", "x".repeat(12_000)]) {
    expect((await ask(app.url, "/api/v1/account", { headers: { authorization, cookie: "commonplace.session=%E0%A4%A" } })).status, authorization.slice(0, 20)).toBe(401);
  }
  const smuggled = [
    `POST /api/v1/memory HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `POST /api/v1/memory HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd`,
    `POST /api/v1/memory HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
    `GET / HTTP/1.1\r\nConnection: close\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: ${host}\r\nX: ${"a".repeat(100_000)}\r\n\r\n`,
    `CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n`,
  ];
  for (const bytes of smuggled) {
    const answer = await sendRaw(app.url, bytes);
    expect(answer, bytes.slice(0, 120)).not.toContain("200 OK");
    expect(answer.match(/^HTTP\/1\.1/gm)?.length ?? 0, "one request has one answer").toBeLessThan(2);
  }
  expect((await ask(app.url, "/health")).status).toBe(200);
});

test("what the server prints names nobody", async ({ app }) => {
  const owner = await ownerOfAWord(app.url);
  for (const path of [`/api/v1/conversations?cursor=${owner.word}`, `/api/v1/memory/${owner.word}`, `/c/${owner.word}`, `/${owner.word}`]) {
    await ask(app.url, path, { headers: { cookie: owner.cookie, "user-agent": owner.word, "x-request-id": `${owner.word} ${owner.email}` } });
  }
  for (const secret of [owner.word, owner.email, owner.password, owner.cookie]) expect(app.output()).not.toContain(secret);
});

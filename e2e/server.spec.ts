import { once } from "node:events";
import { existsSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { connect, createServer } from "node:net";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { type AppServer, startApp } from "./support/app-server";

let app: AppServer;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.stop());

async function freePort(): Promise<number> {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  taken.close();
  await once(taken, "close");
  return typeof address === "object" && address ? address.port : 0;
}

/** Sends bytes as they are, which no client library would, and returns all that came back. */
function sendRaw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(app.url).port), "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString("utf8")));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
}

function policyOf(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    httpRequest(`${app.url}${path}`, { headers: { accept: "text/html" } }, (response) => {
      response.resume();
      resolve(String(response.headers["content-security-policy"]));
    })
      .on("error", reject)
      .end();
  });
}

test("every page has a policy with a nonce of its own, error pages too", async () => {
  const policies = await Promise.all(["/login", "/login", "/there-is-no-such-page", "/nor-this.php"].map(policyOf));
  for (const policy of policies) expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{24}' 'strict-dynamic';/);
  expect(new Set(policies).size).toBe(policies.length);
  expect(await policyOf("/api/there-is-no-such-route")).toContain("default-src 'none'");
});

test("a page runs all its scripts under its policy", async ({ page }) => {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) violations.push(message.text());
  });
  await page.goto(`${app.url}/login`);
  await page.waitForLoadState("networkidle");
  expect(violations).toEqual([]);
});

test("a request line with another host in it is refused, upgrade or not", async () => {
  const target = "GET http://169.254.169.254/latest HTTP/1.1\r\nHost: 127.0.0.1:9999\r\n";
  expect(await sendRaw(`${target}Connection: close\r\n\r\n`)).toContain("400 Bad Request");
  expect(await sendRaw(`${target}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)).toContain("400 Bad Request");
});

test("a second server on the same port ends at once and says what to do", async () => {
  const port = new URL(app.url).port;
  await expect(startApp({ environment: { PORT: port } })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`);
});

// A data folder belongs to one process only where the embedded database lies in it.
if (!process.env.TEST_DATABASE_URL) {
  test("a second server on the same data ends and names the first", async () => {
    await expect(startApp({ dataDirectory: app.dataDirectory })).rejects.toThrow(`is in use by process ${app.pid}`);
  });
}

test("a signal that comes twice, as npm hands it on, ends it as well as one", async () => {
  const other = await startApp();
  /** An orderly end closes the embedded database, which takes its address away. */
  const isOpen = () => existsSync(path.join(other.dataDirectory, "postgres.json"));
  expect(isOpen()).toBe(!process.env.TEST_DATABASE_URL);
  for (const signal of ["SIGTERM", "SIGTERM"] as const) process.kill(other.pid, signal);
  await other.ended();
  expect(isOpen()).toBe(false);
  expect(other.output()).not.toContain("Did not close within");
  await other.stop();
});

test("whoever asks while it starts is answered as soon as it has", async () => {
  // A first start makes a database.
  test.setTimeout(120_000);
  const port = await freePort();
  const [statuses, asked] = [[] as number[], [] as Promise<unknown>[]];
  let [waiting, ticks] = [0, 0];
  const ask = async () => {
    waiting += 1;
    try {
      statuses.push((await fetch(`http://127.0.0.1:${port}/livez`)).status);
    } catch (error) {
      // Nobody listened yet.
      if (!(error instanceof TypeError)) throw error;
    }
    waiting -= 1;
  };
  // The more wait, the less often another asks: a slow start must not be made slower.
  const asking = setInterval(() => {
    ticks += 1;
    if (ticks % (1 + Math.floor(waiting / 50)) === 0) asked.push(ask());
  }, 5);
  const other = await startApp({ environment: { PORT: String(port) }, isFirstStart: true });
  clearInterval(asking);
  // Of a request that was taken and is never answered, this waits in vain.
  await Promise.all(asked);
  expect(statuses.length).toBeGreaterThan(10);
  expect(new Set(statuses)).toEqual(new Set([200]));
  await other.stop();
});

test("after kill -9 it comes back on the same data", async () => {
  const other = await startApp();
  await other.kill9();
  await other.restart();
  expect((await fetch(`${other.url}/login`)).status).toBe(200);
  await other.stop();
});

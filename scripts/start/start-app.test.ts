import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..", "..");
const NPM = path.join(import.meta.dirname, "__fixtures__", "npm.js");

/** What a start reads before the app is there. The server only writes down that it was reached. */
const NEEDED = ["scripts", "lib/config", "lib/singleton.ts", "prisma/schema.prisma", "package.json", "package-lock.json", "tsconfig.json"];
const SERVER = `import { appendFileSync } from "node:fs"; appendFileSync("steps.txt", ["server", ...process.argv.slice(2)].join(" ") + "\\n");`;

const INSTALLS = "npm ci --include=dev --no-audit --no-fund --loglevel=error";

let clone = "";
beforeEach(async () => {
  clone = await mkdtemp(path.join(tmpdir(), "start-test-"));
  await Promise.all(NEEDED.map((file) => cp(path.join(ROOT, file), path.join(clone, file), { recursive: true })));
  await writeFile(path.join(clone, "server.mjs"), SERVER);
  await mkdir(path.join(clone, "app"));
});
afterEach(() => rm(clone, { recursive: true, force: true }));

/** A start as npm makes it, with nothing set but what is given. */
function start(environment: Readonly<Record<string, string>> = {}, ...parameters: string[]): Promise<{ code: number; said: string }> {
  const { PATH } = process.env;
  const options = { cwd: clone, env: { NODE_ENV: "production" as const, PATH, npm_execpath: NPM, ...environment } };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ["scripts/start.mjs", ...parameters], options, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, said: stdout + stderr });
    });
  });
}

/** What was done in the clone until now, in order. */
async function steps(): Promise<string[]> {
  const text = await readFile(path.join(clone, "steps.txt"), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").slice(0, -1);
}

describe("npm start in a fresh clone", () => {
  it("installs, generates, builds and serves, in this order; started again it only serves", async () => {
    const first = await start();
    expect(first.said).toMatch(/^Installing .*\nBuilding .*\n$/);
    expect(await steps()).toEqual([INSTALLS, "prisma generate", "next build", "server"]);

    expect(await start()).toEqual({ code: 0, said: "" });
    expect((await steps()).slice(4)).toEqual(["server"]);
  });

  it("builds again when a source changed, and installs nothing for it", async () => {
    await start();
    await writeFile(path.join(clone, "app", "page.tsx"), "changed");
    await start();
    expect((await steps()).slice(4)).toEqual(["next build", "server"]);
  });

  it("as npm run dev installs, generates and serves what is compiled when it is asked for", async () => {
    await start({}, "--dev");
    expect(await steps()).toEqual([INSTALLS, "prisma generate", "server --dev"]);
  });
});

describe("a wrong setting", () => {
  it.each(["abc", "70000", "-1"])("PORT=%s stops the start before anything is done, and is named", async (PORT) => {
    expect(await start({ PORT })).toEqual({ code: 1, said: "The configuration is not valid:\n  PORT: must be a whole number from 0 to 65535\n" });
    expect(await steps()).toEqual([]);
  });

  it("is told from the file .env as well", async () => {
    await writeFile(path.join(clone, ".env"), "PORT=abc\n");
    expect((await start()).said).toContain("PORT: ");
    expect(await steps()).toEqual([]);
  });

  it.each([
    [{ LLM_TEMPERATURE: "hot" }, "LLM_TEMPERATURE: "],
    [{ LLM_BASE_URL: "http://127.0.0.1:1" }, "LLM_MODEL: "],
    [{ DATABASE_URL: "postgresql://localhost/x" }, "ENCRYPTION_KEY: "],
  ])("%j stops the start before the app is built, and says what is wrong", async (environment, named) => {
    const { code, said } = await start(environment);
    expect(code).toBe(1);
    expect(said).toContain(`\n  ${named}`);
    expect(said).not.toContain("Building");
    expect(await steps()).toEqual([INSTALLS]);
  });

  it("is not what a file that Next reads adds to it", async () => {
    await writeFile(path.join(clone, ".env.local"), "LLM_MODEL=mine\n");
    expect((await start({ LLM_BASE_URL: "http://127.0.0.1:1" })).code).toBe(0);
    expect(await steps()).toContain("next build");
  });

  it("is read with what refers to another setting put in", async () => {
    await writeFile(path.join(clone, ".env"), "SERVER=http://127.0.0.1:1\nLLM_BASE_URL=$SERVER/v1\nLLM_MODEL=mine\n");
    expect((await start()).code).toBe(0);
    expect(await steps()).toContain("next build");
  });
});

import path from "node:path";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "..", "..");
const eslint = new ESLint({
  cwd: root,
  // The files do not exist, so the rule that needs types cannot look at them; the layers need only names.
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } }, rules: { "@typescript-eslint/no-floating-promises": "off" } },
});

/** The messages that one line of code would get in that file. */
async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: path.join(root, file) });
  return (result?.messages ?? []).map(({ message }) => message);
}

describe("the layers", () => {
  it.each([
    ["components/chat/list.tsx", 'export { x } from "@/app/page";', "Nothing imports from app/"],
    ["components/chat/list.tsx", 'export { x } from "@/lib/chat/queries";', "fetch in the page"],
    ["components/chat/list.tsx", 'export { x } from "@/lib/memory/jobs";', "fetch in the page"],
    ["components/chat/list.tsx", 'export { x } from "@/lib/db/client";', "Only queries.ts, commands.ts, rows.ts"],
    ["app/page.tsx", 'export { x } from "@/lib/db/generated/client";', "Only queries.ts, commands.ts, rows.ts"],
    ["app/api/v1/chat/route.ts", 'export { x } from "pg";', "Only queries.ts, commands.ts, rows.ts"],
    ["lib/chat/fit.ts", 'export { x } from "@/components/ui/button";', "lib/ knows no UI"],
    ["lib/chat/fit.ts", 'export { x } from "@/app/page";', "Nothing imports from app/"],
    ["lib/chat/fit.ts", 'export { x } from "@/lib/db/client";', "Only queries.ts, commands.ts, rows.ts"],
    ["lib/chat/fit.ts", 'export { x } from "@/lib/turn/run";', "lib/chat may not know this domain"],
    ["lib/chat/fit.ts", 'export { x } from "next/server";', "lib/ knows no HTTP"],
    ["lib/chat/fit.ts", 'export { x } from "@/lib/api/route";', "Domains know no transport"],
    ["lib/chat/fit.ts", 'export { x } from "@/lib/auth/session";', "Only the edge knows who is asking"],
    ["lib/chat/fit.ts", 'export { x } from "../memory/recall";', 'import with "@/"'],
    ["lib/memory/queries.ts", 'export { x } from "@/lib/chat/queries";', "lib/memory may not know this domain"],
    ["lib/memory/search/rank.ts", 'export const x = () => import("@/lib/chat/queries");', "lib/memory may not know this domain"],
    ["lib/usage/commands.ts", 'export { x } from "@/lib/turn/run";', "lib/usage may not know this domain"],
    ["lib/sharing/queries.ts", 'export { x } from "@/lib/chat/commands";', "only reads conversations"],
    ["lib/models/registry.ts", 'export { x } from "@/lib/memory/recall";', "The platform knows no domain"],
    ["lib/models/registry.ts", 'export { x } from "@/lib/db/client";', "Only queries.ts, commands.ts, rows.ts"],
    ["lib/db/client.ts", 'export { x } from "@/lib/chat/queries";', "The platform knows no domain"],
    ["lib/crypto/seal.ts", 'export { x } from "@/lib/api/route";', "Domains know no transport"],
    ["lib/models/queries.ts", 'export { x } from "@/lib/chat/queries";', "The platform knows no domain"],
    ["lib/jobs/commands.ts", 'export { x } from "@/lib/memory/commands";', "The platform knows no domain"],
    ["lib/crypto/resealing/commands.ts", 'export { x } from "@/lib/auth/session-token";', "Only the edge knows who is asking"],
    ["lib/observability/rows.ts", 'export { x } from "next/server";', "lib/ knows no HTTP"],
    ["lib/jobs/queries.ts", 'export { x } from "@/lib/api/route";', "Domains know no transport"],
    ["lib/chat/fit.ts", 'export { x } from "@/e2e/support/turns";', "no part of the app"],
    ["lib/chat/queries.ts", 'export { x } from "@/scripts/bench/main";', "no part of the app"],
    ["lib/db/client.ts", 'export { x } from "@/e2e/support/turns";', "no part of the app"],
    ["lib/api/route.ts", 'export { x } from "@/scripts/bench/main";', "no part of the app"],
    ["app/page.tsx", 'export { x } from "@/e2e/support/turns";', "no part of the app"],
    ["components/chat/list.tsx", 'export const x = () => import("@/scripts/bench/main");', "no part of the app"],
    ["components/chat/list.tsx", 'export { x } from "@/lib/turn/start-turn";', "fetch in the page"],
    ["components/chat/list.tsx", 'export { x } from "@/lib/memory/search/recall";', "fetch in the page"],
    ["components/chat/list.tsx", 'export { x } from "@/lib/config/config";', "fetch in the page"],
    ["components/chat/list.tsx", 'export const x = () => import("@/lib/auth/require-actor");', "fetch in the page"],
    ["components/chat/list.tsx", 'export type X = import("@/lib/chat/queries").X;', "fetch in the page"],
    ["lib/memory/search/rank.ts", 'export type X = import("@/lib/chat/schema").X;', "lib/memory may not know this domain"],
    ["lib/models/registry.ts", 'export type X = typeof import("@/lib/chat/queries");', "The platform knows no domain"],
  ])("refuse in %s: %s", async (file, code, message) => {
    expect(await complaints(file, code)).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ["app/page.tsx", 'export { x } from "@/lib/chat/queries";'],
    ["components/chat/list.tsx", 'export { x } from "@/lib/chat/schema";'],
    ["components/chat/list.tsx", 'export { x } from "@/lib/memory/questions/contract";'],
    ["components/chat/list.tsx", 'export { x } from "@/lib/client/call";'],
    ["components/chat/list.tsx", 'export type X = import("@/lib/chat/receipt").Receipt;'],
    ["components/chat/list.test.tsx", 'export { x } from "@/e2e/support/random";'],
    ["app/page.test.ts", 'export { x } from "@/e2e/support/turns";'],
    ["lib/turn/run.test.ts", 'export { x } from "@/e2e/support/turns";'],
    ["lib/turn/__fixtures__/someone.ts", 'export { x } from "@/e2e/support/turns";'],
    ["scripts/bench/main.ts", 'export { x } from "@/e2e/support/random";'],
    ["lib/jobs/commands.ts", 'export { x } from "@/lib/db/client";'],
    ["lib/models/registry.ts", 'export type X = typeof import("@/lib/crypto/seal");'],
    ["lib/chat/queries.ts", 'export { x } from "@/lib/db/client";'],
    ["lib/chat/fit.ts", 'export { x } from "@/lib/db/scope";'],
    ["lib/chat/contract.ts", 'export { x } from "@/lib/api/contract";'],
    ["lib/turn/run.ts", 'export { x } from "@/lib/memory/recall";'],
    ["lib/turn/run.ts", 'export { x } from "@/lib/models/registry";'],
    ["lib/sharing/queries.ts", 'export { x } from "@/lib/chat/queries";'],
    ["lib/api/route.ts", 'export { x } from "next/server";'],
  ])("let through in %s: %s", async (file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });
});

describe("the habits", () => {
  it.each([
    ["lib/chat/fit.ts", "try { JSON.parse(''); } catch {}", "swallowed error"],
    ["lib/chat/fit.ts", "void fetch('/').catch(() => {});", "swallowed error"],
    ["lib/chat/fit.ts", "export const x = 1 as unknown as string;", "Parse the value with a schema"],
    ["lib/chat/fit.ts", "export const x = (value: any) => value;", "Unexpected any"],
    ["lib/chat/fit.ts", "console.log('here');", "Unexpected console"],
    ["lib/chat/fit.ts", "export const at = new Date();", "the one place that reads the wall clock"],
    ["lib/chat/queries.ts", "export const at = Date.now();", "the one place that reads the wall clock"],
    ["lib/models/queries.ts", "export const at = new Date();", "the one place that reads the wall clock"],
    ["lib/db/client.ts", "export const clock = Date.now;", "the one place that reads the wall clock"],
    ["lib/api/route.ts", "export const at = Date.now();", "the one place that reads the wall clock"],
    ["app/api/v1/chat/route.ts", "export const at = new Date();", "the one place that reads the wall clock"],
    ["e2e/chat.spec.ts", "await page.waitForTimeout(100);", "Wait for what a person would see"],
    ["e2e/chat.spec.ts", "await page.locator('.message').click();", "Find it by role and name"],
  ])("refuse in %s: %s", async (file, code, message) => {
    expect((await complaints(file, code)).join("\n")).toContain(message);
  });

  it.each([
    ["lib/clock.ts", "export const now = (): Date => new Date();"],
    ["lib/chat/fit.ts", "export const epoch = new Date(0);"],
    ["lib/chat/fit.test.ts", "export const at = new Date();"],
    ["lib/chat/__fixtures__/held.ts", "export const at = Date.now();"],
    ["app/api/v1/chat/route.test.ts", "export const at = Date.now();"],
    ["components/chat/list.tsx", "export const at = Date.now();"],
    ["scripts/bench/main.ts", "export const at = Date.now();"],
  ])("let through in %s: %s", async (file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });
});

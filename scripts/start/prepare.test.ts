import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildOnce, fingerprint } from "./build-once.mjs";
import { installLocalEmbedder } from "./install-local-embedder.mjs";
import { installOnce, isInstalled } from "./install-once.mjs";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "prepare-test-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(file: string, text: string) {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

describe("fingerprint", () => {
  it("changes when a source is changed, added or renamed", async () => {
    await put("app/page.tsx", "one");
    const seen = new Set([fingerprint(root)]);
    await put("app/page.tsx", "two");
    seen.add(fingerprint(root));
    await put("lib/chat/fit.ts", "");
    seen.add(fingerprint(root));
    await rm(path.join(root, "lib/chat/fit.ts"));
    await put("lib/chat/fits.ts", "");
    seen.add(fingerprint(root));
    expect(seen.size).toBe(4);
  });

  it("stays when only a test or something else changes", async () => {
    await put("app/page.tsx", "one");
    const before = fingerprint(root);
    await put("app/page.test.tsx", "a test");
    await put("docs/words.md", "words");
    expect(fingerprint(root)).toBe(before);
  });
});

describe("buildOnce", () => {
  it("does nothing when the build was made from the same sources", async () => {
    await put(".next/BUILD_ID", "x");
    await put(".next/commonplace-build.json", JSON.stringify({ fingerprint: fingerprint(root) }));
    expect(buildOnce(root)).toBe(false);
  });

  it("builds when a source changed, and says so when that fails", async () => {
    await put(".next/BUILD_ID", "x");
    await put(".next/commonplace-build.json", JSON.stringify({ fingerprint: fingerprint(root) }));
    await put("app/page.tsx", "changed");
    expect(() => buildOnce(root)).toThrow("The build failed");
  });
});

describe("isInstalled", () => {
  it("says what installOnce would find, and installs nothing", async () => {
    await put("package-lock.json", "{}");
    expect(isInstalled(root)).toBe(false);
    await put("node_modules/.package-lock.json", "{}");
    expect(isInstalled(root)).toBe(true);
    installOnce(root);
    await put("package-lock.json", "{ }");
    const later = new Date(Date.now() + 60_000);
    await utimes(path.join(root, "package-lock.json"), later, later);
    expect(isInstalled(root)).toBe(false);
  });
});

describe("installOnce", () => {
  it("takes what npm installed after the lock file changed, and looks no further the next time", async () => {
    await put("package-lock.json", "{}");
    await put("node_modules/.package-lock.json", "{}");
    expect(installOnce(root)).toBe(true);
    // As after a pull that touched the file without changing it.
    const later = new Date(Date.now() + 60_000);
    await utimes(path.join(root, "package-lock.json"), later, later);
    expect(installOnce(root)).toBe(false);
  });
});

describe("installLocalEmbedder", () => {
  it("does nothing where it was done for the same lock file, and says how to go on where npm cannot", async () => {
    const lock = "optional/local-embedder/package-lock.json";
    await put(lock, "{}");
    await put("optional/local-embedder/node_modules/.commonplace-lock", createHash("sha256").update("{}").digest("hex"));
    expect(installLocalEmbedder(root)).toBe(false);
    await put(lock, "no lock");
    expect(() => installLocalEmbedder(root)).toThrow("npm run install:local-embedder");
  });
});

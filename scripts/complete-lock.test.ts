import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { completeLock } from "./complete-lock.mjs";

const parent = (optionalDependencies: Record<string, string>) => ({ "node_modules/parent": { version: "2.0.0", optionalDependencies } });

describe("completeLock", () => {
  it("adds what other systems need, for those systems only", () => {
    const packages = parent({ "@parent/darwin-arm64": "2.0.0", "@parent/linux-x64-gnu": "2.0.0", "@parent/wasm32-wasi": "2.0.0" });
    const lock = { ...packages, "node_modules/@parent/linux-x64-gnu": { version: "2.0.0" } };
    expect(completeLock(lock)).toEqual(["@parent/darwin-arm64", "@parent/wasm32-wasi"]);
    expect(lock).toMatchObject({
      "node_modules/@parent/darwin-arm64": { version: "2.0.0", os: ["darwin"], cpu: ["arm64"], optional: true },
      "node_modules/@parent/wasm32-wasi": { version: "2.0.0", cpu: ["wasm32"], optional: true },
      "node_modules/@parent/linux-x64-gnu": { version: "2.0.0" },
    });
    expect(completeLock(lock)).toEqual([]);
  });

  it("leaves alone what it cannot know the version of", () => {
    expect(completeLock(parent({ "@parent/darwin-arm64": "^2.0.0", fsevents: "2.0.0" }))).toEqual([]);
  });

  it.each([".", "optional/local-embedder"])("finds nothing missing in our own lock in %s, so that npm ci takes it", (folder) => {
    const lock = JSON.parse(readFileSync(path.resolve(import.meta.dirname, "..", folder, "package-lock.json"), "utf8")) as {
      packages: Parameters<typeof completeLock>[0];
    };
    expect(completeLock(lock.packages)).toEqual([]);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import loadConfig from "next/dist/server/config";
import { PHASE_PRODUCTION_SERVER } from "next/constants";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBuiltConfiguration } from "./built-configuration.mjs";

let root: string;
beforeAll(() => (root = mkdtempSync(path.join(tmpdir(), "built-configuration-"))));
afterAll(() => rmSync(root, { recursive: true }));

const loadedCompilers = () => Object.keys(createRequire(import.meta.url).cache).filter((file) => file.endsWith(".node") && file.includes("swc"));

describe("useBuiltConfiguration", () => {
  it("lets Next start with what the build wrote, without reading the sources or loading its compiler", async () => {
    mkdirSync(path.join(root, ".next"));
    writeFileSync(path.join(root, ".next", "required-server-files.json"), JSON.stringify({ version: 1, config: { distDir: ".next", basePath: "/as-it-was-built" } }));
    writeFileSync(path.join(root, "next.config.ts"), "throw new Error('read anew');");
    const done = useBuiltConfiguration(root);
    expect(await loadConfig(PHASE_PRODUCTION_SERVER, root)).toMatchObject({ basePath: "/as-it-was-built" });
    done();
    expect(process.env).not.toHaveProperty("__NEXT_PRIVATE_STANDALONE_CONFIG");
    expect(loadedCompilers()).toEqual([]);
  });

  it("changes nothing where nothing was built", () => {
    const before = { ...process.env };
    useBuiltConfiguration(path.join(root, "elsewhere"))();
    expect(process.env).toEqual(before);
  });
});

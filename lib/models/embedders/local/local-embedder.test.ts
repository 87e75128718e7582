import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Embedder } from "@/lib/models/embedders/embedder";
import { writeFaultyPackage } from "./__fixtures__/faulty-package";
import { writeTinyModel } from "./__fixtures__/tiny-model";
import { batchesOf, localEmbedder, type LocalLimits } from "./local-embedder";

const packageFolder = path.resolve("optional", "local-embedder");
let folder = "";
const opened: Embedder[] = [];
beforeAll(() => {
  if (!existsSync(path.join(packageFolder, "node_modules"))) throw new Error("These tests run a real model: npm run install:local-embedder first.");
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "local-embedder-test-"));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ lifecycle }) => lifecycle?.close()));
  await rm(folder, { recursive: true, force: true });
});

const PATIENT: Partial<LocalLimits> = { wakeWaitMs: 50_000 };
type Where = { model?: string; hub?: string; packageFolder?: string };
function open(where: Where = {}, limits: Partial<LocalLimits> = PATIENT): Embedder {
  const embedder = localEmbedder({ model: path.join(folder, "tiny"), cacheFolder: path.join(folder, "cache"), hub: "http://127.0.0.1:9", packageFolder, ...where }, limits);
  opened.push(embedder);
  return embedder;
}
async function vectorsOf(embedder: Embedder, texts: readonly string[]): Promise<Float32Array[]> {
  const { vectors, calls } = await embedder.embed(texts);
  expect(calls).toEqual([]);
  if (!vectors.ok) throw new Error(vectors.failure.code);
  return vectors.value;
}
const likeness = (a: Float32Array | undefined, b: Float32Array | undefined) => [...(a ?? [])].reduce((sum, value, index) => sum + value * (b?.[index] ?? 0), 0);
const untilReady = (embedder: Embedder) => new Promise<void>((resolve) => embedder.lifecycle?.open(resolve));

describe("a model in a folder", () => {
  it("gives vectors of length 1 and of its own dimension, near where texts mean the same, in the order of the texts", async () => {
    await writeTinyModel(path.join(folder, "tiny"));
    const embedder = open();
    const texts = ["Keeps bees", "Has an apiary", "Feeds ducks", "", "bees ".repeat(5_000)];
    const vectors = await vectorsOf(embedder, texts);
    const [bees, apiary, ducks, nothing, long] = vectors;
    for (const vector of vectors) expect(vector).toHaveLength(6);
    expect(Math.hypot(...(bees ?? []))).toBeCloseTo(1, 5);
    expect(likeness(bees, apiary)).toBeGreaterThan(0.9);
    expect(likeness(bees, ducks)).toBeLessThan(0.4);
    expect(likeness(bees, long)).toBeGreaterThan(0.9);
    expect(nothing?.every(Number.isFinite)).toBe(true);
    expect(embedder.name).toMatch(/^local\/tiny-6-[0-9a-f]{12}$/);

    // More than a batch: each comes out as it does alone.
    const many = await vectorsOf(embedder, Array.from({ length: 40 }, (_, index) => texts[index % 3] ?? ""));
    many.forEach((vector, index) => expect(likeness(vector, vectors[index % 3])).toBeCloseTo(1, 5));
  });

  it("is told from another one of the same name and shape by what its files hold", async () => {
    await writeTinyModel(path.join(folder, "tiny"));
    const first = open();
    await vectorsOf(first, ["bees"]);
    await writeTinyModel(path.join(folder, "tiny"), { turned: true });
    const second = open();
    await vectorsOf(second, ["bees"]);
    expect(second.name).not.toBe(first.name);
  });

  it("that is missing or damaged fails every text, is left as it is, and is used as soon as it is whole", async () => {
    await writeTinyModel(path.join(folder, "tiny"));
    const file = path.join(folder, "tiny", "onnx", "model.onnx");
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, 100));
    const embedder = open({}, { ...PATIENT, firstPauseMs: 50, longestPauseMs: 50 });
    const isReady = untilReady(embedder);
    await expect.poll(() => embedder.lifecycle?.state(), { timeout: 50_000 }).toBe("away");
    expect((await embedder.embed(["bees"], AbortSignal.timeout(5))).vectors.ok).toBe(false);
    expect((await readFile(file)).length).toBe(100);
    await rm(file);
    await writeFile(file, whole);
    await isReady;
    expect(await vectorsOf(embedder, ["bees"])).toHaveLength(1);
  });
});

describe("a model of a hub", () => {
  /** Serves the files of a folder as the hub does, and counts. */
  async function startHub(root: string): Promise<{ url: string; asked: string[]; close: () => Promise<void> }> {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      readFile(path.join(root, (request.url ?? "").replace("/someone/tiny/resolve/main/", ""))).then(
        (content) => response.writeHead(200, { "content-length": content.length }).end(request.method === "HEAD" ? undefined : content),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, asked, close: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()) };
  }

  it("is downloaded once, used without a network from then on, and downloaded again where it was damaged", async () => {
    await writeTinyModel(path.join(folder, "on-the-hub"));
    const hub = await startHub(path.join(folder, "on-the-hub"));
    const there = { model: "someone/tiny", hub: hub.url };
    const first = open(there);
    await vectorsOf(first, ["bees"]);
    expect(hub.asked).toContain("/someone/tiny/resolve/main/onnx/model.onnx");
    expect(first.name).toMatch(/^local\/someone\/tiny-6-/);

    hub.asked.length = 0;
    const second = open(there);
    await vectorsOf(second, ["bees"]);
    expect(hub.asked).toEqual([]);
    expect(second.name).toBe(first.name);

    await writeFile(path.join(folder, "cache", "someone", "tiny", "onnx", "model.onnx"), "not a model");
    const third = open(there);
    await vectorsOf(third, ["bees"]);
    expect(hub.asked).toContain("/someone/tiny/resolve/main/onnx/model.onnx");
    expect(third.name).toBe(first.name);
    await hub.close();
  });

  it("that cannot be reached fails texts soon, and is loaded by itself when it can", async () => {
    await writeTinyModel(path.join(folder, "on-the-hub"));
    const hub = await startHub(path.join(folder, "nothing-yet"));
    const embedder = open({ model: "someone/tiny", hub: hub.url }, { ...PATIENT, firstPauseMs: 50, longestPauseMs: 50 });
    const isReady = untilReady(embedder);
    await expect.poll(() => embedder.lifecycle?.state(), { timeout: 50_000 }).toBe("away");
    await writeTinyModel(path.join(folder, "nothing-yet"));
    await isReady;
    expect(await vectorsOf(embedder, ["bees"])).toHaveLength(1);
    await hub.close();
  });
});

describe("the process", () => {
  /** In place of the library: a model that does what its text says. */
  const faulty = async (limits: Partial<LocalLimits> = {}) => {
    await Promise.all([writeTinyModel(path.join(folder, "tiny")), writeFaultyPackage(path.join(folder, "faulty"))]);
    return open({ packageFolder: path.join(folder, "faulty") }, { ...PATIENT, firstPauseMs: 1, longestPauseMs: 1, ...limits });
  };
  const processOf = async (embedder: Embedder) => (await vectorsOf(embedder, ["who?"]))[0]?.[0] ?? 0;
  const isAlive = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code !== "ESRCH";
    }
  };

  it("is started again after a crash, and knows no key of this app", async () => {
    const embedder = await faulty();
    const [first] = await vectorsOf(embedder, ["who?"]);
    expect(first?.[1]).toBe(0);
    expect(await embedder.embed(["a", "crash"])).toMatchObject({ vectors: { ok: false, failure: { code: "refused", retryable: true } } });
    await expect.poll(() => embedder.lifecycle?.isReady()).toBe(true);
    expect(await processOf(embedder)).not.toBe(first?.[0]);
  });

  it("is ended and started again when it says nothing", async () => {
    const embedder = await faulty({ embedSilenceMs: 200 });
    const before = await processOf(embedder);
    expect(await embedder.embed(["hang"])).toMatchObject({ vectors: { ok: false, failure: { code: "refused" } } });
    await expect.poll(() => embedder.lifecycle?.isReady()).toBe(true);
    expect(await processOf(embedder)).not.toBe(before);
    await expect.poll(() => isAlive(before)).toBe(false);
  });

  it("goes on after a batch that it will not read or that comes out as no number", async () => {
    const embedder = await faulty();
    const before = await processOf(embedder);
    for (const text of ["refuse", "nan"]) expect(await embedder.embed([text])).toMatchObject({ vectors: { ok: false, failure: { code: "bad-response" } } });
    expect(await processOf(embedder)).toBe(before);
  });

  it("keeps nobody who gave up waiting", async () => {
    const embedder = await faulty({ embedSilenceMs: 5_000 });
    await processOf(embedder);
    const startedAtMs = performance.now();
    expect(await embedder.embed(["hang"], AbortSignal.timeout(30))).toMatchObject({ vectors: { ok: false, failure: { code: "aborted" } } });
    expect(await embedder.embed(["bees"], AbortSignal.timeout(30))).toMatchObject({ vectors: { ok: false, failure: { code: "aborted" } } });
    expect(performance.now() - startedAtMs).toBeLessThan(3_000);
  });

  it("gives its memory back when nobody needs it, and comes again under the same name", async () => {
    const embedder = await faulty({ idleMs: 30 });
    const before = await processOf(embedder);
    const { name } = embedder;
    await expect.poll(() => isAlive(before)).toBe(false);
    expect(embedder.lifecycle?.state()).toBe("ready");
    expect(await processOf(embedder)).not.toBe(before);
    expect(embedder.name).toBe(name);
  });

  it("ends with the app, and then no text is waited for", async () => {
    const embedder = await faulty();
    const before = await processOf(embedder);
    await embedder.lifecycle?.close();
    expect(isAlive(before)).toBe(false);
    expect(await embedder.embed(["bees"])).toMatchObject({ vectors: { ok: false, failure: { code: "refused" } } });
  });

  it("that finds no package fails texts, waits no longer than it was told, and finds it once it is there", async () => {
    await writeTinyModel(path.join(folder, "tiny"));
    const empty = path.join(folder, "faulty");
    const embedder = open({ packageFolder: empty }, { wakeWaitMs: 5_000, firstPauseMs: 50, longestPauseMs: 50 });
    const isReady = untilReady(embedder);
    expect(await embedder.embed(["bees"])).toMatchObject({ vectors: { ok: false, failure: { code: "refused" } } });
    await expect.poll(() => embedder.lifecycle?.state()).toBe("away");
    await writeFaultyPackage(empty);
    await isReady;
    expect(await processOf(embedder)).toBeGreaterThan(0);
  });
});

describe("batchesOf", () => {
  it("holds few texts and few letters at once, and loses none", () => {
    const texts = [...Array.from({ length: 20 }, () => "short"), "x".repeat(9_000), "y".repeat(8_000), "z"];
    const batches = batchesOf(texts);
    expect(batches.flat().map((text) => text.charAt(0)).join("")).toBe(texts.map((text) => text.charAt(0)).join(""));
    for (const batch of batches) {
      expect(batch.length).toBeLessThanOrEqual(16);
      expect(batch.join("").length).toBeLessThanOrEqual(16_000);
    }
    expect(batchesOf([])).toEqual([]);
  });
});

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startFaultServer, type FaultServer } from "@/e2e/support/fault-server";
import { modelSettingsFor } from "@/e2e/support/model-settings";
import { detectLocalServers } from "./detect-local";
import { embedText } from "./embedders/builtin";
import { createEmbedder } from "./embedders/create-embedder";
import { openAiCompatibleEmbedder } from "./embedders/openai-compatible";
import { listModels } from "./list-models";
import { settingsFromEnvironment } from "./settings-from-environment";
import { testConnection } from "./test-connection";
import type { ModelProvider } from "./types";

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer({ tokensPerSecond: Infinity });
});
afterAll(() => server.close());
beforeEach(() => server.reset());

const provider = (): ModelProvider => ({ id: "p", label: "Local", kind: "openai-compatible", baseUrl: server.url, apiKey: "k" });

describe("listModels", () => {
  it("gives the ids, and sends the key", async () => {
    expect(await listModels(provider())).toEqual({ ok: true, value: ["demo"] });
    expect(server.log()[0]?.authorization).toBe("Bearer k");
  });

  it("says that nobody is there", async () => {
    const gone = await startFaultServer();
    await gone.close();
    expect(await listModels({ ...provider(), baseUrl: gone.url } as ModelProvider)).toMatchObject({ ok: false, failure: { code: "refused" } });
  });
});

describe("detectLocalServers", () => {
  it("finds those that answer, and is not held up by one that does not", async () => {
    const mute = createServer(() => undefined);
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
    const { port } = mute.address() as AddressInfo;
    const startedAt = performance.now();
    const found = await detectLocalServers([
      { id: "a", label: "A", baseUrl: server.url },
      { id: "b", label: "B", baseUrl: `http://127.0.0.1:${port}/v1` },
    ]);
    expect(found).toEqual([{ id: "a", label: "A", baseUrl: server.url, models: ["demo"] }]);
    expect(performance.now() - startedAt).toBeLessThan(1_500);
    mute.closeAllConnections();
    mute.close();
  });
});

describe("testConnection", () => {
  it("lets the model say a word", async () => {
    const result = await testConnection(modelSettingsFor(server.url, "x"), provider(), "demo");
    expect(result).toMatchObject({ ok: true });
    expect(server.log()).toHaveLength(1);
  });

  it.each([
    ["fault:401", "unauthorized"],
    ["fault:404", "not-found"],
    ["fault:html", "wrong-content-type"],
  ])("%s: %s, with the models there are, after one try", async (modelId, code) => {
    const result = await testConnection(modelSettingsFor(server.url, "x"), provider(), modelId);
    expect(result).toMatchObject({ ok: false, failure: { failure: { code }, availableModelIds: ["demo"] } });
    expect(server.log()).toHaveLength(2);
  });
});

describe("embedders", () => {
  it("the built-in one is the default", () => {
    expect(createEmbedder(settingsFromEnvironment({})).name).toBe("builtin-384-v1");
  });

  it("a configured one embeds in batches, in order, with its own name", async () => {
    const embedder = createEmbedder(settingsFromEnvironment({ EMBEDDER: "openai-compatible", EMBEDDING_BASE_URL: server.url, EMBEDDING_MODEL: "m" }));
    const texts = Array.from({ length: 130 }, (_, index) => `text ${index}`);
    const result = await embedder.embed(texts);
    expect(result.ok && result.value).toEqual(texts.map(embedText));
    expect(server.log()).toHaveLength(3);
    expect(embedder.name).toBe("embedding/m-384");
  });

  it.each([
    ["fault:embed500", "provider-error"],
    ["fault:embeddim", "bad-response"],
    ["fault:html", "wrong-content-type"],
    ["fault:refuse", "refused"],
  ])("%s is %s, and no vector comes out", async (modelId, code) => {
    expect(await openAiCompatibleEmbedder(provider(), modelId, 384).embed(["a"])).toMatchObject({ ok: false, failure: { code } });
  });

  it("ends with its signal", async () => {
    const result = await openAiCompatibleEmbedder(provider(), "fault:hang", 384).embed(["a"], AbortSignal.timeout(30));
    expect(result).toMatchObject({ ok: false, failure: { code: "aborted" } });
  });
});

describe("the fault server's control over HTTP", () => {
  const post = (path: string, body: unknown) => fetch(`${server.origin}${path}`, { method: "POST", body: JSON.stringify(body) });
  const chat = () => fetch(`${server.url}/chat/completions`, { method: "POST", body: JSON.stringify({ messages: [{ role: "user", content: "Hello you" }] }) });

  it("sets a mode, scripts a reply, shows the log and resets", async () => {
    expect((await post("/__mode", { mode: "500" })).status).toBe(200);
    expect((await chat()).status).toBe(500);
    expect((await post("/__mode", { mode: "unheard-of" })).status).toBe(400);
    await post("/__mode", { mode: "ok" });
    await post("/__when", { contains: "Hello", reply: "Scripted." });
    expect(await (await chat()).json()).toMatchObject({ choices: [{ message: { content: "Scripted." } }] });
    expect(await (await fetch(`${server.origin}/__log`)).json()).toMatchObject([{ mode: "500", status: 500 }, { mode: "ok", status: 200, lastMessage: "Hello you" }]);
    await post("/__reset", {});
    expect(server.log()).toHaveLength(0);
  });
});

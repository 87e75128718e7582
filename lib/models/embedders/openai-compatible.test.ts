import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startFaultServer, type FaultServer } from "@/e2e/support/fault-server";
import { settingsFromEnvironment } from "@/lib/models/settings-from-environment";
import type { ModelProvider } from "@/lib/models/types";
import { embedText } from "./builtin";
import { createEmbedder } from "./create-embedder";
import { openAiCompatibleEmbedder } from "./openai-compatible";

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer({ tokensPerSecond: Infinity });
});
afterAll(() => server.close());
beforeEach(() => server.reset());

const provider = (): ModelProvider => ({ id: "p", label: "Local", kind: "openai-compatible", baseUrl: server.url, apiKey: "k" });

describe("embedders", () => {
  it("the built-in one is the default", () => {
    expect(createEmbedder(settingsFromEnvironment({})).name).toBe("builtin-384-v1");
  });

  it("a configured one embeds in batches, in order, with its own name", async () => {
    const embedder = createEmbedder(settingsFromEnvironment({ EMBEDDER: "openai-compatible", EMBEDDING_BASE_URL: server.url, EMBEDDING_MODEL: "m" }));
    const texts = Array.from({ length: 130 }, (_, index) => `text ${index}`);
    const result = await embedder.embed(texts);
    expect(result.vectors).toEqual({ ok: true, value: texts.map(embedText) });
    expect(server.log()).toHaveLength(3);
    expect(result.calls.map(({ promptTokens }) => promptTokens)).toEqual(server.log().map(({ usage }) => usage.promptTokens));
    expect(result.calls[0]).toMatchObject({ role: "embedding", providerId: "embedding", modelId: "m", usageSource: "provider", completionTokens: 0, outcome: "finished" });
    expect(embedder.name).toBe("embedding/m-384");
  });

  it.each([
    ["fault:embed500", "provider-error"],
    ["fault:embeddim", "bad-response"],
    ["fault:html", "wrong-content-type"],
    ["fault:refuse", "refused"],
  ])("%s is %s, and no vector comes out", async (modelId, code) => {
    expect(await openAiCompatibleEmbedder(provider(), modelId, 384).embed(["a"])).toMatchObject({
      vectors: { ok: false, failure: { code } },
      calls: [{ outcome: code }],
    });
  });

  it("ends with its signal", async () => {
    const result = await openAiCompatibleEmbedder(provider(), "fault:hang", 384).embed(["a"], AbortSignal.timeout(30));
    expect(result).toMatchObject({ vectors: { ok: false, failure: { code: "aborted" } }, calls: [{ outcome: "aborted", usageSource: "estimated" }] });
    expect(result.calls[0]?.promptTokens).toBeGreaterThan(0);
  });
});

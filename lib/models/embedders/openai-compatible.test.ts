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

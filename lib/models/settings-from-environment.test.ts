import path from "node:path";
import { describe, expect, it } from "vitest";
import { settingsFromEnvironment } from "./settings-from-environment";
import { MODEL_ROLES } from "./types";

describe("settingsFromEnvironment", () => {
  it("nothing configured is the demo model in every role", () => {
    const settings = settingsFromEnvironment({});
    for (const role of MODEL_ROLES) expect(settings.roles[role]).toEqual([{ providerId: "demo", modelId: "demo" }]);
    expect(settings).toMatchObject({ temperature: 0.7, maxOutputTokens: 2000, embeddingDimension: 384 });
  });

  it("several models are tried in their order, and a role's own model comes before them", () => {
    const { roles, providers } = settingsFromEnvironment({
      LLM_BASE_URL: "http://models.test:8080/v1/",
      LLM_API_KEY: "k",
      LLM_MODEL: "big, small,",
      EXTRACTION_MODEL: "tiny",
    });
    const ids = (role: "chat" | "summary" | "extraction") => roles[role].map(({ modelId }) => modelId);
    expect(ids("chat")).toEqual(["big", "small"]);
    expect(ids("summary")).toEqual(["big", "small"]);
    expect(ids("extraction")).toEqual(["tiny", "big", "small"]);
    expect(roles.embedding).toEqual([{ providerId: "demo", modelId: "demo" }]);
    expect(providers[0]).toEqual({ id: "environment", label: "models.test:8080", kind: "openai-compatible", baseUrl: "http://models.test:8080/v1", apiKey: "k" });
  });

  it.each([
    ["TOGETHER_API_KEY", "Together AI"],
    ["OPENAI_API_KEY", "OpenAI"],
    ["LLM_API_KEY", "OpenAI"],
  ] as const)("%s alone chooses %s", (name, label) => {
    const { providers, roles } = settingsFromEnvironment({ [name]: "k" });
    expect(providers[0]).toMatchObject({ label, apiKey: "k" });
    expect(roles.chat[0]?.modelId).not.toBe("");
  });

  it("a known address gets its name", () => {
    expect(settingsFromEnvironment({ LLM_BASE_URL: "http://127.0.0.1:11434/v1", LLM_MODEL: "m" }).providers[0]).toMatchObject({ id: "ollama", label: "Ollama" });
  });

  it("the chat model's key is not sent to another host named for embeddings", () => {
    const { providers, embeddingDimension } = settingsFromEnvironment({
      LLM_BASE_URL: "http://chat.test/v1", LLM_API_KEY: "secret", LLM_MODEL: "m",
      EMBEDDER: "openai-compatible", EMBEDDING_BASE_URL: "http://other.test/v1", EMBEDDING_DIMENSION: 1024,
    });
    expect(providers.find(({ id }) => id === "embedding")).not.toHaveProperty("apiKey");
    expect(embeddingDimension).toBe(1024);
  });
});

describe("a local embedder", () => {
  const local = (model?: string) => settingsFromEnvironment({ EMBEDDER: "local", EMBEDDING_MODEL: model, dataDirectory: "/data" }).localEmbedding;

  it("is the usual model of the usual hub, kept in the data folder", () => {
    expect(local()).toEqual({ model: "Xenova/all-MiniLM-L6-v2", cacheFolder: path.join("/data", "models"), hub: "https://huggingface.co" });
  });

  it("takes a path for a folder, and anything else for an id", () => {
    expect(["/models/mine", "./models/mine", "someone/mine"].map((model) => local(model)?.model)).toEqual(["/models/mine", path.resolve("models/mine"), "someone/mine"]);
  });

  it("is not there where another one is chosen", () => {
    expect(settingsFromEnvironment({ EMBEDDER: "builtin", dataDirectory: "/data" }).localEmbedding).toBeUndefined();
  });
});

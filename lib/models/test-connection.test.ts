import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startFaultServer, type FaultServer } from "@/e2e/support/fault-server";
import { modelSettingsFor } from "@/e2e/support/model-settings";
import { testConnection } from "./test-connection";
import type { ModelProvider } from "./types";

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer({ tokensPerSecond: Infinity });
});
afterAll(() => server.close());
beforeEach(() => server.reset());

const provider = (): ModelProvider => ({ id: "p", label: "Local", kind: "openai-compatible", baseUrl: server.url, apiKey: "k" });

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

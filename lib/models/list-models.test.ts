import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startFaultServer, type FaultServer } from "@/e2e/support/fault-server";
import { listModels } from "./list-models";
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

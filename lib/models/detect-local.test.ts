import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startFaultServer, type FaultServer } from "@/e2e/support/fault-server";
import { detectLocalServers } from "./detect-local";

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer({ tokensPerSecond: Infinity });
});
afterAll(() => server.close());
beforeEach(() => server.reset());

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

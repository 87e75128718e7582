import { describe, expect, it } from "vitest";
import { useSettings } from "@/lib/config/test-settings";
import { connect, disconnect } from "@/lib/db/connection";
import { isTestDatabaseEmbedded, useTestDatabase } from "@/lib/db/test-database";
import { closeEmbedder, openEmbedder } from "@/lib/memory/current-embedder";
import { GET as live } from "@/app/livez/route";
import { GET as ready } from "@/app/readyz/route";
import { GET as health } from "./route";

const database = useTestDatabase();
const settings = useSettings();
const probe = () => new Request("http://127.0.0.1:3000/health");

describe("health", () => {
  it("200: names the parts and a request id", async () => {
    for (const route of [health, ready]) {
      const response = await route(probe());
      expect(response.status).toBe(200);
      expect(response.headers.get("x-request-id")).toBeTruthy();
      expect(await response.json()).toMatchObject({ database: expect.stringMatching(/up|slow/) as string, llm: "demo", embedder: "builtin" });
    }
  });

  it("200: degraded while a local embedder has no model, and says no more about it", async () => {
    settings.set({ EMBEDDER: "local", EMBEDDING_MODEL: "/nowhere/model" });
    openEmbedder(() => undefined);
    const report = async () => (await (await health(probe())).json()) as Record<string, unknown>;
    expect(await report()).toMatchObject({ embedder: "loading" });
    await expect.poll(report, { timeout: 30_000 }).toMatchObject({ status: "degraded", embedder: "away" });
    expect(JSON.stringify(await report())).not.toContain("nowhere");
    expect((await ready(probe())).status).toBe(200);
    await closeEmbedder();
  });

  it("503 within a second while the database is away, and 200 by itself when it is back", async () => {
    await disconnect();
    connect("postgresql://nobody@127.0.0.1:9/none", false);
    const startedAtMs = performance.now();
    for (const route of [health, ready]) {
      const response = await route(probe());
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ status: "unhealthy", database: "down" });
    }
    expect(performance.now() - startedAtMs).toBeLessThan(2_000);
    expect((await live(probe())).status).toBe(200);
    await disconnect();
    connect(database.connectionString(), isTestDatabaseEmbedded());
    expect((await health(probe())).status).toBe(200);
  });
});

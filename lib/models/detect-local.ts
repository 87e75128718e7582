import "server-only";
import { listModels } from "./list-models";
import { findPreset } from "./presets";

const TIMEOUT_MS = 300;

export type LocalServer = { id: string; label: string; baseUrl: string; models: string[] };

/** Model servers that already run on this machine. Only their well-known loopback addresses are asked. */
export async function detectLocalServers(
  candidates: readonly { id: string; label: string; baseUrl: string }[] = [findPreset("ollama"), findPreset("lm-studio")],
): Promise<LocalServer[]> {
  const found = await Promise.all(
    candidates.map(async ({ id, label, baseUrl }) => {
      const models = await listModels({ id, label, kind: "openai-compatible", baseUrl }, { timeoutMs: TIMEOUT_MS });
      return models.ok ? [{ id, label, baseUrl, models: models.value }] : [];
    }),
  );
  return found.flat();
}

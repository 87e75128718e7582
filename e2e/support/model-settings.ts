import { settingsFromEnvironment } from "@/lib/models/settings-from-environment";
import type { ModelSettings, ModelTimeouts, Resilience } from "@/lib/models/types";

/** Settings that point every role at one model server, with patience short enough for a test. */
export function modelSettingsFor(
  baseUrl: string,
  modelIds: string,
  overrides: { timeouts?: Partial<ModelTimeouts>; resilience?: Partial<Resilience> } = {},
): ModelSettings {
  const settings = settingsFromEnvironment({ LLM_BASE_URL: baseUrl, LLM_API_KEY: "test-key", LLM_MODEL: modelIds });
  return {
    ...settings,
    timeouts: { ...settings.timeouts, ...overrides.timeouts },
    resilience: { ...settings.resilience, firstDelayMs: 5, ...overrides.resilience },
  };
}

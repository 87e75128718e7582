/** Places an OpenAI-compatible model is commonly found. `needsKey` says whether the settings page asks for one. */
export const PROVIDER_PRESETS = [
  { id: "together", label: "Together AI", baseUrl: "https://api.together.xyz/v1", needsKey: true, exampleModelId: "meta-llama/Llama-3.3-70B-Instruct-Turbo" },
  { id: "openai", label: "OpenAI", baseUrl: "https://api.openai.com/v1", needsKey: true, exampleModelId: "gpt-4o-mini" },
  { id: "openrouter", label: "OpenRouter", baseUrl: "https://openrouter.ai/api/v1", needsKey: true, exampleModelId: "meta-llama/llama-3.3-70b-instruct" },
  { id: "groq", label: "Groq", baseUrl: "https://api.groq.com/openai/v1", needsKey: true, exampleModelId: "llama-3.3-70b-versatile" },
  { id: "lm-studio", label: "LM Studio", baseUrl: "http://127.0.0.1:1234/v1", needsKey: false, exampleModelId: "" },
  { id: "ollama", label: "Ollama", baseUrl: "http://127.0.0.1:11434/v1", needsKey: false, exampleModelId: "" },
] as const;

export type ProviderPreset = (typeof PROVIDER_PRESETS)[number];
export type ProviderPresetId = ProviderPreset["id"];

export function findPreset(id: ProviderPresetId): ProviderPreset {
  const preset = PROVIDER_PRESETS.find((each) => each.id === id);
  if (!preset) throw new Error(`No preset named ${id}`);
  return preset;
}

import "server-only";
import { config } from "@/lib/config/config";
import { singleton } from "@/lib/singleton";
import { settingsFromEnvironment } from "./settings-from-environment";
import type { ModelSettings } from "./types";

const holder = () => singleton<{ value: ModelSettings | null }>("model-settings", () => ({ value: null }));

/** The models this process uses, from its configuration. */
export const modelSettings = (): ModelSettings => (holder().value ??= settingsFromEnvironment(config()));

/** Puts other models in their place, for this process only. */
export const useModelSettings = (settings: ModelSettings): void => {
  holder().value = settings;
};

/** The model that answers, as a page names it. */
export function currentChatModel(): { label: string; isDemo: boolean } {
  const { providers, roles } = modelSettings();
  const choice = roles.chat[0];
  const provider = providers.find(({ id }) => id === choice?.providerId);
  if (!choice || !provider) throw new Error("No model is set up for the chat role");
  return { label: choice.modelId, isDemo: provider.kind === "demo" };
}

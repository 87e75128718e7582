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

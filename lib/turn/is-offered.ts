import "server-only";
import { modelSettings } from "@/lib/models/current-settings";

/** Whether a person may choose this model. The provider has dearer ones than the operator chose, and would bill the operator for them. */
export const isOffered = (modelId: string): boolean => modelSettings().roles.chat.some((choice) => choice.modelId === modelId);

export const NOT_OFFERED = { code: "conflict", detail: "This model is not offered here. Choose another" } as const;

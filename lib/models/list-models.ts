import "server-only";
import { z } from "zod";
import { fail, ok, type Result } from "@/lib/result";
import { modelFailure } from "./provider-fault";
import { askForJson } from "./provider-json";
import type { ModelFailure, ModelProvider } from "./types";

const MOST_LISTED = 1_000;

const Listed = z.array(z.object({ id: z.string().min(1).max(300) }));

/** OpenAI's shape is `{data: [{id}]}`; Together AI answers with the bare list, and an Ollama without a model with null for it. */
const Models = z.union([z.object({ data: Listed.nullable() }).transform(({ data }) => data ?? []), Listed]);

/** The ids of the models a provider offers, in its order. */
export async function listModels(
  provider: ModelProvider,
  options: { timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<Result<string[], ModelFailure>> {
  const answer = await askForJson(provider, "/models", { timeoutMs: options.timeoutMs ?? 5_000, signal: options.signal });
  if (!answer.ok) return answer;
  const models = Models.safeParse(answer.value);
  if (!models.success) return fail(modelFailure("bad-response", provider.label));
  return ok(models.data.slice(0, MOST_LISTED).map(({ id }) => id));
}

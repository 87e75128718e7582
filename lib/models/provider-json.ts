import "server-only";
import { fail, ok, type Result } from "@/lib/result";
import { findProviderFault, modelFailure } from "./provider-fault";
import { providerFetch } from "./provider-fetch";
import type { ModelFailure, ModelProvider } from "./types";

const LONGEST_ANSWER_BYTES = 64_000_000;

/** One small question to a provider (`/models`, `/embeddings`) and its JSON, with a time limit over the whole. */
export async function askForJson(
  provider: ModelProvider,
  path: "/models" | "/embeddings",
  options: { body?: unknown; timeoutMs: number; signal?: AbortSignal | undefined },
): Promise<Result<unknown, ModelFailure>> {
  // Kept by name to the end: in Node 20 a signal made of others does not hold them, and a collected time limit never comes.
  const timeout = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout;
  const send = providerFetch(provider, { connectMs: options.timeoutMs, expect: "application/json" });
  const base = provider.kind === "demo" ? "http://demo.invalid/v1" : provider.baseUrl;
  const key = provider.kind === "demo" ? undefined : provider.apiKey;
  try {
    const response = await send(`${base}${path}`, {
      method: options.body === undefined ? "GET" : "POST",
      headers: { "content-type": "application/json", ...(key ? { authorization: `Bearer ${key}` } : {}) },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      signal,
    });
    return ok(await readJson(response));
  } catch (error) {
    if (options.signal?.aborted) return fail(modelFailure("aborted", provider.label));
    if (timeout.aborted) return fail(modelFailure("timeout-first-token", provider.label));
    const fault = findProviderFault(error);
    if (fault) return fail(fault.failure);
    if (error instanceof SyntaxError || error instanceof TypeError) return fail(modelFailure("bad-response", provider.label));
    throw error;
  }
}

async function readJson(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > LONGEST_ANSWER_BYTES) throw new SyntaxError("The answer is too long");
  }
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

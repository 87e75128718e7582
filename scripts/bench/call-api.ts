import type { z } from "zod";
import type { Bench } from "./with-app";

type Definition = { readonly method: string; readonly path: string; readonly status: number; readonly response: z.ZodType };

/** What a call answered, and how long it took from being sent to the last byte of its answer, in milliseconds. */
export type Timed<Answer> = { readonly answer: Answer; readonly tookMs: number };

/**
 * Calls the API as the person's browser would.
 * @param body null for a call without one
 * @param path the contract's, with its parameters filled in
 * @throws for any other status than the contract's, with what was answered
 */
export async function callApi<Contract extends Definition>(
  { appUrl, person: { cookie } }: Bench,
  contract: Contract,
  body: object | null,
  path: string = contract.path,
): Promise<Timed<z.output<Contract["response"]>>> {
  const startedAtMs = performance.now();
  const answer = await fetch(`${appUrl}${path}`, {
    method: contract.method,
    headers: { cookie: `${cookie.name}=${cookie.value}`, origin: appUrl, ...(body ? { "content-type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  const tookMs = performance.now() - startedAtMs;
  if (answer.status !== contract.status) throw new Error(`${path} answered ${answer.status}: ${text}`);
  return { answer: contract.response.parse(JSON.parse(text)) as z.output<Contract["response"]>, tookMs };
}

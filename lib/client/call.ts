import type { z } from "zod";
import type { Contract, OutputOf } from "@/lib/api/contract";
import type { Issue } from "@/lib/api/problems";
import type { Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";

export type CallFailure = {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly retryAfterSeconds: number | null;
  /** What is wrong with which field, where it is a field. */
  readonly issues: readonly Issue[];
};

type InputOf<Definition extends Contract, Part extends "params" | "query" | "body"> = Definition[Part] extends z.ZodType
  ? { readonly [Name in Part]: z.input<Definition[Part]> }
  : { readonly [Name in Part]?: undefined };

export type CallInput<Definition extends Contract> = InputOf<Definition, "params"> & InputOf<Definition, "query"> & InputOf<Definition, "body">;

const TIMEOUT_MS = 30_000;
/** A browser sends up to 64 KiB, of all calls together, for a page that is being left. */
const KEPT_ALIVE_LENGTH = 8_000;

/**
 * Calls an endpoint of this app by its contract. Never throws: being offline, too slow, refused or cut off comes back
 * as a failure with a sentence for the person. The answer is taken as the contract says, without parsing it again: both
 * ends are built from the same schema, and the schemas stay out of the page's bundle.
 */
export async function call<Definition extends Contract>(
  definition: Pick<Definition, "method" | "path">,
  input: CallInput<Definition>,
  onHeaders?: (headers: Headers) => void,
): Promise<Result<OutputOf<Definition>, CallFailure>> {
  let response: Response;
  const body = input.body === undefined ? undefined : JSON.stringify(input.body);
  try {
    response = await fetch(urlFor(definition.path, input), {
      method: definition.method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      // What a person has changed is shown at once: it must arrive though they reload or leave in the same moment.
      keepalive: definition.method !== "GET" && (body?.length ?? 0) <= KEPT_ALIVE_LENGTH,
      ...(body === undefined ? {} : { body, headers: { "content-type": "application/json" } }),
    });
  } catch (error) {
    return fail(isTimeout(error) ? TOO_SLOW : unanswered("offline", "You seem to be offline. Nothing was lost; try again when you are back."));
  }
  onHeaders?.(response.headers);
  if (response.status === 204) return ok(undefined as OutputOf<Definition>);
  if (!response.ok) return fail(await failureOf(response));
  try {
    return ok((await response.json()) as OutputOf<Definition>);
  } catch (error) {
    // What was asked for has been done by then; whoever looks again sees it.
    return fail(isTimeout(error) ? TOO_SLOW : unanswered("broken-off", "The answer broke off on its way. Look again, or try once more."));
  }
}

const isTimeout = (error: unknown): boolean => error instanceof DOMException && error.name === "TimeoutError";

const unanswered = (code: string, message: string): CallFailure => ({ code, status: 0, message, retryAfterSeconds: null, issues: [] });
const TOO_SLOW = unanswered("timeout", "The server took too long to answer. Try again.");

function urlFor(path: string, input: { params?: unknown; query?: unknown }): string {
  const filled = path.replace(/\[(\w+)\]/g, (_whole, name: string) => encodeURIComponent(String((input.params as Record<string, unknown>)[name])));
  const query = Object.entries((input.query ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined && value !== null);
  return query.length === 0 ? filled : `${filled}?${new URLSearchParams(query.map(([name, value]) => [name, String(value)])).toString()}`;
}

async function failureOf(response: Response): Promise<CallFailure> {
  const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string; title?: string; issues?: Issue[] };
  const retryAfter = Number(response.headers.get("retry-after"));
  return {
    code: problem.code ?? "unknown",
    status: response.status,
    message: problem.detail ?? problem.title ?? "Something went wrong. Try again.",
    retryAfterSeconds: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
    issues: problem.issues ?? [],
  };
}

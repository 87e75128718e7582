import "server-only";
import { setImmediate as nextTurnOfTheLoop } from "node:timers/promises";
import type { Actor } from "@/lib/auth/actor";
import { admitActor } from "@/lib/auth/actor";
import { isDatabaseAway } from "@/lib/db/errors";
import { log } from "@/lib/observability/log";
import type { Result } from "@/lib/result";
import type { TokenAnswer } from "@/lib/usage/commands";
import type { Contract, FailureOf, ResponseInputOf } from "./contract";
import type { LimitName } from "./limits";
import { limitAddress, limitHeaders, ownerLimit } from "./limits";
import { ourOrigin } from "./origin";
import type { Input } from "./parse-input";
import { parseInput } from "./parse-input";
import type { Problem, ProblemCode } from "./problems";
import { problemResponse } from "./problems";
import { clientAddress, requestIdFor } from "./request-id";
import { isFromOurPages, isSafeMethod } from "./same-site";

type RouteContext = { readonly params: Promise<unknown> };
type Handler = (request: Request, context: RouteContext) => Promise<Response>;
type FailureFor<Definition extends Contract> = Problem & { readonly code: FailureOf<Definition> };
type Outcome<Definition extends Contract> = Result<ResponseInputOf<Definition>, FailureFor<Definition>> | Response;
type Call<Definition extends Contract> = Input<Definition> & { readonly request: Request; readonly requestId: string };

type RouteOptions<Definition extends Contract, Ahead> = {
  readonly limit: LimitName;
  /**
   * Work on the input that can be done before it is known whether the session still holds, while the database is asked:
   * it may use nothing but the input, and is for nothing where the caller is refused.
   */
  readonly ahead?: (input: Input<Definition>) => Ahead;
};
type Ahead<Definition extends Contract, Value> = { readonly input: Awaited<ReturnType<typeof parseInput<Definition>>>; readonly value: Value | undefined };

/**
 * A route for someone who is signed in. In this order: request id, same-site check, identity, limit, parsing,
 * the handler, the answer by the contract (columns it does not name never leave), the log line. With `ahead`, the input
 * is parsed while identity and limit are asked for; who is refused is told nothing of it.
 */
export const route = <const Definition extends Contract, Value = undefined>(
  definition: Definition,
  options: RouteOptions<Definition, Value>,
  handle: (call: Call<Definition> & { readonly actor: Actor; readonly ahead: Value | undefined }) => Promise<Outcome<Definition>>,
): Handler =>
  wrap(definition, async (request, context, requestId) => {
    let early: Promise<Ahead<Definition, Value>> | undefined;
    const begin = () => {
      early = workAhead(definition, options, request, context);
      // Waited for by who is admitted; of anybody else nobody asks what came of it.
      early.catch(() => undefined);
    };
    const admitted = await admitActor(request, ownerLimit(options.limit), options.ahead && begin);
    const answer = admitted?.answer ?? (await limitAddress(options.limit, clientAddress(request)));
    if (!answer.isAllowed) return refuse({ code: "too_many_requests" }, requestId, answer);
    if (!admitted) return refuse({ code: "not_signed_in" }, requestId, answer);
    const { input, value } = early ? await early : { input: await parseInput(definition, request, await context.params), value: undefined };
    return finish(definition, input, requestId, answer, (parsed) => handle({ ...parsed, request, requestId, actor: admitted.actor, ahead: value }));
  });

async function workAhead<Definition extends Contract, Value>(
  definition: Definition,
  options: RouteOptions<Definition, Value>,
  request: Request,
  context: RouteContext,
): Promise<Ahead<Definition, Value>> {
  // What is asked of the database has to leave first.
  await nextTurnOfTheLoop();
  const input = await parseInput(definition, request, await context.params);
  return { input, value: input.ok ? options.ahead?.(input.value) : undefined };
}

/** A route for anybody: "public" is a word in the file that uses it. Limited by address. */
export const publicRoute = <const Definition extends Contract>(
  definition: Definition,
  options: { readonly limit: LimitName },
  handle: (call: Call<Definition> & { readonly clientAddress: string }) => Promise<Outcome<Definition>>,
): Handler =>
  wrap(definition, async (request, context, requestId) => {
    const address = clientAddress(request);
    const answer = await limitAddress(options.limit, address);
    if (!answer.isAllowed) return refuse({ code: "too_many_requests" }, requestId, answer);
    const input = await parseInput(definition, request, await context.params);
    return finish(definition, input, requestId, answer, (parsed) => handle({ ...parsed, request, requestId, clientAddress: address }));
  });

const UNKNOWN_ADDRESS = "The app does not know that it is reached by this address. Whoever runs it has to set AUTH_URL to it.";

function wrap(
  definition: Contract,
  work: (request: Request, context: RouteContext, requestId: string) => Promise<Response>,
): Handler {
  return async (request, context) => {
    const requestId = requestIdFor(request);
    const startedAtMs = performance.now();
    let response: Response;
    try {
      const origin = ourOrigin(request);
      response =
        !isSafeMethod(request.method) && !(origin && isFromOurPages(request, origin))
          ? problemResponse({ code: "cross_site", ...(origin ? {} : { detail: UNKNOWN_ADDRESS }) }, requestId)
          : await work(request, context, requestId);
    } catch (error) {
      response = answerToError(error, definition, requestId);
    }
    const durationMs = Math.round(performance.now() - startedAtMs);
    log().info({ requestId, method: request.method, path: definition.path, status: response.status, durationMs }, "request");
    return response;
  };
}

async function finish<Definition extends Contract>(
  definition: Definition,
  input: Awaited<ReturnType<typeof parseInput<Definition>>>,
  requestId: string,
  answer: TokenAnswer,
  handle: (input: Input<Definition>) => Promise<Outcome<Definition>>,
): Promise<Response> {
  if (!input.ok) return refuse(input.failure, requestId, answer);
  const outcome = await handle(input.value);
  const headers = { ...limitHeaders(answer), "x-request-id": requestId, "cache-control": "no-store" };
  if (outcome instanceof Response) {
    for (const [name, value] of Object.entries(headers)) if (!outcome.headers.has(name)) outcome.headers.set(name, value);
    return outcome;
  }
  if (!outcome.ok) return refuse(outcome.failure, requestId, answer);
  if (definition.status === 204) return new Response(null, { status: 204, headers });
  return Response.json(definition.response.parse(outcome.value), { status: definition.status, headers });
}

function refuse(problem: Problem, requestId: string, answer: TokenAnswer): Response {
  return problemResponse({ ...problem, headers: { ...problem.headers, ...limitHeaders(answer) } }, requestId);
}

function answerToError(error: unknown, definition: Contract, requestId: string): Response {
  const code: ProblemCode = isDatabaseAway(error) ? "database_away" : "internal";
  log().error({ requestId, path: definition.path, error }, code);
  return problemResponse({ code, ...(code === "database_away" ? { headers: { "retry-after": "2" } } : {}) }, requestId);
}

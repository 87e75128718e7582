import "server-only";
import { Agent, type Dispatcher, errors, request } from "undici";
import { singleton } from "@/lib/singleton";
import { demoFetchFor } from "./demo/demo-fetch";
import { faultFromResponse } from "./failure-from-response";
import { modelFailure, ProviderFault } from "./provider-fault";
import type { ModelProvider } from "./types";

const LONGEST_ERROR_BODY_BYTES = 8_192;
const LONGEST_LINE_BYTES = 2_000_000;
const NEWLINE = 10;
/** A `Response` with one of these may not be given one. */
const HAS_NO_BODY = new Set([204, 205]);

/**
 * The `fetch` a provider is spoken to with. It throws `ProviderFault` for every answer that is not a
 * stream (or JSON) worth reading, so that nothing further on sees an error body.
 * Redirects are not followed: they could lead a request, with its key, to a host nobody chose.
 * Asked with undici's plain `request`: its `fetch` makes streams of a text that is sent, and copies them, which keeps a
 * person waiting for 1 to 2 ms more.
 * @param options.onSent asked at each call whom to tell that its request leaves
 */
export function providerFetch(
  provider: ModelProvider,
  options: { connectMs: number; expect: "text/event-stream" | "application/json"; onSent?: () => (() => void) | undefined },
): typeof fetch {
  if (provider.kind === "demo") {
    const answer = demoFetchFor(provider.tokensPerSecond);
    return (input, init) => {
      options.onSent?.()?.();
      return answer(new Request(input, init), init?.signal ?? undefined);
    };
  }
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const onSent = options.onSent?.();
    const agent = agentFor(options.connectMs);
    const answer = await request(url, {
      method: init?.method === "POST" ? "POST" : "GET",
      // Nothing is unpacked here: a packed stream would come late, too.
      headers: { ...Object.fromEntries(new Headers(init?.headers).entries()), "accept-encoding": "identity" },
      body: typeof init?.body === "string" ? init.body : null,
      signal: init?.signal ?? null,
      dispatcher: onSent ? telling(agent, onSent) : agent,
    }).catch((error: unknown) => {
      if (init?.signal?.aborted) throw error;
      throw new ProviderFault(modelFailure(error instanceof errors.ConnectTimeoutError ? "timeout-connect" : "refused", provider.label));
    });
    const { statusCode: status, body } = answer;
    // Whoever reads it is told of its errors; of one that is left early nobody has to hear.
    body.on("error", () => undefined);
    const headers = toHeaders(answer.headers);

    if (status < 200 || status > 299) throw faultFromResponse({ status, headers }, await readAtMost(body, LONGEST_ERROR_BODY_BYTES), provider.label);
    const contentType = headers.get("content-type");
    if (contentType !== null && !contentType.toLowerCase().startsWith(options.expect)) {
      body.destroy();
      throw new ProviderFault(modelFailure("wrong-content-type", provider.label));
    }
    return new Response(HAS_NO_BODY.has(status) ? null : guardedBody(body, provider.label, init?.signal ?? undefined), { status, headers });
  };
}

function toHeaders(given: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(given)) for (const value of [values ?? []].flat()) headers.append(name, value);
  return headers;
}

/** Connections are kept and shared by everything that speaks to a model with the same patience. */
function agentFor(connectMs: number): Agent {
  const agents = singleton("models.agents", () => new Map<number, Agent>());
  const existing = agents.get(connectMs);
  if (existing) return existing;
  // Waiting for headers and tokens is timed by the relay, which knows what it waits for.
  const agent = new Agent({ connect: { timeout: connectMs }, headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 10_000 });
  agents.set(connectMs, agent);
  return agent;
}

/** The same connections for one request, and word of it when it leaves: not before there is a connection to leave on. */
const telling = (agent: Agent, onSent: () => void): Dispatcher =>
  agent.compose((dispatch) => (options, handler) => {
    const start = handler.onRequestStart?.bind(handler);
    handler.onRequestStart = (controller, context) => {
      start?.(controller, context);
      // It was stopped while its connection was made.
      if (!controller.aborted) onSent();
    };
    return dispatch(options, handler);
  });

/**
 * The body as it is read on, with two differences. A connection that breaks after the first bytes ends the
 * stream instead of failing it: a failure would throw away what had arrived and was not read yet, and the
 * missing end mark tells the break anyway. And a line without end is refused: the event parser would keep all
 * of it in memory.
 */
function guardedBody(source: AsyncIterable<Uint8Array>, providerLabel: string, signal: AbortSignal | undefined) {
  const chunks = source[Symbol.asyncIterator]();
  let hasBytes = false;
  let lineBytes = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (done) return controller.close();
        hasBytes = true;
        const lastNewline = value.lastIndexOf(NEWLINE);
        lineBytes = lastNewline === -1 ? lineBytes + value.length : value.length - lastNewline - 1;
        if (lineBytes > LONGEST_LINE_BYTES) throw new ProviderFault(modelFailure("bad-response", providerLabel));
        controller.enqueue(value);
      } catch (error) {
        if (hasBytes && !signal?.aborted && !(error instanceof ProviderFault)) controller.close();
        else controller.error(error);
      }
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}

/** The start of an error body, as text; a body that breaks off counts as what had come of it. */
async function readAtMost(body: AsyncIterable<Uint8Array>, limitBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= limitBytes) break;
    }
  } catch {
    bytes = Math.min(bytes, limitBytes);
  }
  return Buffer.concat(chunks).subarray(0, limitBytes).toString("utf8");
}

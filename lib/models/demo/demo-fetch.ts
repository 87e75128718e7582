import { embedText } from "@/lib/models/embedders/builtin";
import { z } from "zod";
import { completionBody, streamCompletion, type DemoReply } from "./chat-completion";
import { composeReply } from "./compose-reply";
import { fillSchema } from "./fill-schema";
import { DemoChatRequest, readPrompt, textOf } from "./read-prompt";
import { partToGoOnFrom, restOfReply } from "./rest-of-reply";
import { composeTitle, isTitleTask } from "./title";

const TOKENS_PER_SECOND = 40;
const MOST_EMBEDDED = 2_048;

const EmbeddingRequest = z.object({
  model: z.string().default("demo"),
  input: z.union([z.string(), z.array(z.string()).min(1).max(MOST_EMBEDDED)]),
});

/**
 * @param signal ends a stream. Not the request's own, where another is given: in Node 20 that one follows what the request
 *   was made with only until the request is collected, and a stop would be lost.
 */
export type DemoFetch = (request: Request, signal?: AbortSignal) => Promise<Response>;

/**
 * The demo model: a function from request to response that speaks the OpenAI protocol
 * (`/chat/completions`, `/embeddings`, `/models`), so that it is used exactly as a real model is.
 * `tokensPerSecond` paces its streams; Infinity sends as fast as it is read.
 */
export function createDemoFetch(options: { tokensPerSecond?: number } = {}): DemoFetch {
  const tokensPerSecond = options.tokensPerSecond ?? TOKENS_PER_SECOND;
  return async (request, signal = request.signal) => {
    const { pathname } = new URL(request.url);
    if (request.method === "GET" && pathname.endsWith("/models")) {
      return Response.json({ object: "list", data: [{ id: "demo", object: "model", owned_by: "commonplace" }] });
    }
    if (request.method !== "POST") return problem(404, "No such endpoint");
    const body: unknown = await request.json().catch(() => undefined);
    if (pathname.endsWith("/chat/completions")) return answerChat(body, signal, tokensPerSecond);
    if (pathname.endsWith("/embeddings")) return answerEmbeddings(body);
    return problem(404, "No such endpoint");
  };
}

export const demoFetch: DemoFetch = createDemoFetch();

export const demoFetchFor = (tokensPerSecond: number | undefined): DemoFetch =>
  tokensPerSecond === undefined ? demoFetch : createDemoFetch({ tokensPerSecond });

/** What the demo model says to a request, without pace or protocol. */
export function demoReplyTo(request: DemoChatRequest): DemoReply {
  const part = partToGoOnFrom(request.messages.map(({ role, content }) => ({ role, text: textOf(content) })));
  if (part !== null) {
    const { text, promptText } = demoReplyTo({ ...request, messages: request.messages.slice(0, -2) });
    return { text: restOfReply(text, part), promptText: `${promptText}\n${part}` };
  }
  const prompt = readPrompt(request);
  const format = request.response_format;
  const text =
    format && format.type !== "text"
      ? JSON.stringify(format.json_schema ? fillSchema(format.json_schema.schema, prompt) : {})
      : isTitleTask(prompt)
        ? composeTitle(prompt)
        : composeReply(prompt);
  return { text, promptText: request.messages.map(({ content }) => textOf(content)).join("\n") };
}

function answerChat(body: unknown, signal: AbortSignal, tokensPerSecond: number): Response {
  const parsed = DemoChatRequest.safeParse(body);
  if (!parsed.success) return problem(400, "The request is not a chat completion");
  const reply = demoReplyTo(parsed.data);
  return parsed.data.stream
    ? streamCompletion(parsed.data, reply, { tokensPerSecond, signal })
    : Response.json(completionBody(parsed.data, reply));
}

function answerEmbeddings(body: unknown): Response {
  const parsed = EmbeddingRequest.safeParse(body);
  if (!parsed.success) return problem(400, "The request is not an embedding request");
  const inputs = typeof parsed.data.input === "string" ? [parsed.data.input] : parsed.data.input;
  const tokens = inputs.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0);
  return Response.json({
    object: "list",
    model: parsed.data.model,
    data: inputs.map((text, index) => ({ object: "embedding", index, embedding: [...embedText(text)] })),
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  });
}

const problem = (status: number, message: string): Response =>
  Response.json({ error: { message, type: "invalid_request_error" } }, { status });

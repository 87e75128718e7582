import { now } from "@/lib/clock";
import type { DemoChatRequest } from "./read-prompt";

export type DemoReply = { text: string; promptText: string };

/** A token of the demo model is a word of up to eight letters with the space before it, or a piece of a longer one. */
export const splitIntoTokens = (text: string): string[] => text.match(/\s*\S{1,8}|\s+/gu) ?? [];

/** A prompt is counted by its length: this model has no vocabulary, and counting must cost nothing. */
export const countPromptTokens = (text: string): number => Math.ceil(text.length / 4);

function finish(request: DemoChatRequest, reply: DemoReply) {
  const all = splitIntoTokens(reply.text);
  const tokens = request.max_tokens ? all.slice(0, Math.floor(request.max_tokens)) : all;
  const prompt = countPromptTokens(reply.promptText);
  return {
    tokens,
    finishReason: tokens.length < all.length ? "length" : "stop",
    usage: { prompt_tokens: prompt, completion_tokens: tokens.length, total_tokens: prompt + tokens.length },
  };
}

const head = (request: DemoChatRequest, object: string) => ({
  id: "chatcmpl-demo",
  object,
  created: Math.floor(now().getTime() / 1000),
  model: request.model,
});

export function completionBody(request: DemoChatRequest, reply: DemoReply): Record<string, unknown> {
  const { tokens, finishReason, usage } = finish(request, reply);
  const message = { role: "assistant", content: tokens.join("") };
  return { ...head(request, "chat.completion"), choices: [{ index: 0, message, finish_reason: finishReason }], usage };
}

/** Server-sent events, one token each, made only as fast as they are read. An aborted request ends the stream. */
export function streamCompletion(
  request: DemoChatRequest,
  reply: DemoReply,
  pace: { tokensPerSecond: number; signal: AbortSignal },
): Response {
  const encoder = new TextEncoder();
  const frames = completionFrames(request, reply);
  const pauseMs = 1000 / pace.tokensPerSecond;
  let isFirst = true;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!isFirst && pauseMs > 0) await pause(pauseMs, pace.signal);
      isFirst = false;
      const frame = pace.signal.aborted ? undefined : frames.next();
      if (!frame) return controller.error(pace.signal.reason);
      if (frame.done) return controller.close();
      controller.enqueue(encoder.encode(frame.value));
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" } });
}

function* completionFrames(request: DemoChatRequest, reply: DemoReply): Generator<string> {
  const { tokens, finishReason, usage } = finish(request, reply);
  const base = head(request, "chat.completion.chunk");
  const frame = (choice: object) => event({ ...base, choices: [{ index: 0, finish_reason: null, ...choice }] });
  for (const [index, content] of tokens.entries()) {
    yield frame({ delta: index === 0 ? { role: "assistant", content } : { content } });
  }
  // The end needs no pace of its own: it goes out with the closing mark as one piece.
  const counted = request.stream_options?.include_usage ? event({ ...base, choices: [], usage }) : "";
  yield `${frame({ delta: {}, finish_reason: finishReason })}${counted}data: [DONE]\n\n`;
}

export const event = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done, { once: true });
  });
}

import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { countPromptTokens, event } from "@/lib/models/demo/chat-completion";
import { DemoChatRequest, textOf } from "@/lib/models/demo/read-prompt";

export type LoggedRequest = {
  method: string;
  path: string;
  model: string;
  mode: string;
  /** The headers that matter to a test of what was sent where. */
  authorization: string | null;
  body: unknown;
  messages: { role: string; text: string }[];
  lastMessage: string;
  isStream: boolean;
  status: number | null;
  /** What this server says it served: tokens that went out, also of a reply that was cut or stopped. */
  usage: { promptTokens: number; completionTokens: number };
  /** Whether the usage was told to the client. */
  usageReported: boolean;
  /** The client closed the connection before the answer was complete. */
  aborted: boolean;
  startedAt: number;
  endedAt: number | null;
};

/** One request and what is answered to it, written down as it happens. */
export class Exchange {
  readonly entry: LoggedRequest;

  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    path: string,
    readonly body: unknown,
  ) {
    const parsed = DemoChatRequest.safeParse(body);
    const messages = parsed.success ? parsed.data.messages.map(({ role, content }) => ({ role, text: textOf(content) })) : [];
    this.entry = {
      method: request.method ?? "GET",
      path,
      model: modelOf(body),
      mode: "ok",
      authorization: request.headers.authorization ?? null,
      body,
      messages,
      lastMessage: messages.findLast(({ role }) => role === "user")?.text ?? "",
      isStream: parsed.success && parsed.data.stream === true,
      status: null,
      usage: { promptTokens: messages.reduce((sum, { text }) => sum + countPromptTokens(text), 0), completionTokens: 0 },
      usageReported: false,
      aborted: false,
      startedAt: Date.now(),
      endedAt: null,
    };
    response.once("close", () => {
      this.entry.endedAt = Date.now();
      this.entry.aborted = !response.writableFinished && !this.#endedByUs;
    });
  }

  #endedByUs = false;

  get isGone(): boolean {
    return this.response.destroyed;
  }

  toRequest(): Request {
    const { method } = this.entry;
    return new Request(`http://demo.invalid${this.entry.path}`, {
      method,
      ...(method === "POST" ? { body: JSON.stringify(this.body) } : {}),
    });
  }

  json(status: number, value: unknown, headers: Record<string, string> = {}): void {
    this.send(status, JSON.stringify(value), { "content-type": "application/json", ...headers });
  }

  send(status: number, body: string | Buffer, headers: Record<string, string>): void {
    this.entry.status = status;
    this.response.writeHead(status, headers).end(body);
  }

  /** Writes down what was read for an answer that says so itself. */
  reportPrompt(tokens: number): void {
    this.entry.usage.promptTokens = tokens;
    this.entry.usageReported = true;
  }

  beginStream(): void {
    this.entry.status = 200;
    this.response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
    this.response.flushHeaders();
  }

  /** Writes and waits while the client does not read, so that an endless reply cannot fill this process. */
  async write(text: string | Buffer): Promise<void> {
    if (this.isGone || this.response.write(text)) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.response.off("drain", done).off("close", done);
        resolve();
      };
      this.response.once("drain", done).once("close", done);
    });
  }

  async token(content: string): Promise<void> {
    await this.delta({ content });
  }

  async delta(delta: Record<string, unknown>): Promise<void> {
    // Nobody is served what nobody is there to read.
    if (this.isGone) return;
    this.entry.usage.completionTokens += 1;
    await this.write(this.frame({ choices: [{ index: 0, delta, finish_reason: null }] }));
  }

  frame(more: Record<string, unknown>): string {
    return event({ id: "chatcmpl-fault", object: "chat.completion.chunk", created: 1, model: this.entry.model, ...more });
  }

  async finish(reason = "stop"): Promise<void> {
    await this.write(this.frame({ choices: [{ index: 0, delta: {}, finish_reason: reason }] }));
    await this.write(this.frame({ choices: [], usage: this.#usage() }));
    this.entry.usageReported = !this.isGone;
    await this.write("data: [DONE]\n\n");
    this.response.end();
  }

  /** Breaks the connection as a crashed server does; the log does not take it for the client's doing. */
  breakOff(): void {
    this.#endedByUs = true;
    const { socket } = this.response;
    // What was written before must have left this process, or there would be nothing to cut.
    socket?.write("", () => socket.destroy());
  }

  end(): void {
    this.response.end();
  }

  #steps = 0;
  #takeStep: (() => void) | null = null;

  /** Lets one `untilLetGo` go on, whichever comes first. */
  letGo(): void {
    this.#steps += 1;
    this.#takeStep?.();
  }

  async untilLetGo(): Promise<void> {
    if (this.#steps === 0 && !this.isGone) {
      await new Promise<void>((resolve) => {
        this.#takeStep = resolve;
        this.response.once("close", resolve);
      });
    }
    this.#steps -= 1;
  }

  async pause(milliseconds: number): Promise<void> {
    const left = new AbortController();
    const leave = () => left.abort();
    this.response.once("close", leave);
    await sleep(milliseconds, undefined, { signal: left.signal }).catch((error: unknown) => {
      if (!left.signal.aborted) throw error;
    });
    this.response.off("close", leave);
  }

  /** A good answer, streamed or whole as the request asks. */
  async complete(reply: { tokens: string[]; reasoning: string[]; tokensPerSecond: number; maxTokens: number }): Promise<void> {
    const tokens = reply.tokens.slice(0, reply.maxTokens);
    const finishReason = tokens.length < reply.tokens.length ? "length" : "stop";
    if (!this.entry.isStream) {
      this.entry.usage.completionTokens = tokens.length + reply.reasoning.length;
      this.entry.usageReported = true;
      const message = { role: "assistant", content: tokens.join(""), ...(reply.reasoning.length > 0 ? { reasoning_content: reply.reasoning.join("") } : {}) };
      return this.json(200, { id: "chatcmpl-fault", object: "chat.completion", created: 1, model: this.entry.model, choices: [{ index: 0, message, finish_reason: finishReason }], usage: this.#usage() });
    }
    this.beginStream();
    const deltas = [...reply.reasoning.map((text) => ({ reasoning_content: text })), ...tokens.map((content) => ({ content }))];
    const startedAt = performance.now();
    for (const [index, delta] of deltas.entries()) {
      // By the clock and not by pauses, so that the rate holds however many streams there are.
      const dueInMs = startedAt + (index * 1000) / reply.tokensPerSecond - performance.now();
      if (dueInMs > 1) await this.pause(dueInMs);
      if (this.isGone) return;
      await this.delta(delta);
    }
    await this.finish(finishReason);
  }

  #usage() {
    const { promptTokens, completionTokens } = this.entry.usage;
    return { prompt_tokens: promptTokens, completion_tokens: completionTokens, total_tokens: promptTokens + completionTokens };
  }
}

function modelOf(body: unknown): string {
  return typeof body === "object" && body !== null && "model" in body && typeof body.model === "string" ? body.model : "";
}

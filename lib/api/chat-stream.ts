import "server-only";
import type { MessageStatus } from "@/lib/chat/schema";
import { log } from "@/lib/observability/log";
import type { TurnEvent } from "@/lib/turn/events";
import type { StreamedTurn } from "@/lib/turn/read-turn";
import type { MessageMetadata } from "@/lib/turn/ui-parts";
import { countStream } from "./open-streams";

/** Longer silences make proxies close the line. */
const KEEP_ALIVE_INTERVAL_MS = 15_000;
const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
  "x-vercel-ai-ui-message-stream": "v1",
};

/** Whoever signed out, or was shut out, reads on for no longer than this. */
const LOOK_AGAIN_INTERVAL_MS = 3_000;

/**
 * A turn as a UI message stream of the AI SDK (version 1), from its beginning. Written by hand: the SDK's own
 * writer makes an object, a schema check and a transform of every piece of text.
 * @param read the turn's events from its first; its signal is aborted when the reader has left
 * @param maySeeStill asked every few seconds; the stream ends when it says no, as if the reader had left
 */
export function chatStreamResponse(
  streamed: StreamedTurn,
  read: (signal: AbortSignal) => AsyncGenerator<readonly TurnEvent[], void>,
  maySeeStill: () => Promise<boolean>,
): Response {
  const leaving = new AbortController();
  const uncount = countStream(streamed.scope.ownerId, () => leaving.abort());
  const events = read(leaving.signal);
  const encoder = new ChatStreamEncoder(streamed);
  const bytes = new TextEncoder();
  let keepAlive: NodeJS.Timeout | undefined;
  const guard = setInterval(() => {
    maySeeStill().then(
      (isAllowed) => isAllowed || leaving.abort(),
      // A database that is away says nothing about the reader.
      (error: unknown) => log().warn({ error }, "whether a reader may read on is not known"),
    );
  }, LOOK_AGAIN_INTERVAL_MS).unref();
  const finish = () => {
    clearInterval(keepAlive);
    clearInterval(guard);
    uncount();
  };

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.encode(encoder.begin()));
      keepAlive = setInterval(() => controller.enqueue(bytes.encode(": \n\n")), KEEP_ALIVE_INTERVAL_MS).unref();
    },
    async pull(controller) {
      try {
        // A stream is asked for more only after it gave something: events without a frame are passed over here.
        for (let step = await events.next(); !step.done; step = await events.next()) {
          const frames = encoder.encode(step.value);
          if (frames !== "") return controller.enqueue(bytes.encode(frames));
        }
      } catch (error) {
        // Headers are out: the reader is told in the stream, never by a cut line.
        log().error({ turnId: streamed.turn.turnId, error }, "a reader lost its turn");
        controller.enqueue(bytes.encode(encoder.fail()));
      }
      finish();
      controller.enqueue(bytes.encode("data: [DONE]\n\n"));
      controller.close();
    },
    cancel() {
      finish();
      leaving.abort();
    },
  });
  return new Response(body, { headers: HEADERS });
}

const frame = (chunk: object): string => `data: ${JSON.stringify(chunk)}\n\n`;

/** Turns events into frames. All text is one part; a new one would begin a new paragraph on the page. */
export class ChatStreamEncoder {
  readonly #streamed: StreamedTurn;
  #open: "text" | "reasoning" | null = null;
  #partCount = 0;
  #modelId: string | null = null;

  constructor(streamed: StreamedTurn) {
    this.#streamed = streamed;
  }

  begin(): string {
    return frame({ type: "start", messageId: this.#streamed.turn.replyId, messageMetadata: this.#metadata("streaming", null) }) + frame({ type: "start-step" });
  }

  encode(events: readonly TurnEvent[]): string {
    let frames = "";
    let text = "";
    for (const event of events) {
      if (event.type === "text" || event.type === "reasoning") {
        if (this.#open !== event.type) {
          frames += this.#delta(text) + this.#switchTo(event.type);
          text = "";
        }
        text += event.text;
      } else {
        frames += this.#delta(text) + this.#encodeOne(event);
        text = "";
      }
    }
    return frames + this.#delta(text);
  }

  /** The reader's own line broke down; the turn may well go on. */
  fail(): string {
    return this.#switchTo(null) + frame({ type: "error", errorText: "The connection to the reply was lost. It is still being written: reload to go on reading." });
  }

  #encodeOne(event: Exclude<TurnEvent, { type: "text" | "reasoning" }>): string {
    switch (event.type) {
      case "memories":
        return frame({ type: "data-memories", id: "memories", data: { memories: event.memories } });
      case "sent":
      case "turned-away":
        // For the books alone.
        return "";
      case "started":
        this.#modelId = event.modelId;
        return "";
      case "usage":
        this.#modelId = event.receipt.modelId;
        return this.#switchTo(null) + frame({ type: "data-receipt", id: "receipt", data: event.receipt });
      case "failed":
        return (
          this.#switchTo(null) +
          frame({ type: "message-metadata", messageMetadata: this.#metadata("failed", event.failure) }) +
          frame({ type: "error", errorText: event.failure.message })
        );
      case "done":
        return (
          this.#switchTo(null) +
          frame({ type: "finish-step" }) +
          frame({ type: "finish", finishReason: event.status === "complete" ? "stop" : "other", messageMetadata: this.#metadata(event.status, event.failure) })
        );
    }
  }

  #delta(text: string): string {
    return text === "" ? "" : frame({ type: `${this.#open}-delta`, id: `${this.#open}-${this.#partCount}`, delta: text });
  }

  #switchTo(next: "text" | "reasoning" | null): string {
    const closing = this.#open ? frame({ type: `${this.#open}-end`, id: `${this.#open}-${this.#partCount}` }) : "";
    this.#open = next;
    if (next) this.#partCount += 1;
    return next ? closing + frame({ type: `${next}-start`, id: `${next}-${this.#partCount}` }) : closing;
  }

  #metadata(status: MessageStatus, failure: MessageMetadata["failure"]): MessageMetadata {
    const { turn, place } = this.#streamed;
    return {
      status,
      failure,
      parentId: turn.personId,
      siblings: place.replySiblings,
      modelId: this.#modelId,
      createdAt: turn.replyCreatedAt,
      ...(place.person ? { person: place.person } : {}),
    };
  }
}

import type { MessageId, MessagePage } from "@/lib/chat/schema";
import type { CallFailure } from "@/lib/client/call";
import type { Result } from "@/lib/result";

type Answer = Promise<Result<MessagePage, CallFailure>>;
type Read = (id: MessageId) => Answer;

/** What was read longer ago may have been deleted since. */
const FRESH_FOR_MS = 10_000;

/** The messages beside one, asked for when somebody points at what will show them, a moment before it is pressed. */
export class PreparedPage {
  #prepared: { readonly id: MessageId; readonly askedAtMs: number; readonly answer: Answer } | null = null;

  constructor(readonly now: () => number = () => performance.now()) {}

  /** Begins to read them, where that was not begun already. */
  prepare(id: MessageId, read: Read): void {
    if (!this.#find(id)) this.#prepared = { id, askedAtMs: this.now(), answer: read(id) };
  }

  /** What was prepared, once, or what is read now. What could not be read ahead is tried again. */
  async take(id: MessageId, read: Read): Answer {
    const prepared = this.#find(id);
    this.#prepared = null;
    const result = await prepared?.answer;
    return result?.ok ? result : read(id);
  }

  #find(id: MessageId) {
    const prepared = this.#prepared;
    return prepared?.id === id && this.now() - prepared.askedAtMs < FRESH_FOR_MS ? prepared : null;
  }
}

import type { TurnEvent } from "./events";
import { isLast } from "./events";

/**
 * A turn while this process writes it: its events so far, for any number of readers that each read at their own
 * pace. A reader that is slow or leaves holds up nobody.
 */
export class LiveTurn {
  readonly events: TurnEvent[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #abort = new AbortController();
  #pending: { type: "text" | "reasoning"; text: string } | null = null;
  #isFlushPlanned = false;
  #hasText = false;
  #hasEnded = false;

  constructor(
    readonly turnId: string,
    readonly ownerId: string,
  ) {}

  /** Aborted to end the turn early; the reason says how it ends. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  stop(reason: StopReason): void {
    if (!this.#abort.signal.aborted) this.#abort.abort(reason);
  }

  get stopReason(): StopReason | null {
    const { aborted, reason } = this.#abort.signal;
    return aborted && STOP_REASONS.some((known) => known === reason) ? (reason as StopReason) : null;
  }

  /**
   * Adds text. The first piece is published at once; later ones that arrive in the same turn of the event loop become
   * one event: a fast model sends many in one packet, and each event costs every reader.
   */
  write(type: "text" | "reasoning", text: string): void {
    if (text === "") return;
    if (this.#pending && this.#pending.type !== type) this.#flush();
    if (this.#pending) this.#pending.text += text;
    else this.#pending = { type, text };
    if (!this.#hasText) {
      this.#hasText = true;
      this.#flush();
    }
    if (this.#isFlushPlanned) return;
    this.#isFlushPlanned = true;
    setImmediate(() => {
      this.#isFlushPlanned = false;
      this.#flush();
    });
  }

  publish(event: TurnEvent): void {
    this.#flush();
    this.#add(event);
  }

  /** Everything published so far is in `events` afterwards. */
  #flush(): void {
    const event = this.#pending;
    this.#pending = null;
    if (event) this.#add(event);
  }

  settle(): void {
    this.#flush();
  }

  #add(event: TurnEvent): void {
    if (this.#hasEnded) return;
    this.events.push(event);
    this.#hasEnded = isLast(event);
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  /** Events from number `after` on, in batches of what was there when the reader came for more, to the last. */
  async *read(after = 0, signal?: AbortSignal): AsyncGenerator<readonly TurnEvent[], void> {
    let next = after;
    while (!signal?.aborted) {
      if (next < this.events.length) {
        const batch = this.events.slice(next);
        next = this.events.length;
        yield batch;
      } else if (this.#hasEnded) return;
      else await this.#more(signal);
    }
  }

  #more(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal?.removeEventListener("abort", wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal?.addEventListener("abort", wake, { once: true });
    });
  }
}

/** Why a turn is ended early: by the person, by this server going down, or because somebody else closed it. */
const STOP_REASONS = ["person", "shutdown", "lost"] as const;
export type StopReason = (typeof STOP_REASONS)[number];

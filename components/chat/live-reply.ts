import type { ReceiptMemory } from "@/lib/chat/receipt";

/** What of a reply has come so far. */
export type LiveReply = { text: string; reasoning: string; memories: readonly ReceiptMemory[] };

const NOTHING_YET: LiveReply = { text: "", reasoning: "", memories: [] };

/**
 * Holds the reply that is being written, outside the page's state: only what shows it draws again
 * with each piece, never the list, the sidebar or what the person is typing.
 */
export class LiveReplyStore {
  #reply = NOTHING_YET;
  #listeners = new Set<() => void>();

  read = (): LiveReply => this.#reply;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  write(reply: LiveReply): void {
    this.#reply = reply;
    for (const listener of this.#listeners) listener();
  }

  clear(): void {
    this.write(NOTHING_YET);
  }
}

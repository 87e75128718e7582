import type { ChatMessage, MessageId } from "@/lib/chat/schema";

/** The messages of a conversation that only this page holds, with their branches, told as the server tells of those it keeps. */
export class MessageTree {
  /** In the order in which they came. */
  readonly #messages = new Map<MessageId, ChatMessage>();
  #leafId: MessageId | null = null;

  find(id: MessageId): ChatMessage | null {
    return this.#messages.get(id) ?? null;
  }

  get leafId(): MessageId | null {
    return this.#leafId;
  }

  /** Adds a message, or what became of one; it is the end of the branch in view. */
  put(message: ChatMessage): void {
    this.#messages.set(message.id, message);
    this.#leafId = message.id;
  }

  /** The branch that ends at a message, oldest first. */
  branchTo(id: MessageId | null): ChatMessage[] {
    const branch: ChatMessage[] = [];
    for (let at = id; at !== null; ) {
      const message = this.#messages.get(at);
      if (!message) break;
      branch.unshift(this.#withSiblings(message));
      at = message.parentId;
    }
    return branch;
  }

  /** Brings a message into view, with what followed it last. */
  show(id: MessageId): void {
    let leaf = this.#messages.get(id);
    for (let next = leaf; next; next = this.#childrenOf(next.id).at(-1)) leaf = next;
    this.#leafId = leaf?.id ?? this.#leafId;
  }

  #childrenOf(parentId: MessageId | null): ChatMessage[] {
    return [...this.#messages.values()].filter((message) => message.parentId === parentId);
  }

  #withSiblings(message: ChatMessage): ChatMessage {
    const beside = this.#childrenOf(message.parentId);
    const index = beside.findIndex(({ id }) => id === message.id);
    return { ...message, siblings: { index, count: beside.length, previousId: beside[index - 1]?.id ?? null, nextId: beside[index + 1]?.id ?? null } };
  }
}

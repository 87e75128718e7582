import { seal } from "@/lib/crypto/sealing";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import { estimateTokens } from "@/lib/models/tokens";

/** A conversation as turns leave it: what the person said and what was answered, in order. */
export class ToldConversation {
  readonly conversationId = newId();
  /** The last message of each turn, in order. */
  readonly ends: string[] = [];
  #leaf: string | null = null;

  constructor(readonly scope: Scope) {}

  async begin(): Promise<this> {
    const { ownerId, userId } = this.scope;
    await db().conversation.create({ data: { ownerId, id: this.conversationId, userId } });
    return this;
  }

  /** Goes on after another message: what follows is a branch. */
  goOnAfter(messageId: string | null): void {
    this.#leaf = messageId;
  }

  async turn(said: string, answered: string, status = "complete"): Promise<{ personId: string; replyId: string }> {
    const [personId, replyId] = await this.#add([
      ["person", said, "complete"],
      ["assistant", answered, status],
    ]);
    return { personId: personId ?? "", replyId: replyId ?? "" };
  }

  async turns(count: number, from = 1): Promise<void> {
    const said = Array.from({ length: count }, (_, index) => from + index).flatMap((turn) => [
      ["person", `Turn ${turn} is about the ${THINGS[turn % THINGS.length]}.`, "complete"] as const,
      ["assistant", `Noted for turn ${turn}.`, "complete"] as const,
    ]);
    await this.#add(said);
  }

  async #add(messages: readonly (readonly [role: string, text: string, status: string])[]): Promise<string[]> {
    const { ownerId } = this.scope;
    const { conversationId } = this;
    const data = messages.map(([role, text, status]) => {
      const id = newId();
      const parentId = this.#leaf;
      this.#leaf = id;
      if (role === "assistant") this.ends.push(id);
      return { ownerId, id, conversationId, parentId, role, contentSealed: seal("message", [ownerId, id], text), status, tokenCount: estimateTokens(text) };
    });
    await db().message.createMany({ data });
    await db().conversation.updateMany({ where: { ownerId, id: conversationId }, data: { activeLeafId: this.#leaf } });
    return data.map(({ id }) => id);
  }
}

const THINGS = ["lantern", "orchard", "violin", "ferry", "kettle", "meadow", "compass"];

export const tell = (scope: Scope): Promise<ToldConversation> => new ToldConversation(scope).begin();

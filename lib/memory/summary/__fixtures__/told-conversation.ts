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
    const personId = await this.#add("person", said, "complete");
    const replyId = await this.#add("assistant", answered, status);
    this.ends.push(replyId);
    await db().conversation.updateMany({ where: { ownerId: this.scope.ownerId, id: this.conversationId }, data: { activeLeafId: replyId } });
    return { personId, replyId };
  }

  async turns(count: number, from = 1): Promise<void> {
    for (let turn = from; turn < from + count; turn += 1) await this.turn(`Turn ${turn} is about the ${THINGS[turn % THINGS.length]}.`, `Noted for turn ${turn}.`);
  }

  async #add(role: string, text: string, status: string): Promise<string> {
    const { ownerId } = this.scope;
    const id = newId();
    await db().message.create({
      data: { ownerId, id, conversationId: this.conversationId, parentId: this.#leaf, role, contentSealed: seal("message", [ownerId, id], text), status, tokenCount: estimateTokens(text) },
    });
    this.#leaf = id;
    return id;
  }
}

const THINGS = ["lantern", "orchard", "violin", "ferry", "kettle", "meadow", "compass"];

export const tell = (scope: Scope): Promise<ToldConversation> => new ToldConversation(scope).begin();

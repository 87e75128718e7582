import type { ConversationKeeper, SingleLine } from "@/components/chat/keeper";
import type { ChatMessage, MessageId, MessagePage } from "@/lib/chat/schema";
import { call } from "@/lib/client/call";
import { ok } from "@/lib/result";
import type { TurnRequest } from "@/lib/turn/schema";
import type { stopTemporaryTurnContract } from "@/lib/turn/temporary/contract";
import { fitPast } from "./fit-past";
import { MessageTree } from "./message-tree";

type Asked = { readonly personId: MessageId; readonly replyId: MessageId; wasStopped: boolean };

/**
 * Keeps a temporary chat in this page: its messages and branches, and what stays out of it. Each request takes along
 * what was said before, so the server needs to remember nothing, whichever instance answers.
 */
export class TemporaryKeeper implements ConversationKeeper {
  #memoryMode: "off" | "read" = "read";
  readonly #tree = new MessageTree();
  readonly #leftOut = new Set<string>();
  #asked: Asked | null = null;
  #leave = (): void => undefined;

  toRequest = (request: TurnRequest): { api: string; body: object } => {
    const { person, earlier, replyId } = this.#subjectOf(request);
    this.#asked = { personId: person.id, replyId, wasStopped: false };
    const withoutMemoryIds = [...new Set([...this.#leftOut, ...(request.withoutMemoryIds ?? [])])];
    return {
      api: "/api/chat/temporary",
      body: {
        message: { id: person.id, text: person.text },
        replyId,
        ...fitPast(this.#tree.branchTo(person.parentId), earlier ? earlier.text.length + earlier.reasoning.length : 0),
        ...(earlier ? { earlier } : {}),
        memoryMode: this.#memoryMode,
        withoutMemoryIds,
      },
    };
  };

  keep = (message: ChatMessage): ChatMessage => {
    this.#tree.put(message);
    return this.#tree.branchTo(message.id).at(-1) ?? message;
  };

  readMessages = () => Promise.resolve(ok(this.#page()));

  showVersion = (id: MessageId) => {
    this.#tree.show(id);
    return this.readMessages();
  };

  switchTo = this.showVersion;

  /** By the server, which then still says what it cost; by leaving the line where it does not know of the reply. */
  stop = async (): Promise<void> => {
    const asked = this.#asked;
    if (!asked) return;
    asked.wasStopped = true;
    const result = await call<typeof stopTemporaryTurnContract>({ method: "POST", path: "/api/chat/temporary/[replyId]/stop" }, { params: { replyId: asked.replyId } });
    if (!result.ok) this.#leave();
  };

  setMemoryMode(mode: "off" | "read"): void {
    this.#memoryMode = mode;
  }

  listLeftOut = () => Promise.resolve(ok({ memory_ids: [...this.#leftOut] }));

  setLeftOut = (memoryId: string, isLeftOut: boolean) => {
    if (isLeftOut) this.#leftOut.add(memoryId);
    else this.#leftOut.delete(memoryId);
    return Promise.resolve(ok(null));
  };

  readonly singleLine: SingleLine = {
    setLeave: (leave) => {
      this.#leave = leave;
    },
    toEnded: (come) => {
      const asked = this.#asked;
      if (!asked || (!come && !asked.wasStopped)) return null;
      const status = asked.wasStopped ? "stopped" : "interrupted";
      return come ? { ...come, status } : newMessage({ id: asked.replyId, parentId: asked.personId, role: "assistant", text: "", status });
    },
  };

  #page = (): MessagePage => ({ messages: this.#tree.branchTo(this.#tree.leafId), hasEarlier: false, hasLater: false, isOnBranch: true });

  #subjectOf(request: TurnRequest): { person: ChatMessage; replyId: MessageId; earlier?: { text: string; reasoning: string } } {
    const replyId = crypto.randomUUID() as MessageId;
    if (request.trigger === "submit") {
      const { id, text } = request.message;
      // Sent again after it never arrived, it is here already.
      if (!this.#tree.find(id)) {
        const parentId = request.parentId === undefined ? this.#tree.leafId : request.parentId;
        this.#tree.put(newMessage({ id, parentId, role: "person", text, status: "complete" }));
      }
      return { person: this.#require(id), replyId };
    }
    const named = this.#require(request.messageId);
    const person = named.role === "person" || named.parentId === null ? named : this.#require(named.parentId);
    return request.trigger === "continue" ? { person, replyId: named.id, earlier: { text: named.text, reasoning: named.reasoning ?? "" } } : { person, replyId };
  }

  #require(id: MessageId): ChatMessage {
    const message = this.#tree.find(id);
    if (!message) throw new Error("A temporary chat was asked about a message that it does not hold");
    return message;
  }
}

const newMessage = (given: Pick<ChatMessage, "id" | "parentId" | "role" | "text" | "status">): ChatMessage => ({
  ...given,
  reasoning: null,
  failure: null,
  modelId: null,
  siblings: { index: 0, count: 1, previousId: null, nextId: null },
  receipt: null,
  createdAt: new Date().toISOString(),
});

import "server-only";
import type { OwnerId } from "@/lib/db/scope";
import { type MemoryRow, openAuthor, openConversationTitle, openMessageText, openSnapshot, type Snapshot, toMemory, toMemoryWorth } from "@/lib/memory/rows";
import type { Memory, MemoryWorth } from "@/lib/memory/schema";

export type LoadedMemoryRow = MemoryRow & { document_id: number; past_version: number | null; past_sealed: Uint8Array | null };
export type LoadedMessageRow = {
  document_id: number;
  conversation_id: string;
  depth: number;
  message_id: string;
  message_role: string;
  text_sealed: Uint8Array;
  author_sealed: Uint8Array | null;
  said_at: Date;
  title_sealed: Uint8Array | null;
};

/** A memory that was found. Most of what is found is ranked and never shown: it is opened when it is first asked for. */
export class LoadedMemory {
  readonly documentId: number;
  readonly worth: MemoryWorth;
  /** The message it was learned from, where there is one. */
  readonly sourceMessageId: string | null;
  readonly #row: LoadedMemoryRow;
  readonly #past: Snapshot | null;
  #memory: Memory | null = null;

  constructor(ownerId: OwnerId, row: LoadedMemoryRow) {
    this.#row = row;
    this.#past = row.past_version === null || row.past_sealed === null ? null : openSnapshot(ownerId, row.id, row.past_version, row.past_sealed);
    this.documentId = row.document_id;
    this.sourceMessageId = row.sourceMessageId;
    const { type, importance, confidence } = this.#past ?? toMemoryWorth(row);
    this.worth = { ...toMemoryWorth(row), type, importance, confidence };
  }

  /** As it is, or as it was on the day that was asked about. Throws where the row was tampered with. */
  get memory(): Memory {
    return (this.#memory ??= asItWas(toMemory(this.#row), this.#row.past_version ?? 1, this.#past));
  }
}

/** A message that was found, opened likewise. */
export class LoadedMessage {
  readonly documentId: number;
  readonly messageId: string;
  readonly conversationId: string;
  readonly depth: number;
  readonly role: "person" | "assistant";
  /** Who wrote it, where its conversation had more people than one. */
  readonly author: string | null;
  readonly createdAt: Date;
  readonly #ownerId: OwnerId;
  readonly #row: LoadedMessageRow;
  #text: string | null = null;

  constructor(ownerId: OwnerId, row: LoadedMessageRow) {
    this.#ownerId = ownerId;
    this.#row = row;
    this.documentId = row.document_id;
    this.messageId = row.message_id;
    this.conversationId = row.conversation_id;
    this.depth = row.depth;
    this.role = row.message_role === "person" ? "person" : "assistant";
    this.author = row.author_sealed === null ? null : openAuthor(ownerId, row.message_id, row.author_sealed);
    this.createdAt = row.said_at;
  }

  get text(): string {
    return (this.#text ??= openMessageText(this.#ownerId, this.messageId, this.#row.text_sealed));
  }

  get conversationTitle(): string {
    return openConversationTitle(this.#ownerId, this.conversationId, this.#row.title_sealed);
  }
}

/** A memory with the words of a past version. Its source stays: it is where the memory as a whole was learned. */
function asItWas(memory: Memory, version: number, past: Snapshot | null): Memory {
  if (past === null) return memory;
  const { quote, ...said } = past;
  return { ...memory, ...said, version, source: memory.source && { ...memory.source, quote: quote ?? memory.source.quote } };
}

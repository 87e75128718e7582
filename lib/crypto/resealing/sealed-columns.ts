import type { Purpose } from "@/lib/crypto/keyring";

export type KeyColumn = { readonly name: string; readonly type: "uuid" | "int" | "smallint" };

/** A column that holds sealed text, and all that is needed to open it: what its key is for, and what it is bound to. */
export type SealedColumn = {
  readonly table: string;
  readonly column: string;
  readonly purpose: Purpose;
  /** The primary key, in its order. */
  readonly key: readonly KeyColumn[];
  /** What names the row in its envelope: `:name` stands for the value of a column, anything else for itself. */
  readonly identity: readonly string[];
  /** What was sealed: words, JSON, or JSON that was packed first (`packText`). */
  readonly form: "text" | "json" | "packed";
};

const owner: KeyColumn = { name: "owner_id", type: "uuid" };
const id: KeyColumn = { name: "id", type: "uuid" };
const uuid = (name: string): KeyColumn => ({ name, type: "uuid" });
const int = (name: string): KeyColumn => ({ name, type: "int" });

const ofMemory = (field: string, form: SealedColumn["form"]): SealedColumn => ({
  table: "memories", column: `${field}_sealed`, purpose: "memory", key: [owner, id], identity: [":owner_id", ":id", field], form,
});
const ofMessage = (column: string, purpose: Purpose, form: SealedColumn["form"], ...more: string[]): SealedColumn => ({
  table: "messages", column, purpose, key: [owner, id], identity: [":owner_id", ":id", ...more], form,
});
const ofInstallation = (column: string, purpose: Purpose): SealedColumn => ({
  table: "installation", column, purpose, key: [{ name: "id", type: "smallint" }], identity: ["installation"], form: "text",
});

/**
 * Every sealed column there is, so that a new key can be put in place of an old one without asking each domain. The
 * identities are those of the domains' `rows.ts`; a test opens what those have sealed with these, and compares the list
 * with the database. The installation comes last: as long as it is under an older key, that key cannot be left out.
 */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: "accounts", column: "display_name_sealed", purpose: "account", key: [owner], identity: [":owner_id", "display-name"], form: "text" },
  { table: "conversations", column: "title_sealed", purpose: "conversation-title", key: [owner, id], identity: [":owner_id", ":id"], form: "text" },
  ofMessage("content_sealed", "message", "text"),
  ofMessage("author_sealed", "message", "text", "author"),
  ofMessage("reasoning_sealed", "reasoning", "text"),
  ofMessage("failure_sealed", "failure", "json"),
  { table: "turn_events", column: "payload_sealed", purpose: "turn-event", key: [owner, uuid("turn_id"), int("sequence")], identity: [":owner_id", ":turn_id", ":sequence"], form: "packed" },
  { table: "receipts", column: "receipt_sealed", purpose: "receipt", key: [owner, uuid("message_id")], identity: [":owner_id", ":message_id"], form: "packed" },
  { table: "summaries", column: "content_sealed", purpose: "summary", key: [owner, uuid("conversation_id"), int("version")], identity: [":owner_id", ":conversation_id", ":ends_at_message_id"], form: "json" },
  ofMemory("content", "text"),
  ofMemory("key", "text"),
  ofMemory("value", "json"),
  ofMemory("metadata", "json"),
  ofMemory("evidence", "json"),
  { table: "memory_versions", column: "snapshot_sealed", purpose: "memory", key: [owner, uuid("memory_id"), int("version")], identity: [":owner_id", ":memory_id", "version", ":version"], form: "json" },
  { table: "memory_sources", column: "quote_sealed", purpose: "memory", key: [owner, uuid("memory_id"), uuid("message_id")], identity: [":owner_id", ":memory_id", "source", ":message_id"], form: "text" },
  { table: "memory_proposals", column: "proposal_sealed", purpose: "proposal", key: [owner, id], identity: [":owner_id", ":id"], form: "json" },
  { table: "test_questions", column: "question_sealed", purpose: "test-question", key: [owner, id], identity: [":owner_id", ":id"], form: "text" },
  { table: "dead_letters", column: "payload_sealed", purpose: "dead-letter", key: [owner, id], identity: [":owner_id", ":id"], form: "json" },
  ofInstallation("index_key_sealed", "index-key"),
  ofInstallation("key_check_sealed", "key-check"),
];

/** What a row is bound to, from the values of its columns. */
export const identityOf = ({ identity }: SealedColumn, valueOf: (name: string) => string): string[] =>
  identity.map((part) => (part.startsWith(":") ? valueOf(part.slice(1)) : part));

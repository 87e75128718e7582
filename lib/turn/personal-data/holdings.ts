/** What belongs to one user of an owner, or to the owner as a whole: an account's own user is all of it. */
export type Whose = "user" | "owner";

/** A table that holds rows of people: how its rows are read in order, and which are a user's. */
export type Holding = {
  readonly table: string;
  /** The primary key, in its order. */
  readonly key: readonly string[];
  /** Rows of the user $2 of the owner $1, as a condition; null: a user who is not an account has none. */
  readonly ofUser: string | null;
  /** Made from other rows, and of use to a search only: it is counted and deleted, not handed out. */
  readonly isDerived?: true;
};

const IN_CONVERSATION = "conversation_id IN (SELECT id FROM conversations WHERE owner_id = $1::uuid AND user_id = $2)";
const OF_MESSAGE = `message_id IN (SELECT id FROM messages WHERE owner_id = $1::uuid AND ${IN_CONVERSATION})`;
const OF_TURN = `turn_id IN (SELECT id FROM turns WHERE owner_id = $1::uuid AND ${IN_CONVERSATION})`;
const OF_MEMORY = "memory_id IN (SELECT id FROM memories WHERE owner_id = $1::uuid AND user_id = $2)";
const IN_SCOPE = "scope_id IN (SELECT id FROM search_scopes WHERE owner_id = $1::uuid AND user_id = $2)";
const OF_QUESTION = "question_id IN (SELECT id FROM test_questions WHERE owner_id = $1::uuid AND user_id = $2)";
const NAMED = "user_id = $2";

/** Every table with rows of people, in an order in which they read well. A test compares it with the database's own catalogue. */
export const HOLDINGS: readonly Holding[] = [
  { table: "owners", key: ["id"], ofUser: null },
  { table: "accounts", key: ["owner_id"], ofUser: null },
  { table: "account_identities", key: ["owner_id", "provider"], ofUser: null },
  { table: "sessions", key: ["owner_id", "id"], ofUser: null },
  { table: "one_time_links", key: ["owner_id", "id"], ofUser: null },
  { table: "conversations", key: ["owner_id", "id"], ofUser: NAMED },
  { table: "messages", key: ["owner_id", "id"], ofUser: IN_CONVERSATION },
  { table: "turns", key: ["owner_id", "id"], ofUser: IN_CONVERSATION },
  { table: "turn_events", key: ["owner_id", "turn_id", "sequence"], ofUser: OF_TURN },
  { table: "receipts", key: ["owner_id", "message_id"], ofUser: OF_MESSAGE },
  { table: "summaries", key: ["owner_id", "conversation_id", "version"], ofUser: IN_CONVERSATION },
  { table: "memories", key: ["owner_id", "id"], ofUser: NAMED },
  { table: "memory_versions", key: ["owner_id", "memory_id", "version"], ofUser: OF_MEMORY },
  { table: "memory_sources", key: ["owner_id", "memory_id", "message_id"], ofUser: OF_MEMORY },
  { table: "memory_proposals", key: ["owner_id", "id"], ofUser: NAMED },
  { table: "memory_tombstones", key: ["owner_id", "memory_id"], ofUser: NAMED },
  { table: "memory_exclusions", key: ["owner_id", "conversation_id", "memory_id"], ofUser: IN_CONVERSATION },
  { table: "memory_extractions", key: ["owner_id", "message_id"], ofUser: OF_MESSAGE },
  { table: "test_questions", key: ["owner_id", "id"], ofUser: NAMED },
  { table: "test_question_runs", key: ["owner_id", "question_id", "number"], ofUser: OF_QUESTION },
  { table: "dead_letters", key: ["owner_id", "id"], ofUser: OF_MESSAGE },
  { table: "usage_records", key: ["owner_id", "id"], ofUser: NAMED },
  { table: "search_scopes", key: ["id"], ofUser: NAMED, isDerived: true },
  { table: "search_documents", key: ["scope_id", "id"], ofUser: IN_SCOPE, isDerived: true },
  { table: "search_embeddings", key: ["scope_id", "document_id", "embedder"], ofUser: IN_SCOPE, isDerived: true },
  { table: "search_signatures", key: ["scope_id", "document_id", "embedder"], ofUser: IN_SCOPE, isDerived: true },
];

const OF_OWNER: Readonly<Record<string, string>> = {
  owners: "id = $1::uuid",
  search_embeddings: "scope_id IN (SELECT id FROM search_scopes WHERE owner_id = $1::uuid)",
  search_signatures: "scope_id IN (SELECT id FROM search_scopes WHERE owner_id = $1::uuid)",
};

/** Which rows of a table are meant: `$1` is the owner, `$2` the user. Null where there can be none. */
export function conditionFor({ table, ofUser }: Holding, whose: Whose): string | null {
  // Both parameters are named either way: PostgreSQL wants to know the type of each.
  if (whose === "owner") return `${OF_OWNER[table] ?? "owner_id = $1::uuid"} AND $2::text IS NOT NULL`;
  if (ofUser === null) return null;
  const hasOwner = !["search_embeddings", "search_signatures"].includes(table);
  return `${hasOwner ? "owner_id = $1::uuid AND " : ""}${ofUser}`;
}

import "server-only";
import { db } from "./client";
import { Prisma } from "./generated/client";

/** The columns that choose between the indexes of a table. Its texts and vectors, which take long to look at, choose nothing. */
const DECIDING_COLUMNS = {
  conversations: ["owner_id", "id", "user_id"],
  messages: ["owner_id", "id", "parent_id", "conversation_id"],
  memories: ["owner_id", "id", "user_id"],
  search_documents: ["scope_id", "id", "owner_id", "memory_id", "message_id", "conversation_id", "kind"],
  search_embeddings: ["scope_id", "document_id", "embedder"],
  search_signatures: ["scope_id", "document_id", "embedder", "kind"],
} as const;
type GrowingTable = keyof typeof DECIDING_COLUMNS;

/** From here on (4 MB) every plan is the one for a large table. */
const LARGE_PAGES = 500;
const GROWN_PAGES = 4;

/**
 * Gives tables that have outgrown their statistics new ones, and so every plan on them a new start. Call it after much
 * was stored at once.
 *
 * The database keeps the plans of statements and of foreign keys, as they were best when they were made. In an almost
 * empty table one index looks as good as another; a minute later, when that table holds a history, each row would be
 * looked up among all rows of its owner (measured: 1.2 ms a message stored instead of 0.1). The embedded
 * database's housekeeping, and a server's autovacuum, would notice a minute later.
 */
export async function refreshPlans(tables: readonly GrowingTable[]): Promise<void> {
  const grown = await db().$queryRaw<{ name: GrowingTable }[]>`
    SELECT named.name FROM unnest(${[...tables]}::text[]) named (name) JOIN pg_class class ON class.oid = to_regclass(named.name)
    WHERE class.relpages < ${LARGE_PAGES}::int
      AND pg_relation_size(class.oid) / current_setting('block_size')::int > 2 * class.relpages + ${GROWN_PAGES}::int`;
  // One that somebody else is tending at this moment is left to them.
  for (const { name } of grown) await db().$executeRaw`ANALYZE (SKIP_LOCKED) ${Prisma.raw(`${name} (${DECIDING_COLUMNS[name].join(", ")})`)}`;
}

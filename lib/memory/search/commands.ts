import "server-only";
import type { Database } from "@/lib/db/client";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Scope } from "@/lib/db/scope";
import { currentEmbedder, toVectorText } from "@/lib/memory/current-embedder";
import { scopeBeginningKey, scopeTermKey } from "@/lib/memory/rows";
import type { Memory } from "@/lib/memory/schema";
import { analyseMemory } from "./analyse-memory";
import { analyseMessage } from "./analyse-message";
import { catchUpSoon } from "./held/held-tables";
import { packBeginnings } from "./pack-beginnings";
import { packTerms } from "./pack-terms";
import { signatureOf } from "./signature";

/** A memory for the index, with the time from which it was replaced, if it was. */
export type MemoryDocument = { readonly memory: Memory; readonly replacedAt?: Date | undefined; readonly vector: Float32Array | null };

/** A message for the index. `depth` counts from the first message of its branch, from 0. */
export type MessageDocument = {
  readonly messageId: string;
  readonly conversationId: string;
  readonly depth: number;
  readonly text: string;
  readonly createdAt: Date;
  readonly vector: Float32Array | null;
};

/** Puts memories into the search, or anew after a change. Their keys and values are searched, too. Inside the transaction that stored them. */
export async function indexMemories(database: Database, scope: Scope, documents: readonly MemoryDocument[]): Promise<void> {
  const scopeKey = scopeTermKey(scope);
  const analysed = packBeginnings(scopeBeginningKey(scope), documents.map((document) => ({ ...document, ...analyseMemory(document.memory) })));
  const rows = analysed.map(({ memory, replacedAt, vector, beginnings, ...text }) => {
    const { terms, frequencies, length } = packTerms(scopeKey, text);
    const until = earliest(replacedAt ?? null, memory.expiresAt === null ? null : new Date(memory.expiresAt));
    return Prisma.sql`(${memory.id}::uuid, NULL::uuid, ${memory.type}::text, ${new Date(memory.validFrom)}::timestamptz, ${until}::timestamptz, NULL::uuid, NULL::int,
      ${length}::int, ${[...terms]}::int[], ${frequencies}::bytea, ${[...beginnings.hashes]}::int[], ${beginnings.continuations}::bytea,
      ${vectorParameter(vector)}::text, ${signatureParameter(vector)}::text)`;
  });
  await writeDocuments(database, scope, rows, Prisma.sql`(owner_id, memory_id)`);
}

/** Puts messages into the search, or anew after they went on. */
export async function indexMessages(database: Database, scope: Scope, documents: readonly MessageDocument[]): Promise<void> {
  const scopeKey = scopeTermKey(scope);
  const rows = documents.map(({ messageId, conversationId, depth, text, createdAt, vector }) => {
    const { terms, frequencies, length } = packTerms(scopeKey, analyseMessage(text, createdAt));
    return Prisma.sql`(NULL::uuid, ${messageId}::uuid, 'message'::text, ${createdAt}::timestamptz, NULL::timestamptz, ${conversationId}::uuid, ${depth}::int,
      ${length}::int, ${[...terms]}::int[], ${frequencies}::bytea, NULL::int[], NULL::bytea, ${vectorParameter(vector)}::text, ${signatureParameter(vector)}::text)`;
  });
  await writeDocuments(database, scope, rows, Prisma.sql`(owner_id, message_id)`);
}

const signatureParameter = (vector: Float32Array | null): string | null => (vector === null ? null : signatureOf(vector));
const vectorParameter = (vector: Float32Array | null): string | null => (vector === null ? null : toVectorText(vector));
const earliest = (first: Date | null, second: Date | null): Date | null => (first !== null && second !== null ? (first < second ? first : second) : (first ?? second));

/** Documents of one statement: the parameters of a statement are limited. */
const DOCUMENTS_PER_STATEMENT = 500;

async function writeDocuments(database: Database, scope: Scope, rows: readonly Prisma.Sql[], conflict: Prisma.Sql): Promise<void> {
  for (let start = 0; start < rows.length; start += DOCUMENTS_PER_STATEMENT) {
    const values = Prisma.join(rows.slice(start, start + DOCUMENTS_PER_STATEMENT));
    await database.$executeRaw`
      WITH known AS (
        SELECT id FROM search_scopes WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId}
      ), made AS (
        INSERT INTO search_scopes (owner_id, user_id) SELECT ${scope.ownerId}::uuid, ${scope.userId} WHERE NOT EXISTS (SELECT FROM known)
        ON CONFLICT (owner_id, user_id) DO UPDATE SET user_id = EXCLUDED.user_id RETURNING id
      ), input (memory_id, message_id, kind, valid_from, valid_until, conversation_id, depth, length, terms, frequencies, beginnings, continuations, embedding, signature) AS (VALUES ${values}),
      written AS (
        INSERT INTO search_documents AS document
          (scope_id, owner_id, memory_id, message_id, kind, valid_from, valid_until, conversation_id, depth, length, terms, frequencies, beginnings, continuations)
        SELECT scope.id, ${scope.ownerId}::uuid, memory_id, message_id, kind, valid_from, valid_until, conversation_id, depth, length, terms, frequencies, beginnings, continuations
        FROM input, (SELECT id FROM known UNION ALL SELECT id FROM made) scope
        ON CONFLICT ${conflict} DO UPDATE SET kind = EXCLUDED.kind, valid_from = EXCLUDED.valid_from, valid_until = EXCLUDED.valid_until,
          depth = EXCLUDED.depth, length = EXCLUDED.length, terms = EXCLUDED.terms, frequencies = EXCLUDED.frequencies,
          beginnings = EXCLUDED.beginnings, continuations = EXCLUDED.continuations, changed_in = DEFAULT
        RETURNING scope_id, id, memory_id, message_id, kind, valid_from, valid_until
      ), kept AS (
        UPDATE search_signatures near SET kind = written.kind, valid_from = written.valid_from, valid_until = written.valid_until, changed_in = DEFAULT
        FROM written JOIN input ON COALESCE(input.memory_id, input.message_id) = COALESCE(written.memory_id, written.message_id)
        WHERE input.embedding IS NULL AND near.scope_id = written.scope_id AND near.document_id = written.id
      ), embedded AS (
        SELECT written.scope_id, written.id, input.kind, input.valid_from, input.valid_until, input.embedding, input.signature
        FROM written JOIN input ON COALESCE(input.memory_id, input.message_id) = COALESCE(written.memory_id, written.message_id)
        WHERE input.embedding IS NOT NULL
      ), vectors AS (
        INSERT INTO search_embeddings (scope_id, document_id, embedder, embedding)
        SELECT scope_id, id, ${currentEmbedder().name}, embedding::vector FROM embedded
        ON CONFLICT (scope_id, document_id, embedder) DO UPDATE SET embedding = EXCLUDED.embedding
      )
      INSERT INTO search_signatures (scope_id, document_id, embedder, kind, valid_from, valid_until, signature)
      SELECT scope_id, id, ${currentEmbedder().name}, kind, valid_from, valid_until, signature::bit(512) FROM embedded
      ON CONFLICT (scope_id, document_id, embedder) DO UPDATE
        SET kind = EXCLUDED.kind, valid_from = EXCLUDED.valid_from, valid_until = EXCLUDED.valid_until, signature = EXCLUDED.signature, changed_in = DEFAULT`;
  }
  catchUpSoon(scope);
}

/** Adds vectors to documents that are in the search already. What was taken out meanwhile is left alone. */
export async function addVectors(scope: Scope, embedder: string, vectors: readonly { documentId: number; vector: Float32Array }[]): Promise<void> {
  const values = Prisma.join(vectors.map(({ documentId, vector }) => Prisma.sql`(${documentId}::int, ${toVectorText(vector)}::text, ${signatureOf(vector)}::text)`));
  await db().$executeRaw`
    WITH embedded AS (
      SELECT document.scope_id, document.id, document.kind, document.valid_from, document.valid_until, input.embedding, input.signature
      FROM (VALUES ${values}) input (document_id, embedding, signature)
      JOIN search_documents document ON document.id = input.document_id AND document.owner_id = ${scope.ownerId}::uuid
        AND document.scope_id = (SELECT id FROM search_scopes WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId})
    ), vectors AS (
      INSERT INTO search_embeddings (scope_id, document_id, embedder, embedding)
      SELECT scope_id, id, ${embedder}, embedding::vector FROM embedded
      ON CONFLICT (scope_id, document_id, embedder) DO UPDATE SET embedding = EXCLUDED.embedding
    )
    INSERT INTO search_signatures (scope_id, document_id, embedder, kind, valid_from, valid_until, signature)
    SELECT scope_id, id, ${embedder}, kind, valid_from, valid_until, signature::bit(512) FROM embedded
    ON CONFLICT (scope_id, document_id, embedder) DO UPDATE SET signature = EXCLUDED.signature, changed_in = DEFAULT`;
}

/** Closes memories in the search at a time; with `asOf` they are found as before. */
export async function closeInIndex(database: Database, scope: Scope, memoryIds: readonly string[], at: Date): Promise<void> {
  await database.$executeRaw`
    WITH closed AS (
      UPDATE search_documents SET valid_until = LEAST(COALESCE(valid_until, ${at}::timestamptz), ${at}::timestamptz), changed_in = DEFAULT
      WHERE owner_id = ${scope.ownerId}::uuid AND memory_id = ANY(${[...memoryIds]}::uuid[]) RETURNING scope_id, id, valid_until
    )
    UPDATE search_signatures SET valid_until = closed.valid_until, changed_in = DEFAULT
    FROM closed WHERE search_signatures.scope_id = closed.scope_id AND search_signatures.document_id = closed.id`;
}

/** Takes the vectors of a memory away and leaves its words. */
export async function dropVectors(database: Database, scope: Scope, memoryId: string): Promise<void> {
  await database.$executeRaw`
    WITH document AS (
      SELECT scope_id, id FROM search_documents WHERE owner_id = ${scope.ownerId}::uuid AND memory_id = ${memoryId}::uuid
    ), signatures AS (
      DELETE FROM search_signatures near USING document WHERE near.scope_id = document.scope_id AND near.document_id = document.id
    )
    DELETE FROM search_embeddings near USING document WHERE near.scope_id = document.scope_id AND near.document_id = document.id`;
}

/** Takes memories out of the search. */
export async function unindexMemories(database: Database, scope: Scope, memoryIds: readonly string[]): Promise<void> {
  await database.$executeRaw`
    DELETE FROM search_documents WHERE owner_id = ${scope.ownerId}::uuid AND memory_id = ANY(${[...memoryIds]}::uuid[])`;
}

import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { Scope } from "@/lib/db/scope";
import { currentEmbedder, toVectorText } from "@/lib/memory/current-embedder";
import type { MemoryType } from "@/lib/memory/schema";
import { type Near, NEAREST, type NearMessage } from "@/lib/memory/search/pools";
import { signatureOf } from "@/lib/memory/search/signature";
import { isKindSql, isKnownSql, scopeIdSql } from "@/lib/memory/search/conditions/queries";

export type Nearest = { readonly memories: readonly Near[]; readonly messages: readonly NearMessage[] };

type NearQuery = {
  readonly types?: readonly MemoryType[] | undefined;
  readonly asOf: Date | null;
  readonly withMessages: boolean;
};

/** How many look nearest by their signatures, and are compared in full: of good matches they hold 98 of 100, of far ones 84. */
const SHORTLISTED = 200;

export type NearRow = { kind: "near"; packed: string | null };

/** What is nearest by meaning, as parts of a statement. */
export const nearSelects = (scope: Scope, query: NearQuery, vector: Float32Array): Prisma.Sql[] => kindsOf(query).map((isWanted) => nearestBySignature(scopeIdSql(scope), vector, isWanted));

/** What their rows come to; others are passed over. */
export function readNearest(rows: readonly { readonly kind: string; readonly packed: string | null }[]): Nearest {
  const near = rows.flatMap(({ kind, packed }) => (kind === "near" && packed !== null ? packed.split(";").map(readNear) : []));
  return {
    memories: near.filter(({ conversationId }) => conversationId === null),
    messages: near.flatMap(({ conversationId, ...rest }) => (conversationId === null ? [] : [{ ...rest, conversationId }])),
  };
}

/** Memories and messages each have their nearest. */
const kindsOf = (query: NearQuery): Prisma.Sql[] => [
  ...(query.types?.length === 0 ? [] : [isWantedOf({ ...query, withMessages: false })]),
  ...(query.withMessages ? [isWantedOf({ ...query, types: [] })] : []),
];
const isWantedOf = (query: NearQuery): Prisma.Sql => Prisma.sql`${isKnownSql(query.asOf)} AND ${isKindSql(query)}`;

function readNear(packed: string) {
  const [documentId, similarity, conversationId, depth] = packed.split(",");
  return { documentId: Number(documentId), similarity: Number(similarity), conversationId: conversationId ?? null, depth: Number(depth ?? 0) };
}

/** The nearest by signatures first, then by the whole vectors of those that look nearest. */
function nearestBySignature(scopeId: Prisma.Sql, vector: Float32Array, isWanted: Prisma.Sql): Prisma.Sql {
  const { name, dimension } = currentEmbedder();
  const ofDimension = Prisma.raw(`vector(${dimension})`);
  const distance = Prisma.sql`near.embedding::${ofDimension} <=> ${toVectorText(vector)}::${ofDimension}`;
  return Prisma.sql`
    SELECT 'near' AS kind, NULL::uuid AS conversation_id, string_agg(concat_ws(',', document.id, 1 - distance, document.conversation_id, document.depth), ';') AS packed
    FROM (
      SELECT shortlist.scope_id, shortlist.document_id, ${distance} AS distance
      FROM (
        SELECT scope_id, document_id FROM search_signatures
        WHERE scope_id = ${scopeId} AND embedder = ${name} AND ${isWanted}
        ORDER BY signature <~> ${signatureOf(vector)}::bit(512) LIMIT ${SHORTLISTED}
      ) shortlist CROSS JOIN LATERAL (
        SELECT embedding FROM search_embeddings
        WHERE scope_id = shortlist.scope_id AND document_id = shortlist.document_id AND embedder = ${name} LIMIT 1
      ) near
      ORDER BY distance LIMIT ${NEAREST}
    ) nearest CROSS JOIN LATERAL (
      SELECT id, conversation_id, depth FROM search_documents WHERE scope_id = nearest.scope_id AND id = nearest.document_id LIMIT 1
    ) document`;
}

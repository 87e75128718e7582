import "server-only";
import { setImmediate as nextTurnOfTheLoop } from "node:timers/promises";
import { now } from "@/lib/clock";
import { Prisma } from "@/lib/db/generated/client";
import { queryRows } from "@/lib/db/query-rows";
import type { Scope } from "@/lib/db/scope";
import { currentEmbedder, toVectorText } from "@/lib/memory/current-embedder";
import { MEMORY_TYPES, type MemoryType } from "@/lib/memory/schema";
import type { HeldTable } from "@/lib/memory/search/held/held-tables";
import { countOfUnseen, MOST_UNSEEN, nearestOfHeld, unseenSince } from "@/lib/memory/search/held/queries";
import { readSignature } from "@/lib/memory/search/held/read-signature";
import type { DocumentKind } from "@/lib/memory/search/held/vector-table";
import { signatureOf } from "@/lib/memory/search/signature";
import { isKindSql, isKnownSql, scopeIdSql } from "@/lib/memory/search/conditions/queries";

export type Near = { readonly documentId: number; readonly similarity: number };
export type NearMessage = Near & { readonly conversationId: string; readonly depth: number };
/** `unseen`: how much was written since the held vectors were read, at most MOST_UNSEEN. */
export type Nearest = { readonly memories: readonly Near[]; readonly messages: readonly NearMessage[]; readonly unseen: number };

type NearQuery = {
  readonly types?: readonly MemoryType[] | undefined;
  readonly asOf: Date | null;
  readonly withMessages: boolean;
};

/** How many of the nearest by meaning join each pool. */
const NEAREST = 40;
/** How many look nearest by their signatures, and are compared in full: of good matches they hold 98 of 100, of far ones 84. */
const SHORTLISTED = 200;
/** How many of the nearest in a held table are looked up: some may be gone, or replaced. */
const HELD_SHORTLIST = 80;

export type NearRow = { kind: "near" | "unseen"; packed: string | null };
type Kind = { readonly names: readonly DocumentKind[]; readonly isWanted: Prisma.Sql };

/** What is nearest by meaning, by vectors that this process holds; nothing without a vector. */
export async function nearOfHeld(scope: Scope, query: NearQuery & { readonly vector: Float32Array | null | Promise<Float32Array | null> }, held: HeldTable): Promise<Nearest> {
  const vector = await query.vector;
  const kinds = kindsOf(query);
  if (!vector || kinds.length === 0) return readNearest([]);
  // Comparing takes a while: what else the caller asks the database leaves first.
  await nextTurnOfTheLoop();
  const found = readNearest(await queryRows<NearRow>(searchHeld(scopeIdSql(scope), vector, held, kinds)));
  if (found.unseen < MOST_UNSEEN) return found;
  // A table that has not seen so much does not know what is near: the database is asked about all of it.
  return { ...readNearest(await queryRows<NearRow>(Prisma.join(nearSelects(scope, query, vector), " UNION ALL "))), unseen: found.unseen };
}

/** The same by the database alone, as parts of a statement. */
export const nearSelects = (scope: Scope, query: NearQuery, vector: Float32Array): Prisma.Sql[] => kindsOf(query).map(({ isWanted }) => nearestBySignature(scopeIdSql(scope), vector, isWanted));

/** What rows of either come to; others are passed over. */
export function readNearest(rows: readonly { readonly kind: string; readonly packed: string | null }[]): Nearest {
  const near = rows.flatMap(({ kind, packed }) => (kind === "near" && packed !== null ? packed.split(";").map(readNear) : []));
  return {
    memories: near.filter(({ conversationId }) => conversationId === null),
    messages: near.flatMap(({ conversationId, ...rest }) => (conversationId === null ? [] : [{ ...rest, conversationId }])),
    unseen: Number(rows.find(({ kind }) => kind === "unseen")?.packed ?? 0),
  };
}

/** Memories and messages each have their nearest. */
const kindsOf = (query: NearQuery): Kind[] => [
  ...(query.types?.length === 0 ? [] : [{ names: query.types ?? MEMORY_TYPES, isWanted: isWantedOf({ ...query, withMessages: false }) }]),
  ...(query.withMessages ? [{ names: ["message"] as const, isWanted: isWantedOf({ ...query, types: [] }) }] : []),
];
const isWantedOf = (query: NearQuery): Prisma.Sql => Prisma.sql`${isKnownSql(query.asOf)} AND ${isKindSql(query)}`;

function readNear(packed: string) {
  const [documentId, similarity, conversationId, depth] = packed.split(",");
  return { documentId: Number(documentId), similarity: Number(similarity), conversationId: conversationId ?? null, depth: Number(depth ?? 0) };
}

/** The nearest in a held table, as far as they are there still, and in what it has not seen. */
function searchHeld(scopeId: Prisma.Sql, vector: Float32Array, { table, since }: HeldTable, kinds: readonly Kind[]): Prisma.Sql {
  const asked = { vector, signature: readSignature(signatureOf(vector)), atMs: now().getTime(), limit: HELD_SHORTLIST };
  const selects = kinds.map(({ names, isWanted }) => nearestOfHeld(scopeId, table.nearest({ ...asked, kinds: names }), { isWanted, limit: NEAREST }));
  return Prisma.sql`${unseenSince(scopeId, since, vector)} ${Prisma.join([countOfUnseen, ...selects], " UNION ALL ")}`;
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

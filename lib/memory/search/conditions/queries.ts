import "server-only";
import { now } from "@/lib/clock";
import { Prisma } from "@/lib/db/generated/client";
import type { Scope } from "@/lib/db/scope";
import type { MemoryType } from "@/lib/memory/schema";

const FAR_FUTURE = new Date("9999-12-31T00:00:00Z");

/** The number under which the search knows a scope. */
export const scopeIdSql = (scope: Scope): Prisma.Sql => Prisma.sql`(SELECT id FROM search_scopes WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId})`;

/** Documents that stand for something known on a day; null: now, and what is dated in the future too. */
export const isKnownSql = (asOf: Date | null): Prisma.Sql => Prisma.sql`valid_from <= ${asOf ?? FAR_FUTURE} AND (valid_until IS NULL OR valid_until > ${asOf ?? now()})`;

/** Documents of some types of memory (absent: of every one), with past messages or without. */
export function isKindSql({ types, withMessages }: { readonly types?: readonly MemoryType[] | undefined; readonly withMessages: boolean }): Prisma.Sql {
  if (types?.length === 0 && withMessages) return Prisma.sql`kind = 'message'`;
  const ofMemories = types ? Prisma.sql`(kind = ANY(${[...types]}) AND kind <> 'message')` : Prisma.sql`kind <> 'message'`;
  return withMessages ? Prisma.sql`(${ofMemories} OR kind = 'message')` : ofMemories;
}

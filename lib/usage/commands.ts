import "server-only";
import { now } from "@/lib/clock";
import { keyedHash } from "@/lib/crypto/keyed-hash";
import type { Transaction } from "@/lib/db/client";
import { db, inTransaction } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { queryRows } from "@/lib/db/query-rows";
import type { Scope } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import type { ModelCall } from "@/lib/models/types";
import { toCount } from "./count";

export type TokenAnswer = {
  readonly isAllowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** When the bucket is full again, in seconds since 1970. */
  readonly resetAtSeconds: number;
  /** How long until the next call is let through; 0 when this one was. */
  readonly retryAfterSeconds: number;
};

/** @property caller an account id or a network address; only its keyed hash is stored */
export type Bucket = { readonly bucket: string; readonly caller: string; readonly capacity: number; readonly perMinute: number };
/** What `tokenInsert` returns. */
export type BucketRow = { is_allowed: boolean; tokens: number };

/**
 * Takes one token from a caller's bucket (the token bucket of RFC 2697 without its second rate). One statement,
 * so that calls at once and on several instances share one bucket, by the database's clock. A refused call costs
 * no token. A clock that jumps back refills nothing and locks nobody out for longer than a full refill.
 */
export async function takeToken(bucket: Bucket): Promise<TokenAnswer> {
  const [row] = await queryRows<BucketRow>(tokenInsert(bucket, Prisma.sql`(VALUES (true)) AS call`));
  if (!row) throw new Error("The bucket statement returned no row");
  return toTokenAnswer(bucket, row);
}

/** The same as part of a greater statement. @param source a relation with a row where a token is to be taken, and none where not */
export function tokenInsert({ bucket, caller, capacity, perMinute }: Bucket, source: Prisma.Sql): Prisma.Sql {
  const filled = refilled(capacity, perMinute / 60);
  return Prisma.sql`
    INSERT INTO throttle_buckets AS bucket (key, tokens, is_allowed, updated_at)
    SELECT ${keyedHash("throttle", bucket, caller)}::bytea, ${capacity - 1}::float8, true, clock_timestamp() FROM ${source}
    ON CONFLICT (key) DO UPDATE SET
      tokens = ${filled} - CASE WHEN ${filled} >= 1 THEN 1 ELSE 0 END,
      is_allowed = ${filled} >= 1,
      updated_at = EXCLUDED.updated_at
    RETURNING is_allowed, tokens`;
}

export const toTokenAnswer = ({ capacity, perMinute }: Bucket, { is_allowed, tokens }: BucketRow): TokenAnswer => ({
  isAllowed: is_allowed,
  limit: capacity,
  remaining: Math.max(0, Math.floor(tokens)),
  resetAtSeconds: Math.ceil(now().getTime() / 1000 + ((capacity - tokens) * 60) / perMinute),
  retryAfterSeconds: is_allowed ? 0 : Math.max(1, Math.ceil(((1 - tokens) * 60) / perMinute)),
});

/** What the bucket holds by now: what it held, and what has flowed in since, never more than fits. */
const refilled = (capacity: number, perSecond: number) => Prisma.sql`
  LEAST(${capacity}::float8, bucket.tokens + GREATEST(0, EXTRACT(EPOCH FROM EXCLUDED.updated_at - bucket.updated_at)) * ${perSecond}::float8)`;

/** What a model was called for; both are null for what concerns no conversation. */
export type CallSubject = { readonly conversationId: string | null; readonly messageId: string | null };

/**
 * Records one use of a model, of whatever role and however it ended: what was asked for is paid for. Inside a
 * transaction it is recorded together with what it made, so that neither is there without the other.
 */
export async function recordModelCall(scope: Scope, call: ModelCall, subject: CallSubject, transaction?: Transaction): Promise<void> {
  await (transaction ?? db()).$executeRaw`
    INSERT INTO usage_records (owner_id, id, user_id, conversation_id, message_id, role, provider_id, model_id, prompt_tokens,
      completion_tokens, reasoning_tokens, usage_source, latency_ms, first_token_ms, attempts, outcome)
    VALUES (${scope.ownerId}::uuid, ${newId()}::uuid, ${scope.userId}, ${subject.conversationId}::uuid, ${subject.messageId}::uuid,
      ${call.role}, ${call.providerId}, ${call.modelId}, ${toCount(call.promptTokens)}::int, ${toCount(call.completionTokens)}::int,
      ${toCount(call.reasoningTokens)}::int, ${call.usageSource}, ${toCount(call.latencyMs)}::int,
      ${call.firstTokenMs === null ? null : toCount(call.firstTokenMs)}::int, ${Math.min(32_767, toCount(call.attempts))}::int, ${call.outcome})`;
}

/** Records several uses, all or none: so that it may be tried again, and none is there twice. */
export const recordModelCalls = (scope: Scope, calls: readonly ModelCall[], subject: CallSubject): Promise<void> =>
  inTransaction(async (transaction) => {
    for (const call of calls) await recordModelCall(scope, call, subject, transaction);
  });

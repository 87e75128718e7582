import "server-only";
import { keyedHash } from "@/lib/crypto/keyed-hash";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

export type TokenAnswer = {
  readonly isAllowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** When the bucket is full again, in seconds since 1970. */
  readonly resetAtSeconds: number;
  /** How long until the next call is let through; 0 when this one was. */
  readonly retryAfterSeconds: number;
};

type BucketRow = { is_allowed: boolean; tokens: number };

/**
 * Takes one token from a caller's bucket (the token bucket of RFC 2697 without its second rate). One statement,
 * so that calls at once and on several instances share one bucket, by the database's clock. A refused call costs
 * no token. A clock that jumps back refills nothing and locks nobody out for longer than a full refill.
 * @param caller an account id or a network address; only its keyed hash is stored
 */
export async function takeToken(input: {
  bucket: string;
  caller: string;
  capacity: number;
  perMinute: number;
}): Promise<TokenAnswer> {
  const { bucket, caller, capacity, perMinute } = input;
  const perSecond = perMinute / 60;
  const key = keyedHash("throttle", bucket, caller);
  const [row] = await db().$queryRaw<BucketRow[]>`
    INSERT INTO throttle_buckets AS bucket (key, tokens, is_allowed, updated_at)
    VALUES (${key}, ${capacity - 1}::float8, true, clock_timestamp())
    ON CONFLICT (key) DO UPDATE SET
      tokens = ${refilled(capacity, perSecond)} - CASE WHEN ${refilled(capacity, perSecond)} >= 1 THEN 1 ELSE 0 END,
      is_allowed = ${refilled(capacity, perSecond)} >= 1,
      updated_at = EXCLUDED.updated_at
    RETURNING is_allowed, tokens`;
  if (!row) throw new Error("The bucket statement returned no row");
  return {
    isAllowed: row.is_allowed,
    limit: capacity,
    remaining: Math.max(0, Math.floor(row.tokens)),
    resetAtSeconds: Math.ceil(Date.now() / 1000 + (capacity - row.tokens) / perSecond),
    retryAfterSeconds: row.is_allowed ? 0 : Math.max(1, Math.ceil((1 - row.tokens) / perSecond)),
  };
}

/** What the bucket holds by now: what it held, and what has flowed in since, never more than fits. */
const refilled = (capacity: number, perSecond: number) => Prisma.sql`
  LEAST(${capacity}::float8, bucket.tokens + GREATEST(0, EXTRACT(EPOCH FROM EXCLUDED.updated_at - bucket.updated_at)) * ${perSecond}::float8)`;

import "server-only";
import { config } from "@/lib/config/config";
import type { TokenAnswer } from "@/lib/usage/commands";
import { takeToken } from "@/lib/usage/commands";

/** Kinds of calls that share a bucket: tokens at once, and tokens a minute. */
const SIGNED_IN = {
  read: { capacity: 600, perMinute: 600 },
  write: { capacity: 120, perMinute: 120 },
  chat: { capacity: 60, perMinute: 60 },
} as const;

export type LimitName = keyof typeof SIGNED_IN;

/** The bucket of a caller who is known, but for whose it is. */
export const ownerLimit = (name: LimitName) => ({ bucket: name, ...SIGNED_IN[name] });

/** Takes a token for a caller who is not, by network address. */
export function limitAddress(name: LimitName, address: string): Promise<TokenAnswer> {
  const perMinute = config().RATE_LIMIT_PER_MINUTE;
  return takeToken({ bucket: `anonymous-${name}`, caller: address, capacity: perMinute, perMinute });
}

export const limitHeaders = (answer: TokenAnswer): Record<string, string> => ({
  "x-ratelimit-limit": String(answer.limit),
  "x-ratelimit-remaining": String(answer.remaining),
  "x-ratelimit-reset": String(answer.resetAtSeconds),
  ...(answer.isAllowed ? {} : { "retry-after": String(answer.retryAfterSeconds) }),
});

import { createHmac } from "node:crypto";

/**
 * The blind index: a term as a signed 32-bit number under a key of its scope, so that no word lies in the
 * database in clear and one scope's numbers say nothing about another's. 32 bits keep the rows narrow; in a
 * scope of 100,000 words about one pair collides, which costs a little rank and no secret.
 *
 * @param scopeKey at least 16 bytes, derived for one scope alone
 */
export function hashTerm(scopeKey: Uint8Array, term: string): number {
  return createHmac("sha256", scopeKey).update(term, "utf8").digest().readInt32BE(0);
}

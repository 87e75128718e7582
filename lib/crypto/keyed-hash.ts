import "server-only";
import { createHmac } from "node:crypto";
import { singleton } from "@/lib/singleton";

type IndexKey = { value: Buffer | null };
const holder = (): IndexKey => singleton<IndexKey>("index-key", () => ({ value: null }));

/**
 * Sets the key of the blind index. It is made once, lies sealed in the database and is read at start: were it
 * derived from ENCRYPTION_KEY, rotating that key would lose every index entry.
 */
export function setIndexKey(key: Buffer): void {
  holder().value = key;
}

export function indexKey(): Buffer {
  const { value } = holder();
  if (!value) throw new Error("The database is not open yet: there is no index key");
  return value;
}

/** HMAC-SHA-256 of text under the index key; `purpose` keeps hashes of different columns apart. */
export function keyedHash(purpose: string, ...parts: readonly string[]): Uint8Array<ArrayBuffer> {
  const hmac = createHmac("sha256", indexKey()).update(purpose);
  for (const part of parts) hmac.update(`\u0000${Buffer.byteLength(part)}:`).update(part);
  return new Uint8Array(hmac.digest());
}

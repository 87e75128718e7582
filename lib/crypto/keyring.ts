import { createHash, hkdfSync } from "node:crypto";

/** What a key is for. A key of one purpose opens nothing of another. */
export type Purpose =
  | "account"
  | "conversation-title"
  | "dead-letter"
  | "failure"
  | "key-check"
  | "index-key"
  | "memory"
  | "message"
  | "proposal"
  | "reasoning"
  | "receipt"
  | "summary"
  | "test-question"
  | "turn-event";

type Root = { readonly id: Buffer; readonly material: Buffer; readonly derived: Map<Purpose, Buffer> };

/** Root keys, newest first: the first one seals, every one opens. */
export type Keyring = { readonly roots: readonly Root[] };

/** @param keys 32 bytes each, newest first. */
export function createKeyring(keys: readonly Buffer[]): Keyring {
  const roots = keys.map((material) => ({
    // Names the key in an envelope without telling anything about it.
    id: createHash("sha256").update("commonplace key id").update(material).digest().subarray(0, 4),
    material,
    derived: new Map<Purpose, Buffer>(),
  }));
  if (roots.length === 0) throw new Error("A keyring needs at least one key");
  return { roots };
}

/** A key per purpose from a root key, by HKDF-SHA-256 (RFC 5869). */
export function keyFor(root: Root, purpose: Purpose): Buffer {
  const known = root.derived.get(purpose);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", root.material, "", `commonplace/${purpose}`, 32));
  root.derived.set(purpose, key);
  return key;
}

import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Keyring, Purpose } from "./keyring";
import { keyFor } from "./keyring";

/** Sealed bytes that no key of the ring opens, or that were changed or moved to another row. */
export class SealBrokenError extends Error {
  constructor(purpose: Purpose) {
    super(`Sealed text (${purpose}) cannot be opened: wrong key, changed bytes, or moved from another row`);
    this.name = "SealBrokenError";
  }
}

const VERSION = 1;
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES + TAG_BYTES;

/**
 * Seals text with AES-256-GCM (NIST SP 800-38D): version, key id, nonce, tag, ciphertext.
 * @param identity what names the row (owner, id…): bound in as associated data, so that a sealed value
 *   copied into another row does not open there.
 */
export function sealWith(ring: Keyring, purpose: Purpose, identity: readonly string[], text: string): Uint8Array<ArrayBuffer> {
  const root = ring.roots[0];
  if (!root) throw new Error("A keyring needs at least one key");
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor(root, purpose), nonce);
  cipher.setAAD(associatedData(purpose, identity));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const sealed = new Uint8Array(HEADER_BYTES + body.length);
  sealed[0] = VERSION;
  sealed.set(root.id, 1);
  sealed.set(nonce, 1 + KEY_ID_BYTES);
  sealed.set(cipher.getAuthTag(), 1 + KEY_ID_BYTES + NONCE_BYTES);
  sealed.set(body, HEADER_BYTES);
  return sealed;
}

/** Opens what `sealWith` made. Throws `SealBrokenError` for anything else. */
export function openWith(ring: Keyring, purpose: Purpose, identity: readonly string[], sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const keyId = bytes.subarray(1, 1 + KEY_ID_BYTES);
  const root = ring.roots.find((candidate) => candidate.id.equals(keyId));
  if (bytes.length < HEADER_BYTES || bytes[0] !== VERSION || !root) throw new SealBrokenError(purpose);
  const nonce = bytes.subarray(1 + KEY_ID_BYTES, 1 + KEY_ID_BYTES + NONCE_BYTES);
  const tag = bytes.subarray(HEADER_BYTES - TAG_BYTES, HEADER_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", keyFor(root, purpose), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(purpose, identity));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(bytes.subarray(HEADER_BYTES)), decipher.final()]).toString("utf8");
  } catch (error) {
    throw Object.assign(new SealBrokenError(purpose), { cause: error });
  }
}

/** Lengths are part of it, so that ["ab", "c"] and ["a", "bc"] differ. */
function associatedData(purpose: Purpose, identity: readonly string[]): Buffer {
  return Buffer.from([purpose, ...identity].map((part) => `${Buffer.byteLength(part)}:${part}`).join(""), "utf8");
}

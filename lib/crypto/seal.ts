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
/** Two envelopes never begin with the same bytes, of which so many hold nonce and tag: enough to tell whether one was replaced. */
export const ENVELOPE_HEAD_BYTES = HEADER_BYTES;

/**
 * Seals text, or bytes, with AES-256-GCM (NIST SP 800-38D): version, key id, nonce, tag, ciphertext.
 * @param identity what names the row (owner, id…): bound in as associated data, so that a sealed value
 *   copied into another row does not open there.
 */
export function sealWith(ring: Keyring, purpose: Purpose, identity: readonly string[], content: string | Uint8Array): Uint8Array<ArrayBuffer> {
  const root = ring.roots[0];
  if (!root) throw new Error("A keyring needs at least one key");
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor(root, purpose), nonce);
  cipher.setAAD(associatedData(purpose, identity));
  const body = Buffer.concat([typeof content === "string" ? cipher.update(content, "utf8") : cipher.update(content), cipher.final()]);
  const sealed = new Uint8Array(HEADER_BYTES + body.length);
  sealed[0] = VERSION;
  sealed.set(root.id, 1);
  sealed.set(nonce, 1 + KEY_ID_BYTES);
  sealed.set(cipher.getAuthTag(), 1 + KEY_ID_BYTES + NONCE_BYTES);
  sealed.set(body, HEADER_BYTES);
  return sealed;
}

/** Opens text that `sealWith` sealed. Throws `SealBrokenError` for anything else. */
export const openWith = (ring: Keyring, purpose: Purpose, identity: readonly string[], sealed: Uint8Array): string =>
  openBytesWith(ring, purpose, identity, sealed).toString("utf8");

/** Opens what `sealWith` made, as bytes. Throws `SealBrokenError` for anything else. */
export function openBytesWith(ring: Keyring, purpose: Purpose, identity: readonly string[], sealed: Uint8Array): Buffer {
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
    return Buffer.concat([decipher.update(bytes.subarray(HEADER_BYTES)), decipher.final()]);
  } catch (error) {
    throw Object.assign(new SealBrokenError(purpose), { cause: error });
  }
}

/** Names the key that seals now, as it stands in envelopes. */
export function newestKeyId(ring: Keyring): Buffer {
  const [root] = ring.roots;
  if (!root) throw new Error("A keyring needs at least one key");
  return root.id;
}

/** Lengths are part of it, so that ["ab", "c"] and ["a", "bc"] differ. */
function associatedData(purpose: Purpose, identity: readonly string[]): Buffer {
  return Buffer.from([purpose, ...identity].map((part) => `${Buffer.byteLength(part)}:${part}`).join(""), "utf8");
}

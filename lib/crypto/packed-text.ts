import { deflateRawSync, inflateRawSync } from "node:zlib";

const PLAIN = 0;
const DEFLATED = 1;
/** A window of 4 kB, as long as a batch of events is: the usual one of 32 kB costs more to set up than to use. */
const OPTIONS = { level: 6, windowBits: 12, memLevel: 6 };

/**
 * Text as bytes, deflated (RFC 1951) where that makes it shorter, after one byte that says which. For text that is
 * sealed afterwards, since sealed bytes cannot be made shorter any more; its length tells how repetitive the text is.
 */
export function packText(text: string): Buffer {
  const plain = Buffer.from(text, "utf8");
  const deflated = deflateRawSync(plain, OPTIONS);
  return deflated.length < plain.length ? Buffer.concat([Buffer.of(DEFLATED), deflated]) : Buffer.concat([Buffer.of(PLAIN), plain]);
}

/**
 * JSON that was stored before it was packed comes back as it is: it begins with a bracket or a brace.
 * @throws where the bytes are neither
 */
export function unpackText(packed: Buffer): string {
  if (packed[0] === 0x7b || packed[0] === 0x5b) return packed.toString("utf8");
  const body = packed.subarray(1);
  if (packed[0] === PLAIN) return body.toString("utf8");
  if (packed[0] === DEFLATED) return inflateRawSync(body).toString("utf8");
  throw new Error("Packed text begins with a byte that says nothing");
}

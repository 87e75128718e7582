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

/** @throws where the bytes were not made by `packText` */
export function unpackText(packed: Buffer): string {
  const body = packed.subarray(1);
  if (packed[0] === PLAIN) return body.toString("utf8");
  if (packed[0] === DEFLATED) return inflateRawSync(body).toString("utf8");
  throw new Error("Packed text begins with a byte that says nothing");
}

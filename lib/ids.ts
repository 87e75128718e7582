import { randomBytes } from "node:crypto";
import { now } from "@/lib/clock";

/**
 * A UUID version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then random bits. Rows made
 * one after another lie side by side in an index. It is an identifier, never a secret.
 */
export function newId(unixMilliseconds: number = now().getTime()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(unixMilliseconds, 0, 6);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x70;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

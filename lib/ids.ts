import { randomBytes } from "node:crypto";
import { now } from "@/lib/clock";

const last = { unixMilliseconds: -1, place: 0 };
const PLACES = 0x1000;

/**
 * A UUID version 7 (RFC 9562, sections 5.7 and 6.2): 48 bits of Unix milliseconds, 12 that count within one of them from
 * somewhere in its first half, then random bits. Rows made one after another lie side by side in an index, and those
 * that one process made in the same millisecond sort as they were made. It is an identifier, never a secret.
 */
export function newId(unixMilliseconds: number = now().getTime()): string {
  const bytes = randomBytes(16);
  const place = last.unixMilliseconds === unixMilliseconds ? (last.place + 1) % PLACES : bytes.readUInt16BE(6) % (PLACES / 2);
  Object.assign(last, { unixMilliseconds, place });
  bytes.writeUIntBE(unixMilliseconds, 0, 6);
  bytes.writeUInt16BE(0x7000 | place, 6);
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

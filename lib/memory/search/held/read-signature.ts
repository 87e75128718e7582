import { SIGNATURE_WORDS } from "./vector-column";

/** A signature as `signatureOf` writes it, in words of 32 bits, the first bit the highest: as they come from the database. */
export const readSignature = (text: string): Int32Array =>
  Int32Array.from({ length: SIGNATURE_WORDS }, (_, word) => Number.parseInt(text.slice(1 + 8 * word, 9 + 8 * word), 16) | 0);

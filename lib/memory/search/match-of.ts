import { unpackFrequency } from "./pack-terms";
import type { Match } from "./weigh-terms";

const FORMS_REMEMBERED = 512;
const BYTES = 256;
const known: (Match | undefined)[] = [];

/**
 * What a form and a byte of frequencies come to. A search in a large scope reads thousands of them, most of them alike: as
 * objects of their own they would be most of what it leaves to be collected.
 */
export function matchOf(form: number, byte: number): Match {
  // A torn row has no such byte.
  if (form >= FORMS_REMEMBERED || !(byte >= 0 && byte < BYTES)) return { form, ...unpackFrequency(byte) };
  return (known[form * BYTES + byte] ??= { form, ...unpackFrequency(byte) });
}

import { matchOf } from "./match-of";
import type { Match, MessageHit } from "./weigh-terms";

const [SPACE, MINUS, ZERO] = [0x20, 0x2d, 0x30];

/**
 * Reads a hit as the search hands it over: "id,depth,length,frequencies in hexadecimal,terms". Thousands come at once, most
 * of their terms not asked for, so the numbers are read in place rather than cut out first.
 *
 * @param formsOfHash the places of the forms that were asked for, by their keyed hash
 */
export function readHit(packed: string, formsOfHash: ReadonlyMap<number, readonly number[]>): MessageHit {
  const [documentId = "", depth = "", length = "", frequencies = ""] = packed.split(",", 4);
  const matches: Match[] = [];
  const end = packed.length;
  let place = 0;
  let value = 0;
  let sign = 1;
  for (let at = documentId.length + depth.length + length.length + frequencies.length + 4; at <= end; at += 1) {
    const code = at === end ? SPACE : packed.charCodeAt(at);
    if (code === MINUS) sign = -1;
    else if (code !== SPACE) value = 10 * value + code - ZERO;
    else {
      const forms = formsOfHash.get(sign * value);
      if (forms) {
        const byte = Number.parseInt(frequencies.slice(2 * place, 2 * place + 2), 16);
        for (const form of forms) matches.push(matchOf(form, byte));
      }
      [place, value, sign] = [place + 1, 0, 1];
    }
  }
  return { documentId: Number(documentId), depth: Number(depth), length: Number(length), matches };
}

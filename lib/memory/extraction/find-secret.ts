import { holdsNamedSecret } from "./holds-named-secret";

export type SecretKind = "card" | "bank account" | "password" | "access key" | "private key" | "identity number";

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY/;
const KNOWN_KEYS =
  /\b(?:sk-[\w-]{16,}|(?:sk|pk|rk)_(?:live|test)_\w{10,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,}|AKIA[A-Z0-9]{16}|AIza[\w-]{30,}|ya29\.[\w-]{20,}|hf_\w{20,}|aimsk_\w{10,}|npm_\w{30,}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{5,})/;
const SOCIAL_SECURITY = /\b\d{3}-\d{2}-\d{4}\b/;

/** What kind of secret a text holds, or null. Secrets are never stored as memories, whoever asks for it. */
export function findSecret(text: string): SecretKind | null {
  if (PRIVATE_KEY.test(text)) return "private key";
  if (KNOWN_KEYS.test(text) || holdsRandomToken(text)) return "access key";
  if (holdsNamedSecret(text)) return "password";
  if (holdsCard(text)) return "card";
  if (holdsIban(text)) return "bank account";
  if (SOCIAL_SECURITY.test(text)) return "identity number";
  return null;
}

function holdsCard(text: string): boolean {
  for (const match of text.matchAll(/(?<!\d)\d(?:[ \u00A0._/\u2010-\u2015-]?\d){12,18}(?!\d)/g)) {
    if (passesLuhn(match[0].replace(/\D/g, ""))) return true;
  }
  return false;
}

/** The check digit of payment cards (ISO/IEC 7812-1, annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

function holdsIban(text: string): boolean {
  for (const match of text.matchAll(/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/g)) {
    if (passesMod97(match[0].replace(/ /g, ""))) return true;
  }
  return false;
}

/** The check of bank account numbers (ISO 13616): the number, turned, leaves 1 when divided by 97. */
export function passesMod97(iban: string): boolean {
  const turned = `${iban.slice(4)}${iban.slice(0, 4)}`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  let rest = 0;
  for (const digit of turned) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

/** Long strings of mixed letters and digits without a word in them are keys, whoever made them. */
function holdsRandomToken(text: string): boolean {
  return (text.match(/[A-Za-z0-9_\-+/=]{24,}/g) ?? []).some(
    (token) => /[a-z]/.test(token) && /[A-Z]/.test(token) && (token.match(/\d/g)?.length ?? 0) >= 3 && !/^https?/.test(token),
  );
}

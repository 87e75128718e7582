import type { Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";

const MAX_LENGTH = 254;
const LOCAL_PART = /^[\p{L}\p{N}!#$%&'*+\-/=?^_`{|}~]+(\.[\p{L}\p{N}!#$%&'*+\-/=?^_`{|}~]+)*$/u;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The one form an address is kept, compared and mailed in: lower case, or a refusal. Nothing is repaired. An
 * address that Unicode normalisation would change (a full-width ＠, a decomposed é) is refused, because a mail
 * server might read it as another one than we do; so are lists, quotes, spaces and control characters.
 */
export function normaliseEmail(raw: string): Result<string, "not_an_address"> {
  if (raw.length > MAX_LENGTH || raw.normalize("NFKC") !== raw) return fail("not_an_address");
  const email = raw.toLowerCase();
  const parts = email.split("@");
  const [local, domain] = parts;
  if (parts.length !== 2 || !local || !domain || local.length > 64) return fail("not_an_address");
  // Letters whose other case is another letter altogether (dotless ı becomes I) would make two addresses one.
  if (email.toUpperCase().toLowerCase() !== email) return fail("not_an_address");
  return LOCAL_PART.test(local) && DOMAIN.test(domain) ? ok(email) : fail("not_an_address");
}

import { makeVerificationLinkContract } from "@/lib/accounts/contract";
import { makeLink } from "@/lib/accounts/links/commands";
import { findCredentials } from "@/lib/accounts/queries";
import { requireOrigin } from "@/lib/api/require-origin";
import { route } from "@/lib/api/route";
import { ADMINS_ONLY } from "@/lib/auth/admins-only";
import { fail, ok } from "@/lib/result";

/** The admin vouches for the address; what is left to prove, with the account's password, is whose account it is. */
export const POST = route(makeVerificationLinkContract, { limit: "write" }, async ({ actor, params, request }) => {
  if (actor.role !== "admin") return fail(ADMINS_ONLY);
  const account = await findCredentials({ ownerId: params.accountId });
  if (!account || account.status === "suspended") return fail({ code: "not_found" });
  if (account.isEmailVerified) return fail({ code: "conflict", detail: "This address is confirmed already, so it needs no link." });
  const { token, expiresAt } = await makeLink({ ownerId: account.ownerId, purpose: "verification", email: account.email });
  return ok({ url: `${requireOrigin(request)}/verify/${token}`, mailed_to: null, expires_at: expiresAt.toISOString() });
});

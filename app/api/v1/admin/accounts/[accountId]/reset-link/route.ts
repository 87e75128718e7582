import { makeResetLinkContract } from "@/lib/accounts/contract";
import { findCredentials } from "@/lib/accounts/queries";
import { requireOrigin } from "@/lib/api/require-origin";
import { route } from "@/lib/api/route";
import { ADMINS_ONLY } from "@/lib/auth/admins-only";
import { makeLink } from "@/lib/accounts/links/commands";
import { fail, ok } from "@/lib/result";

export const POST = route(makeResetLinkContract, { limit: "write" }, async ({ actor, params, request }) => {
  if (actor.role !== "admin") return fail(ADMINS_ONLY);
  const account = await findCredentials({ ownerId: params.accountId });
  if (!account || account.status === "suspended") return fail({ code: "not_found" });
  const { token, expiresAt } = await makeLink({ ownerId: account.ownerId, purpose: "reset", email: null });
  return ok({ url: `${requireOrigin(request)}/reset-password/${token}`, mailed_to: null, expires_at: expiresAt.toISOString() });
});

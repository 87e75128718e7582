import { updateAccount } from "@/lib/accounts/commands";
import { updateAccountContract } from "@/lib/accounts/contract";
import { route } from "@/lib/api/route";
import { ADMINS_ONLY } from "@/lib/auth/admins-only";
import { fail } from "@/lib/result";

export const PATCH = route(updateAccountContract, { limit: "write" }, async ({ actor, params, body }) => {
  if (actor.role !== "admin") return fail(ADMINS_ONLY);
  const updated = await updateAccount(params.accountId, body);
  if (updated.ok) return updated;
  return fail(
    updated.failure === "not_found"
      ? { code: "not_found" }
      : { code: "conflict", detail: "This is the only admin. Make someone else an admin first; nothing was changed." },
  );
});

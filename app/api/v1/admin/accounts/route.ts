import { listAccountsContract } from "@/lib/accounts/contract";
import { listAccounts } from "@/lib/accounts/queries";
import { route } from "@/lib/api/route";
import { ADMINS_ONLY } from "@/lib/auth/admins-only";
import { fail, ok } from "@/lib/result";

export const GET = route(listAccountsContract, { limit: "read" }, async ({ actor }) =>
  actor.role === "admin" ? ok(await listAccounts()) : fail(ADMINS_ONLY),
);

import { makeInvitationContract } from "@/lib/accounts/contract";
import { invite } from "@/lib/accounts/invite";
import { requireOrigin } from "@/lib/api/require-origin";
import { route } from "@/lib/api/route";
import { ADMINS_ONLY } from "@/lib/auth/admins-only";
import { fail } from "@/lib/result";

export const POST = route(makeInvitationContract, { limit: "write" }, async ({ actor, body, request }) =>
  actor.role === "admin" ? invite({ invitedBy: actor, email: body.email ?? null, origin: requireOrigin(request) }) : fail(ADMINS_ONLY),
);

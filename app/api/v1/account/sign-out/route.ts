import { signOutContract } from "@/lib/accounts/contract";
import { route } from "@/lib/api/route";
import { endSession } from "@/lib/accounts/sessions/commands";
import { signedOutResponse } from "@/lib/auth/signed-out";

export const POST = route(signOutContract, { limit: "write" }, async ({ actor }) => {
  await endSession(actor.ownerId, actor.sessionId);
  return signedOutResponse();
});

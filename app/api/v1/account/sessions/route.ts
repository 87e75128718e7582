import { endSessionsContract, listSessionsContract } from "@/lib/accounts/contract";
import { route } from "@/lib/api/route";
import { endSessions } from "@/lib/accounts/sessions/commands";
import { listSessions } from "@/lib/accounts/sessions/queries";
import { toSessionView } from "@/lib/auth/session-view";
import { signedOutResponse } from "@/lib/auth/signed-out";
import { ok } from "@/lib/result";

export const GET = route(listSessionsContract, { limit: "read" }, async ({ actor }) => {
  const sessions = await listSessions(actor.ownerId);
  return ok(sessions.map((session) => toSessionView(session, actor.sessionId)));
});

export const DELETE = route(endSessionsContract, { limit: "write" }, async ({ actor }) => {
  await endSessions(actor.ownerId);
  return signedOutResponse();
});

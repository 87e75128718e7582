import type { SessionView } from "@/lib/accounts/schema";
import type { SessionEntry } from "@/lib/accounts/sessions/queries";

/** A session as its owner sees it. */
export const toSessionView = (session: SessionEntry, currentSessionId: string): SessionView => ({
  id: session.id,
  user_agent: session.userAgent,
  created_at: session.createdAt.toISOString(),
  last_seen_at: session.lastSeenAt.toISOString(),
  is_current: session.id === currentSessionId,
});

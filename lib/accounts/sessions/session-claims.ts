import { z } from "zod";

/** All that the cookie says: which row to look up. Role, address and status are read from the row, never from here. */
export const SessionClaims = z.object({ ownerId: z.uuid(), sessionId: z.uuid() });
export type SessionClaims = z.infer<typeof SessionClaims>;

/** A session ends this long after sign-in, used or not. */
export const SESSION_MAX_AGE_SECONDS = 90 * 24 * 60 * 60;
/** And this long after it was last used. */
export const SESSION_IDLE_SECONDS = 30 * 24 * 60 * 60;

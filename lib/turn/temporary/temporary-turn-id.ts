import "server-only";
import type { Scope } from "@/lib/db/scope";
import { findLiveTurn } from "@/lib/turn/hub";
import type { LiveTurn } from "@/lib/turn/live-turn";

/** The page makes the reply's id: only together with the owner's does it name a turn, so that nobody can take another's place. */
export const temporaryTurnId = ({ ownerId }: Scope, replyId: string): string => `temporary/${ownerId}/${replyId}`;

/** The turn that writes this reply of a temporary chat in this process. */
export const findTemporaryTurn = (scope: Scope, replyId: string): LiveTurn | null => findLiveTurn(scope.ownerId, temporaryTurnId(scope, replyId));

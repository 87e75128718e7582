import { route } from "@/lib/api/route";
import { ADMINS_ONLY } from "@/lib/auth/admins-only";
import { retryDeadLetter } from "@/lib/memory/dead-letters/commands";
import { retryDeadLetterContract } from "@/lib/memory/dead-letters/contract";
import { fail } from "@/lib/result";

export const POST = route(retryDeadLetterContract, { limit: "write" }, async ({ actor, params }) =>
  actor.role === "admin" ? retryDeadLetter(params.deadLetterId) : fail(ADMINS_ONLY),
);

import { route } from "@/lib/api/route";
import { ADMINS_ONLY } from "@/lib/auth/admins-only";
import { dropDeadLetter } from "@/lib/memory/dead-letters/commands";
import { dropDeadLetterContract } from "@/lib/memory/dead-letters/contract";
import { fail } from "@/lib/result";

export const DELETE = route(dropDeadLetterContract, { limit: "write" }, async ({ actor, params }) =>
  actor.role === "admin" ? dropDeadLetter(params.deadLetterId) : fail(ADMINS_ONLY),
);

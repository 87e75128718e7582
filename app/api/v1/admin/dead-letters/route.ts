import { route } from "@/lib/api/route";
import { ADMINS_ONLY } from "@/lib/auth/admins-only";
import { listDeadLettersContract } from "@/lib/memory/dead-letters/contract";
import { listDeadLetters } from "@/lib/memory/dead-letters/queries";
import { fail, ok } from "@/lib/result";

export const GET = route(listDeadLettersContract, { limit: "read" }, async ({ actor }) => {
  if (actor.role !== "admin") return fail(ADMINS_ONLY);
  const { total, deadLetters } = await listDeadLetters();
  return ok({ total, dead_letters: deadLetters });
});

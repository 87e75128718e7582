import { route } from "@/lib/api/route";
import { runQuestionsContract } from "@/lib/memory/questions/contract";
import { runQuestions } from "@/lib/memory/questions/run-question";
import { ok } from "@/lib/result";

export const POST = route(runQuestionsContract, { limit: "write" }, async ({ actor, body }) => {
  const { since, ...ran } = await runQuestions(actor.scope, body.since === undefined ? undefined : new Date(body.since));
  return ok({ since: since.toISOString(), ...ran });
});

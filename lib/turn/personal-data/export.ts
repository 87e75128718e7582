import "server-only";
import { now } from "@/lib/clock";
import type { Scope } from "@/lib/db/scope";
import { HOLDINGS } from "./holdings";
import { readHeld } from "./queries";

/**
 * Everything held of a user as pieces of one JSON object: a list of rows by table, opened. A page of rows is in memory
 * at a time, and the next is read when somebody takes it. Rows that are written meanwhile may be in it or not.
 */
export async function* exportPersonalData(scope: Scope): AsyncGenerator<string, void> {
  yield `{"user_id":${JSON.stringify(scope.userId)},"exported_at":${JSON.stringify(now().toISOString())}`;
  for (const holding of HOLDINGS) {
    if (holding.isDerived) continue;
    let separator = "";
    yield `,\n${JSON.stringify(holding.table)}:[`;
    for await (const rows of readHeld(scope, holding)) {
      yield separator + rows.map((row) => JSON.stringify(row)).join(",\n");
      separator = ",\n";
    }
    yield "]";
  }
  yield "}\n";
}

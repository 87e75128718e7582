import { route } from "@/lib/api/route";
import { trustedScope } from "@/lib/db/scope";
import { log } from "@/lib/observability/log";
import { exportPersonalDataContract } from "@/lib/turn/personal-data/contract";
import { exportPersonalData } from "@/lib/turn/personal-data/export";

/** Whoever owns the rows asks; `user_id` names one of their users and is no boundary. */
export const GET = route(exportPersonalDataContract, { limit: "write" }, async ({ actor, query, requestId }) => {
  const scope = trustedScope(actor.ownerId, query.user_id);
  log().info({ requestId, ownerId: actor.ownerId, sessionId: actor.sessionId, isOwnAccount: query.user_id === actor.ownerId }, "personal data is handed out");
  return new Response(streamOf(exportPersonalData(scope)), {
    headers: { "content-type": "application/json", "content-disposition": 'attachment; filename="commonplace-export.json"' },
  });
});

/** Pulled piece by piece: what nobody reads is not fetched from the database. */
function streamOf(pieces: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: async () => void (await pieces.return()),
    },
    { highWaterMark: 0 },
  );
}

/**
 * A worker in a process of its own, to be killed at any moment: folds the conversations it is named, over and over,
 * until none is behind. Prints "ready" when it begins, and "done".
 */
import { connect, disconnect } from "@/lib/db/connection";
import { loadInstallation } from "@/lib/db/installation";
import { trustedOwnerId, trustedScope } from "@/lib/db/scope";
import { foldTurns } from "@/lib/memory/summary/fold-turns";
import { settingsFromEnvironment } from "@/lib/models/settings-from-environment";
import { recordModelCall } from "@/lib/usage/commands";

const [connectionString = "", isEmbedded = "", modelUrl = "", ownerId = "", ...conversationIds] = process.argv.slice(2);
connect(connectionString, isEmbedded === "true");
await loadInstallation();
const scope = trustedScope(trustedOwnerId(ownerId), ownerId);
const settings = settingsFromEnvironment(modelUrl === "" ? {} : { LLM_BASE_URL: modelUrl, LLM_API_KEY: "test-key", LLM_MODEL: "ok" });
process.stdout.write("ready\n");
for (let isBehind = true; isBehind; ) {
  isBehind = false;
  for (const conversationId of conversationIds) {
    const done = await foldTurns(
      scope,
      conversationId,
      { upTo: "working-memory", isLastAttempt: true },
      {
        settings,
        recordCalls: async (_scope, calls, about, transaction) => {
          for (const call of calls) await recordModelCall(scope, call, about, transaction);
        },
      },
    );
    if (done?.isBehind) isBehind = true;
  }
}
process.stdout.write("done\n");
await disconnect();

/**
 * A worker in a process of its own, to be killed at any moment: folds the conversations it is named, over and over,
 * until none is behind. Prints "ready" when it begins, and "done"; "folding" where there is something to fold, and
 * "folded" when that is over.
 */
import { connect, disconnect } from "@/lib/db/connection";
import { isDatabaseAway } from "@/lib/db/errors";
import { loadInstallation } from "@/lib/db/installation";
import { trustedOwnerId, trustedScope } from "@/lib/db/scope";
import { foldTurns, type SummaryTools } from "@/lib/memory/summary/fold-turns";
import { planFold, toTurns } from "@/lib/memory/summary/plan-fold";
import { readFoldPath } from "@/lib/memory/summary/queries";
import { workingMemoryLimits } from "@/lib/memory/summary/working-memory";
import { settingsFromEnvironment } from "@/lib/models/settings-from-environment";
import { loadTokenizer } from "@/lib/models/tokens";
import { recordModelCall } from "@/lib/usage/commands";

const [connectionString = "", isEmbedded = "", modelUrl = "", ownerId = "", ...conversationIds] = process.argv.slice(2);
// Two of these and a test share a machine: they wait for a connection as a server that starts does.
connect(connectionString, isEmbedded === "true", { isStarting: true });
await loadInstallation();
// What is done once is not part of a fold.
await loadTokenizer();
const scope = trustedScope(trustedOwnerId(ownerId), ownerId);
const tools: SummaryTools = {
  settings: settingsFromEnvironment(modelUrl === "" ? {} : { LLM_BASE_URL: modelUrl, LLM_API_KEY: "test-key", LLM_MODEL: "ok" }),
  recordCalls: async (_scope, calls, about, transaction) => {
    for (const call of calls) await recordModelCall(scope, call, about, transaction);
  },
};

async function isFoldDue(conversationId: string): Promise<boolean> {
  const path = await readFoldPath(scope, conversationId);
  return path !== null && planFold(toTurns(path.messages, path.base?.watermark ?? 0), workingMemoryLimits()).length > 0;
}

/** As the queue does: what failed because the database was busy is tried again. */
async function fold(conversationId: string): Promise<{ isBehind: boolean }> {
  let isFolding = false;
  try {
    isFolding = await isFoldDue(conversationId);
    // A pipe is written to at once: of a process that is killed, all that it said arrives.
    if (isFolding) process.stdout.write("folding\n");
    return (await foldTurns(scope, conversationId, { upTo: "working-memory", isLastAttempt: true }, tools)) ?? { isBehind: false };
  } catch (error) {
    if (isDatabaseAway(error)) return { isBehind: true };
    throw error;
  } finally {
    if (isFolding) process.stdout.write("folded\n");
  }
}

process.stdout.write("ready\n");
for (let waiting = conversationIds; waiting.length > 0; ) {
  const behind: string[] = [];
  for (const conversationId of waiting) if ((await fold(conversationId)).isBehind) behind.push(conversationId);
  waiting = behind;
}
process.stdout.write("done\n");
await disconnect();

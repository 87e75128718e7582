/**
 * A worker in a process of its own, to be killed at any moment: does what waits in the queue of extraction until it is
 * ended. Prints "ready" when it begins.
 *
 * Arguments: the database, whether this is its only process (then jobs that ran are taken back at once), the model's URL.
 */
import { connect } from "@/lib/db/connection";
import { loadInstallation } from "@/lib/db/installation";
import { startJobs } from "@/lib/jobs/start";
import { extractMemoriesJob, setExtractionTools } from "@/lib/memory/jobs";
import { settingsFromEnvironment } from "@/lib/models/settings-from-environment";
import { recordModelCall } from "@/lib/usage/commands";

const [connectionString = "", isOnlyProcess = "", modelUrl = ""] = process.argv.slice(2);
connect(connectionString, isOnlyProcess === "true");
await loadInstallation();
const settings = settingsFromEnvironment({ LLM_BASE_URL: modelUrl, LLM_API_KEY: "test-key", LLM_MODEL: "extractor" });
setExtractionTools(async () => ({
  settings,
  recordCalls: async (scope, calls, about) => {
    for (const call of calls) await recordModelCall(scope, call, about);
  },
}));
await startJobs([extractMemoriesJob]);
process.stdout.write("ready\n");

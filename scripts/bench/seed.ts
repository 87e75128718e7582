import { runProgram } from "./run-program";
import type { SeedTask } from "./seed-task";
import type { Storage } from "./storage";
import { runSql } from "./storage";

/**
 * Gives an account memories and a conversation, next to the running app. The planner then gets its statistics, as it
 * would within a minute of a quiet app.
 * @returns the conversation's id
 */
export async function seed(storage: Storage, about: Omit<SeedTask, "connectionString" | "isEmbedded">): Promise<string> {
  const connectionString = await storage.connectionString();
  const task: SeedTask = { ...about, connectionString, isEmbedded: storage.isEmbedded };
  const printed = await runProgram("scripts/bench/seed-program.ts", [JSON.stringify(task)], { ...storage.environment, DATA_DIR: storage.dataDirectory });
  await runSql(connectionString, "VACUUM ANALYZE");
  return printed.trim();
}

import { runProgram } from "./run-program";
import type { SeedTask } from "./seed-task";
import type { Storage } from "./storage";
import { runSql } from "./storage";

type About = Pick<SeedTask, "ownerId"> & Partial<SeedTask>;

/**
 * Gives an account memories and a conversation, and others of its owner memories, next to the running app. The planner
 * then gets its statistics, as it would within a minute of a quiet app.
 * @returns the conversation's id; without messages an empty text
 */
export async function seed(storage: Storage, about: About): Promise<string> {
  const connectionString = await storage.connectionString();
  const task: SeedTask = { memoryCount: 0, messageCount: 0, others: { users: 0, memoriesEach: 0 }, textSeed: 1, ...about, connectionString, isEmbedded: storage.isEmbedded };
  const printed = await runProgram("scripts/bench/seed-program.ts", [JSON.stringify(task)], { ...storage.environment, DATA_DIR: storage.dataDirectory });
  await runSql(connectionString, "VACUUM ANALYZE");
  return printed.trim();
}

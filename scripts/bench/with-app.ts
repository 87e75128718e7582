import { startApp } from "@/e2e/support/app-server";
import type { ModelServer } from "./model-server";
import { startModelServer } from "./model-server";
import type { Person } from "./person";
import { signUp } from "./person";
import { makeStorage, runSql, type Storage } from "./storage";

export type Bench = {
  readonly appUrl: string;
  readonly storage: Storage;
  readonly model: ModelServer;
  readonly person: Person;
  /** Fills every bucket: what is measured is a call that is let through. */
  allowCalls(): Promise<void>;
};

/** Runs `work` against the build, with data, a person and a model server that are there for it alone. */
export async function withApp<Value>(options: { databaseUrl: string | null; chatModel: string }, work: (bench: Bench) => Promise<Value>): Promise<Value> {
  const storage = await makeStorage(options.databaseUrl);
  const model = await startModelServer();
  const app = await startApp({
    dataDirectory: storage.dataDirectory,
    environment: { ...storage.environment, ...model.environment(options.chatModel), LLM_MAX_TOKENS: "200000" },
  });
  try {
    const person = await signUp(app.url);
    return await work({
      appUrl: app.url,
      storage,
      model,
      person,
      allowCalls: async () => runSql(await storage.connectionString(), "DELETE FROM throttle_buckets"),
    });
  } catch (error) {
    console.error(app.output());
    throw error;
  } finally {
    await app.stop();
    await model.close();
    await storage.remove();
  }
}

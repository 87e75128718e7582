import "server-only";
import { config } from "@/lib/config/config";
import { checkServer } from "./check-server";
import { connect, disconnect, startIsOver } from "./connection";
import { openEmbeddedDatabase } from "./embedded/open";
import { loadInstallation } from "./installation";
import { migrate } from "./migrate";

/**
 * Opens the database that the configuration names, brings its tables up to date and checks its key.
 * @param options.keepsHouse false: the caller tidies the embedded database up (`embedded/housekeeping.mjs`)
 * @returns `startIsOver`, to be called when requests are let in; and how to close it again: closing the embedded one writes everything out first
 * @throws ConfigurationError for a wrong key, or a server that cannot be used; plain errors, with what to do, for an embedded database that cannot be opened
 */
export async function openDatabase(options: { keepsHouse?: boolean } = {}): Promise<{ connectionString: string; startIsOver: () => void; close: () => Promise<void> }> {
  const { DATABASE_URL, dataDirectory } = config();
  const embedded = DATABASE_URL ? null : await openEmbeddedDatabase(dataDirectory, options);
  const connectionString = DATABASE_URL ?? embedded?.connectionString;
  if (!connectionString) throw new Error("No database to open");
  try {
    if (DATABASE_URL) await checkServer(DATABASE_URL);
    await migrate(connectionString);
    connect(connectionString, embedded !== null, { isStarting: true });
    await loadInstallation();
  } catch (error) {
    await disconnect();
    await embedded?.close();
    throw error;
  }
  return {
    connectionString,
    startIsOver,
    close: async () => {
      await disconnect();
      await embedded?.close();
    },
  };
}

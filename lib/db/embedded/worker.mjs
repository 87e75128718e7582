/**
 * The thread that runs PGlite: in the server's own thread every query would stop the whole app. Plain JavaScript,
 * so that Node loads it without a bundler. Started by `open.ts`; ends when told to "close".
 */
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { startHousekeeping } from "./housekeeping.mjs";
import { serveEngine } from "./serve.mjs";
import { START_PARAMETERS } from "./start-parameters.mjs";

const parent = parentPort;
if (!parent) throw new Error("worker.mjs is a worker thread: start it through open.ts.");

const { dataFolder, socketPath, keepsHouse } = /** @type {{ dataFolder: string, socketPath: string, keepsHouse: boolean }} */ (workerData);

const database = await PGlite.create({ dataDir: dataFolder, extensions: { vector }, startParams: START_PARAMETERS });
const service = await serveEngine(database, {
  socketPath,
  // The engine's memory can no longer be trusted. What was acknowledged is in its write-ahead log.
  onCrash: (error) => {
    throw error;
  },
});
const stopHousekeeping = keepsHouse ? startHousekeeping(service.backend, database) : () => undefined;

parent.on("message", (message) => {
  if (message === "close") void close();
});

async function close() {
  stopHousekeeping();
  await service.close();
  await database.close();
  parent?.postMessage("closed");
  parent?.close();
}

parent.postMessage("ready");

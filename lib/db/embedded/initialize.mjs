/**
 * Makes a new database cluster in the folder given as the only argument. A program of its own, because what initdb
 * allocates is never given back while the process lives.
 */
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { START_PARAMETERS } from "./start-parameters.mjs";

const folder = process.argv[2];
if (!folder) throw new Error("initialize.mjs needs the folder to fill.");

const database = await PGlite.create({ dataDir: folder, extensions: { vector }, startParams: START_PARAMETERS });
await database.exec("CREATE EXTENSION IF NOT EXISTS vector; CHECKPOINT;");
await database.close();

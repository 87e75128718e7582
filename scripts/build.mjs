/**
 * Builds the app unless the build that is there was made from the same sources.
 *
 *   npm run build
 */
import path from "node:path";
import process from "node:process";
import { generateClient } from "./generate-client.mjs";
import { buildOnce } from "./start/build-once.mjs";

const root = path.resolve(import.meta.dirname, "..");
try {
  generateClient(root);
  console.log(buildOnce(root) ? "Built." : "The build is up to date.");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { readPort } from "../server/read-port.mjs";
import { buildOnce, isBuildCurrent } from "./build-once.mjs";
import { checkConfiguration } from "./check-configuration.mjs";
import { installLocalEmbedder } from "./install-local-embedder.mjs";
import { installOnce } from "./install-once.mjs";

const root = path.resolve(import.meta.dirname, "..", "..");

/** Prepares what is missing and becomes the server. @param {{ isDevelopment: boolean }} options */
export async function startApp({ isDevelopment }) {
  process.chdir(root);
  // What is already set wins over the file.
  if (existsSync(".env")) process.loadEnvFile(".env");
  process.env.NEXT_TELEMETRY_DISABLED = "1";

  // A mistyped setting is told before anything that takes long. Without the packages only the port can be read.
  readPort(process.env.PORT);
  installOnce(root);
  if (!isDevelopment && !isBuildCurrent(root)) checkConfiguration(root);
  if (process.env.EMBEDDER?.trim() === "local") installWhatCanWait();
  // Loaded only now: before the install there may be nothing for it to work with.
  const { generateClient } = await import("../generate-client.mjs");
  generateClient(root);
  if (!isDevelopment) buildOnce(root);
  await import("../../server.mjs");
}

/** Without it the app runs and searches by words: no reason not to start. */
function installWhatCanWait() {
  try {
    installLocalEmbedder(root);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

/** Ends with an error, and with what is wrong, where the configuration would stop the app. Run by `check-configuration.mjs`. */
import { createRequire } from "node:module";
import { checkEnvironment } from "@/lib/config/config";
import { ConfigurationError } from "@/lib/config/schema";

const { loadEnvConfig } = createRequire(import.meta.url)("@next/env") as typeof import("@next/env");
// As Next reads it when the app runs, references such as $NAME put in: without that, what such a file sets would seem to be missing, or wrong.
loadEnvConfig(process.cwd(), false, { info: () => undefined, error: (...parts: unknown[]) => process.stderr.write(`${parts.join(" ")}\n`) });
try {
  checkEnvironment(process.env);
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

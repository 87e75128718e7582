/** Ends with an error, and with what is wrong, where the configuration would stop the app. Run by `check-configuration.mjs`. */
import { existsSync } from "node:fs";
import { checkEnvironment } from "@/lib/config/config";
import { ConfigurationError } from "@/lib/config/schema";

/** Next reads these by itself, and what is set already wins: without them, what they set would seem to be missing. */
const READ_BY_NEXT = [".env.production.local", ".env.local", ".env.production"];

for (const file of READ_BY_NEXT) if (existsSync(file)) process.loadEnvFile(file);
try {
  checkEnvironment(process.env);
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

import { randomBytes } from "node:crypto";

/** What an app has to be given with a server: nothing is made for it there. */
export const secretsForServer = () => ({
  AUTH_SECRET: randomBytes(32).toString("base64"),
  ENCRYPTION_KEY: randomBytes(32).toString("base64"),
});

import "server-only";

/** `server.mjs` runs every request with its answer in here. */
const REQUESTS = Symbol.for("commonplace.requests");

/** Whether somebody waits for an answer of which nothing has been sent yet. */
export type RequestAnswer = { readonly headersSent: boolean };

/** The answer to the request on whose behalf the caller runs; null for what the app does by itself. */
export const currentAnswer = (): RequestAnswer | null =>
  (globalThis as { [REQUESTS]?: { getStore(): RequestAnswer | undefined } })[REQUESTS]?.getStore() ?? null;

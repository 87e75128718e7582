import { AsyncLocalStorage } from "node:async_hooks";

/** The database looks here (`lib/db/unanswered-request.ts`): who waits at a page is told sooner than who works in the background. */
const REQUESTS = Symbol.for("commonplace.requests");

/** @type {AsyncLocalStorage<{ readonly headersSent: boolean }>} */
const requests = new AsyncLocalStorage();
Object.assign(globalThis, { [REQUESTS]: requests });

/**
 * Whatever `work` does is done for the request that has this answer.
 * @template Value @param {{ readonly headersSent: boolean }} answer @param {() => Value} work @returns {Value}
 */
export const onBehalfOf = (answer, work) => requests.run(answer, work);

import { config } from "zod/v4/core";

/**
 * The validator tries whether it may compile code, and our policy reports every try as an attack. It must hear that it
 * may not before the chat library makes its first schema: import this first.
 */
config({ jitless: true });

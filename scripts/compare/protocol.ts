import { z } from "zod";

/** What a memory under comparison is told, a line of JSON each; it answers each with one line. */
export const Order = z.discriminatedUnion("what", [
  /** Stores texts for a user. `ids` come back when they are found. Answered with the milliseconds that it took. */
  z.object({ what: z.literal("add"), user: z.string(), texts: z.array(z.object({ id: z.string(), text: z.string() })) }),
  /** Answered with the milliseconds that it took, and the ids of what was found, best first. */
  z.object({ what: z.literal("search"), user: z.string(), query: z.string(), limit: z.int() }),
]);
export type Order = z.infer<typeof Order>;

export const Answer = z.object({ tookMs: z.number(), found: z.array(z.string()) });
export type Answer = z.infer<typeof Answer>;

export type Memory = {
  add(user: string, texts: readonly { readonly id: string; readonly text: string }[]): Promise<void>;
  search(user: string, query: string, limit: number): Promise<string[]>;
};

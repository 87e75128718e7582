import { z } from "zod";

/**
 * How far memory goes in one conversation. `off`: nothing is remembered for its replies and nothing is learned; `read`:
 * replies know what is known, and nothing is learned; `learn`: both. What is said without learning is not found again
 * from other conversations either.
 */
export const MemoryMode = z.enum(["off", "read", "learn"]);
export type MemoryMode = z.infer<typeof MemoryMode>;

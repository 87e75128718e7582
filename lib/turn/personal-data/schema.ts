import { z } from "zod";

/** Rows by table; what waits as a job is among them. */
export const HeldCounts = z.record(z.string(), z.int().min(0));
export type HeldCounts = z.infer<typeof HeldCounts>;

/** How much was held of a user, and how much still is: zero, or somebody wrote meanwhile and it has to be asked again. */
export const Erasure = z.object({
  user_id: z.string(),
  account_deleted: z.boolean(),
  total_before: z.int().min(0),
  total_after: z.int().min(0),
  before: HeldCounts,
  after: HeldCounts,
});
export type Erasure = z.infer<typeof Erasure>;

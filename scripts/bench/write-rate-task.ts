import { z } from "zod";

export const WriteRateTask = z.object({ connectionString: z.string(), isEmbedded: z.boolean(), ownerId: z.uuid(), memoryCount: z.int().min(1) });
export type WriteRateTask = z.infer<typeof WriteRateTask>;

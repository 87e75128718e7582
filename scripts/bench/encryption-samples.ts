import { z } from "zod";

/** One search, and what of its time went into AES-GCM and HMAC. */
export const EncryptionSample = z.object({ searchMs: z.number(), cryptoMs: z.number(), opened: z.int(), hashed: z.int() });
export type EncryptionSample = z.infer<typeof EncryptionSample>;

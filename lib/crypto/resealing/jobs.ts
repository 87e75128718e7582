import { z } from "zod";
import { job } from "@/lib/jobs/job";

/** Puts the newest key in the place of older ones. Queue it at start, where more than one key is listed. */
export const resealJob = job({
  name: "crypto.reseal",
  payload: z.object({}),
  retryLimit: 50,
  expireInSeconds: 6 * 60 * 60,
  onceFor: () => "all",
  run: async () => {
    const [{ resealAll }, { keyring }] = await Promise.all([import("./commands"), import("@/lib/crypto/sealing")]);
    await resealAll(keyring());
  },
});

/**
 * Searches a scope as a turn does, and reads the clock around every cipher and every keyed hash that Node makes
 * meanwhile. Run by `encryption.ts` with how many memories and searches; prints one JSON line a search.
 */
import crypto from "node:crypto";
import { randomUUID } from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { z } from "zod";
import { signUp } from "@/lib/accounts/sign-up";
import { requireConnection } from "@/lib/db/connection";
import { openDatabase } from "@/lib/db/open";
import { ownScope, trustedOwnerId } from "@/lib/db/scope";
import { createMemories } from "@/lib/memory/commands";
import { NewMemory } from "@/lib/memory/schema";
import { recall } from "@/lib/memory/search/recall";
import type { EncryptionSample } from "./encryption-samples";
import { createTextWriter } from "./write-text";

const MEMORIES_AT_ONCE = 500;
const WARM_UPS = 20;
const FOUND = 8;

const spent = { cryptoMs: 0, opened: 0, hashed: 0 };
meterNode();

const { memoryCount, searches } = z.object({ memoryCount: z.int(), searches: z.int() }).parse(JSON.parse(z.string().parse(process.argv[2])));
const database = await openDatabase({ keepsHouse: false });
const account = await signUp({ email: `${randomUUID()}@example.org`, password: randomUUID(), invitation: null, origin: "http://localhost" });
if (!account.ok || account.value.status !== "signed_in") throw new Error("No account could be made");
const scope = ownScope(trustedOwnerId(account.value.ownerId));
const writer = createTextWriter(memoryCount);
for (let start = 0; start < memoryCount; start += MEMORIES_AT_ONCE) {
  const inputs = Array.from({ length: Math.min(MEMORIES_AT_ONCE, memoryCount - start) }, () => NewMemory.parse({ type: "fact", content: writer.sentence(11) }));
  await createMemories(scope, inputs.map((input) => ({ input, provenance: { origin: "api" as const } })));
}
await requireConnection().pool.query("VACUUM ANALYZE");
for (let index = 0; index < WARM_UPS; index += 1) await search();
for (let index = 0; index < searches; index += 1) console.log(JSON.stringify(await search()));
await database.close();

async function search(): Promise<EncryptionSample> {
  Object.assign(spent, { cryptoMs: 0, opened: 0, hashed: 0 });
  const startedAtMs = performance.now();
  await recall(scope, { query: writer.sentence(9), limit: FOUND });
  return { searchMs: performance.now() - startedAtMs, ...spent };
}

/** From the making of a cipher or hash to its last byte: associated data, key and copying count, too. */
function meterNode(): void {
  const { createDecipheriv, createHmac } = crypto;
  const metered = (count: "opened" | "hashed", startedAtMs: number) => {
    spent.cryptoMs += performance.now() - startedAtMs;
    spent[count] += 1;
  };
  Object.assign(crypto, {
    createDecipheriv: (...parameters: Parameters<typeof createDecipheriv>) => {
      const startedAtMs = performance.now();
      const decipher = createDecipheriv(...parameters);
      const final = decipher.final.bind(decipher);
      const finish = () => {
        const rest = final();
        metered("opened", startedAtMs);
        return rest;
      };
      return Object.assign(decipher, { final: finish });
    },
    createHmac: (...parameters: Parameters<typeof createHmac>) => {
      const startedAtMs = performance.now();
      const hmac = createHmac(...parameters);
      const digest = hmac.digest.bind(hmac);
      const finish = () => {
        const bytes = digest();
        metered("hashed", startedAtMs);
        return bytes;
      };
      return Object.assign(hmac, { digest: finish });
    },
  });
  syncBuiltinESMExports();
}

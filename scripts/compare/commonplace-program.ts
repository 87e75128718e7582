/** Our memory, in process, as the app has it: the embedded database in DATA_DIR, sealed and indexed. */
import { randomUUID } from "node:crypto";
import { signUp } from "@/lib/accounts/sign-up";
import { openDatabase } from "@/lib/db/open";
import { trustedOwnerId, trustedScope } from "@/lib/db/scope";
import { createMemories } from "@/lib/memory/commands";
import { NewMemory, SearchMemories } from "@/lib/memory/schema";
import { searchMemories } from "@/lib/memory/search/recall";
import { loadTokenizer } from "@/lib/models/tokens";
import { serve } from "./serve";

const database = await openDatabase();
await loadTokenizer();
const account = await signUp({ email: `${randomUUID()}@example.org`, password: randomUUID(), invitation: null, origin: "http://localhost" });
if (!account.ok || account.value.status !== "signed_in") throw new Error("No account could be made");
const ownerId = trustedOwnerId(account.value.ownerId);

await serve({
  add: async (user, texts) => {
    const inputs = texts.map(({ id, text }) => NewMemory.parse({ type: "fact", content: text, metadata: { ourId: id } }));
    await createMemories(trustedScope(ownerId, user), inputs.map((input) => ({ input, provenance: { origin: "api" as const } })));
  },
  search: async (user, query, limit) => {
    const found = await searchMemories(trustedScope(ownerId, user), SearchMemories.parse({ query, limit }));
    return found.map(({ memory }) => String(memory.metadata?.["ourId"]));
  },
});
await database.close();
process.exit(0);

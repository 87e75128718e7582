import { route } from "@/lib/api/route";
import { setMemoryEnabled } from "@/lib/memory/settings/commands";
import { changeMemorySettingsContract, readMemorySettingsContract } from "@/lib/memory/settings/contract";
import { isMemoryEnabled } from "@/lib/memory/settings/queries";
import { ok } from "@/lib/result";

export const GET = route(readMemorySettingsContract, { limit: "read" }, async ({ actor }) => ok({ memory_enabled: await isMemoryEnabled(actor.scope) }));

export const PATCH = route(changeMemorySettingsContract, { limit: "write" }, async ({ actor, body }) => {
  await setMemoryEnabled(actor.scope, body.memory_enabled);
  return ok({ memory_enabled: await isMemoryEnabled(actor.scope) });
});

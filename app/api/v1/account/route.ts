import { setDisplayName } from "@/lib/accounts/commands";
import { getProfileContract, updateProfileContract } from "@/lib/accounts/contract";
import { findProfile } from "@/lib/accounts/queries";
import { route } from "@/lib/api/route";
import { fail, ok } from "@/lib/result";

export const GET = route(getProfileContract, { limit: "read" }, async ({ actor }) => {
  const profile = await findProfile(actor.ownerId);
  return profile ? ok(profile) : fail({ code: "not_found" });
});

export const PATCH = route(updateProfileContract, { limit: "write" }, async ({ actor, body }) => {
  await setDisplayName(actor.ownerId, body.display_name);
  const profile = await findProfile(actor.ownerId);
  return profile ? ok(profile) : fail({ code: "not_found" });
});

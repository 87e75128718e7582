import { confirmAddress } from "@/lib/accounts/commands";
import { verifyAddressContract } from "@/lib/accounts/contract";
import { throttleDoor } from "@/lib/accounts/throttle";
import { publicRoute } from "@/lib/api/route";
import { findLink } from "@/lib/accounts/links/queries";
import { checkPasswordOf, issueSession, jsonWithCookies } from "@/lib/auth/sign-in";
import { fail } from "@/lib/result";

const UNUSABLE = { code: "unusable", detail: "This link has been used or has run out. Sign up again, or ask for a new link in the settings." } as const;

export const POST = publicRoute(verifyAddressContract, { limit: "write" }, async ({ body, request, clientAddress }) => {
  const refusal = await throttleDoor("link", clientAddress);
  if (refusal) return fail(refusal);
  const link = await findLink(body.token, ["verification"]);
  if (!link) return fail(UNUSABLE);
  // The link alone is not enough: whoever signed up with this address may not be the one who reads its mail.
  const checked = await checkPasswordOf({ ownerId: link.ownerId, password: body.password, clientAddress });
  if (!checked.ok) return checked;
  const confirmed = await confirmAddress(body.token);
  if (!confirmed.ok) return fail(UNUSABLE);
  return jsonWithCookies({ status: "signed_in" }, 200, [await issueSession(confirmed.value.ownerId, request)]);
});

import { signInContract } from "@/lib/accounts/contract";
import { publicRoute } from "@/lib/api/route";
import { checkPassword, issueSession, jsonWithCookies } from "@/lib/auth/sign-in";

export const POST = publicRoute(signInContract, { limit: "write" }, async ({ body, request, clientAddress }) => {
  const checked = await checkPassword({ ...body, clientAddress });
  if (!checked.ok) return checked;
  return jsonWithCookies({ status: "signed_in" }, 200, [await issueSession(checked.value, request)]);
});

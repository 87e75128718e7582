import { z } from "zod";
import { contract } from "@/lib/api/contract";
import {
  AccountListing,
  ChangePassword,
  MadeLink,
  MakeInvitation,
  Profile,
  RequestReset,
  ResetPassword,
  SessionView,
  SignIn,
  SignUp,
  StartOpenId,
  UpdateAccount,
  UpdateProfile,
  VerifyAddress,
} from "./schema";

/** Far more than any of these bodies needs: a megabyte of password is refused before it is hashed. */
const bodyMaxBytes = 16 * 1024;
const SignedIn = z.object({ status: z.literal("signed_in") });
const Done = z.null();

export const signUpContract = contract({
  method: "POST",
  path: "/api/v1/account/sign-up",
  summary: "Make an account. `check_mail`: confirm the address first. The same answer whether or not the address had an account.",
  status: 201,
  body: SignUp,
  bodyMaxBytes,
  response: z.object({ status: z.enum(["signed_in", "check_mail"]) }),
  failures: ["forbidden", "conflict", "unusable", "too_many_requests"],
});

export const signInContract = contract({
  method: "POST",
  path: "/api/v1/account/sign-in",
  summary: "Sign in with email and password. One answer for a wrong password and an unknown address.",
  status: 200,
  body: SignIn,
  bodyMaxBytes,
  response: SignedIn,
  failures: ["wrong_credentials", "too_many_requests"],
});

export const startOpenIdContract = contract({
  method: "POST",
  path: "/api/v1/account/openid",
  summary: "Begin signing in through Google or another OpenID provider; go to the address in the answer.",
  status: 200,
  body: StartOpenId,
  bodyMaxBytes,
  response: z.object({ redirect_to: z.url() }),
  failures: ["not_found", "not_signed_in", "unusable", "too_many_requests"],
});

export const signOutContract = contract({ method: "POST", path: "/api/v1/account/sign-out", summary: "End this session.", status: 204, response: Done, failures: [] });

export const requestResetContract = contract({
  method: "POST",
  path: "/api/v1/account/password-reset",
  summary: "Ask for a reset link by mail. The same answer whether or not the address has an account.",
  status: 202,
  body: RequestReset,
  bodyMaxBytes,
  response: z.object({ status: z.literal("accepted") }),
  failures: ["unusable", "too_many_requests"],
});

export const resetPasswordContract = contract({
  method: "POST",
  path: "/api/v1/account/password-reset/complete",
  summary: "Choose a new password with a reset link. Ends every session, then signs in.",
  status: 200,
  body: ResetPassword,
  bodyMaxBytes,
  response: SignedIn,
  failures: ["unusable", "too_many_requests"],
});

export const requestVerificationContract = contract({
  method: "POST",
  path: "/api/v1/account/verification",
  summary: "Mail a link that confirms one's address. `unusable`: no mail is sent from here; an admin makes the link.",
  status: 202,
  response: z.object({ status: z.literal("accepted") }),
  failures: ["unusable", "too_many_requests"],
});

export const verifyAddressContract = contract({
  method: "POST",
  path: "/api/v1/account/verification/complete",
  summary: "Confirm an address with a one-time link, mailed to it or made by an admin, and the account's password.",
  status: 200,
  body: VerifyAddress,
  bodyMaxBytes,
  response: SignedIn,
  failures: ["unusable", "wrong_credentials", "too_many_requests"],
});

export const getProfileContract = contract({ method: "GET", path: "/api/v1/account", summary: "One's own account.", status: 200, response: Profile, failures: ["not_found"] });

export const updateProfileContract = contract({
  method: "PATCH",
  path: "/api/v1/account",
  summary: "Change one's name.",
  status: 200,
  body: UpdateProfile,
  bodyMaxBytes,
  response: Profile,
  failures: ["not_found"],
});

export const changePasswordContract = contract({
  method: "POST",
  path: "/api/v1/account/password",
  summary: "Change one's password. Every other session ends.",
  status: 204,
  body: ChangePassword,
  bodyMaxBytes,
  response: Done,
  failures: ["forbidden", "unusable", "too_many_requests"],
});

export const listSessionsContract = contract({
  method: "GET",
  path: "/api/v1/account/sessions",
  summary: "Where one is signed in.",
  status: 200,
  response: z.array(SessionView),
  failures: [],
});

export const endSessionsContract = contract({ method: "DELETE", path: "/api/v1/account/sessions", summary: "Sign out everywhere, here too.", status: 204, response: Done, failures: [] });

export const endSessionContract = contract({
  method: "DELETE",
  path: "/api/v1/account/sessions/[sessionId]",
  summary: "Sign out one browser.",
  status: 204,
  params: z.object({ sessionId: z.uuid() }),
  response: Done,
  failures: ["not_found"],
});

export const listAccountsContract = contract({
  method: "GET",
  path: "/api/v1/admin/accounts",
  summary: "Who has an account here: the 500 newest, and how many there are in all.",
  status: 200,
  response: z.object({ total: z.int(), accounts: z.array(AccountListing) }),
  failures: ["forbidden"],
});

export const updateAccountContract = contract({
  method: "PATCH",
  path: "/api/v1/admin/accounts/[accountId]",
  summary: "Change a role, suspend or reactivate. The last admin stays one.",
  status: 200,
  params: z.object({ accountId: z.uuid() }),
  body: UpdateAccount,
  bodyMaxBytes,
  response: AccountListing,
  failures: ["forbidden", "not_found", "conflict"],
});

export const makeResetLinkContract = contract({
  method: "POST",
  path: "/api/v1/admin/accounts/[accountId]/reset-link",
  summary: "Make a one-time link with which someone chooses a new password. Shown once.",
  status: 201,
  params: z.object({ accountId: z.uuid() }),
  response: MadeLink,
  failures: ["forbidden", "not_found"],
});

export const makeVerificationLinkContract = contract({
  method: "POST",
  path: "/api/v1/admin/accounts/[accountId]/verification-link",
  summary: "Make a one-time link with which someone who knows the account's password confirms its address. Shown once. `conflict`: it is confirmed already.",
  status: 201,
  params: z.object({ accountId: z.uuid() }),
  response: MadeLink,
  failures: ["forbidden", "not_found", "conflict"],
});

export const makeInvitationContract = contract({
  method: "POST",
  path: "/api/v1/admin/invitations",
  summary: "Invite someone: mailed where an address is given and mail is set up, else a link that is shown once.",
  status: 201,
  body: MakeInvitation,
  bodyMaxBytes,
  response: MadeLink,
  failures: ["forbidden", "conflict"],
});

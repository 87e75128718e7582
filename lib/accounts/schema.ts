import { z } from "zod";
import { normaliseEmail } from "./email-address";
import { passwordProblem } from "./password-rules";

export const Email = z.string("Give an email address.").transform((raw, context) => {
  const email = normaliseEmail(raw);
  if (email.ok) return email.value;
  context.addIssue({ code: "custom", message: "This is not an email address we can use. Write it as name@example.org." });
  return z.NEVER;
});

/** A password someone signs in with: any text, since an old one may break newer rules. Only absurd sizes are refused unread. */
export const GivenPassword = z.string("Give a password.").min(1, "Give a password.").max(1000, "This is longer than any password here.");

/** A password someone chooses. */
export const NewPassword = z.string("Choose a password.").check((context) => {
  const problem = passwordProblem(context.value);
  if (problem) context.issues.push({ code: "custom", message: problem, input: context.value });
});

export const DisplayName = z
  .string()
  .trim()
  .max(80, "Use at most 80 characters.")
  .refine((name) => name.isWellFormed() && !/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(name), {
    error: "Use letters, digits, spaces and signs only.",
  });

export const Role = z.enum(["admin", "member"]);
export type Role = z.infer<typeof Role>;

/** `pending`: signed up where mail is set up, address not confirmed yet; it cannot sign in. */
export const AccountStatus = z.enum(["active", "pending", "suspended"]);
export type AccountStatus = z.infer<typeof AccountStatus>;

export const ProviderId = z.enum(["google", "oidc"]);
export type ProviderId = z.infer<typeof ProviderId>;

/** 32 random bytes in base64url. */
export const LinkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** Where to go afterwards; made safe by `safeCallbackPath`, not by this. */
const CallbackUrl = z.string().max(2000).optional();

export const SignUp = z.strictObject({ email: Email, password: NewPassword, invitation: LinkToken.optional() }).check((context) => {
  const problem = passwordProblem(context.value.password, { email: context.value.email });
  if (problem && passwordProblem(context.value.password) === null) {
    context.issues.push({ code: "custom", message: problem, path: ["password"], input: context.value.password });
  }
});
export const SignIn = z.strictObject({ email: z.string().max(1000), password: GivenPassword });
export const StartOpenId = z.strictObject({
  provider: ProviderId,
  callback_url: CallbackUrl,
  /** For someone new who holds an invitation. */
  invitation: LinkToken.optional(),
  /** Adds this way in to the account that is signed in. */
  connect: z.boolean().optional(),
});
export const RequestReset = z.strictObject({ email: Email });
export const ResetPassword = z.strictObject({ token: LinkToken, password: NewPassword });
export const VerifyAddress = z.strictObject({ token: LinkToken, password: GivenPassword });
export const ChangePassword = z.strictObject({ current_password: GivenPassword, new_password: NewPassword });
export const UpdateProfile = z.strictObject({ display_name: DisplayName });

export const Profile = z.object({
  id: z.uuid(),
  email: z.string(),
  is_email_verified: z.boolean(),
  display_name: z.string(),
  role: Role,
  has_password: z.boolean(),
  providers: z.array(ProviderId),
  created_at: z.iso.datetime(),
});
export type Profile = z.infer<typeof Profile>;

export const SessionView = z.object({
  id: z.uuid(),
  /** As the browser named itself when it signed in. */
  user_agent: z.string().nullable(),
  created_at: z.iso.datetime(),
  /** Right to the hour. */
  last_seen_at: z.iso.datetime(),
  is_current: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;

export const AccountListing = z.object({
  id: z.uuid(),
  email: z.string(),
  is_email_verified: z.boolean(),
  display_name: z.string(),
  role: Role,
  status: AccountStatus,
  created_at: z.iso.datetime(),
});
export type AccountListing = z.infer<typeof AccountListing>;

export const UpdateAccount = z
  .strictObject({ role: Role.optional(), status: z.enum(["active", "suspended"]).optional() })
  .refine(({ role, status }) => role !== undefined || status !== undefined, { error: "Say what to change." });
export const MakeInvitation = z.strictObject({ email: Email.optional() });

/** A link that is shown once, or the word that it went out by mail. */
export const MadeLink = z.object({ url: z.string().nullable(), mailed_to: z.string().nullable(), expires_at: z.iso.datetime() });
export type MadeLink = z.infer<typeof MadeLink>;

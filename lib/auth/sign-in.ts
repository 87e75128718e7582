import "server-only";
import type { Problem } from "@/lib/api/problems";
import { normaliseEmail } from "@/lib/accounts/email-address";
import { isPasswordRight } from "@/lib/accounts/password-hash";
import type { Credentials } from "@/lib/accounts/queries";
import { findCredentials } from "@/lib/accounts/queries";
import { throttleSignIn } from "@/lib/accounts/throttle";
import type { OwnerId } from "@/lib/db/scope";
import { trustedOwnerId } from "@/lib/db/scope";
import type { Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";
import { startSession } from "@/lib/accounts/sessions/commands";
import { cookieOptions, serializeCookie, sessionCookieName } from "./session-cookie";
import { SESSION_MAX_AGE_SECONDS } from "@/lib/accounts/sessions/session-claims";
import { encodeSessionToken } from "./session-token";

type Refusal = Problem & { readonly code: "wrong_credentials" | "too_many_requests" };

/**
 * Checks an address and a password. Unknown, suspended, unconfirmed, without a password and wrong all answer the
 * same and cost one password hash.
 */
export async function checkPassword(input: { email: string; password: string; clientAddress: string }): Promise<Result<OwnerId, Refusal>> {
  const email = normaliseEmail(input.email);
  const refusal = await throttleSignIn({ email: email.ok ? email.value : "not an address", clientAddress: input.clientAddress });
  if (refusal) return fail(refusal);
  const credentials = email.ok ? await findCredentials({ email: email.value }) : null;
  return verified(credentials, ["active"], input.password);
}

/** The same for an account already named by something else: a verification link, which an unconfirmed account may use too. */
export async function checkPasswordOf(input: { ownerId: string; password: string; clientAddress: string }): Promise<Result<OwnerId, Refusal>> {
  const credentials = await findCredentials({ ownerId: input.ownerId });
  const refusal = await throttleSignIn({ email: credentials?.email ?? "not an address", clientAddress: input.clientAddress });
  if (refusal) return fail(refusal);
  return verified(credentials, ["active", "pending"], input.password);
}

async function verified(credentials: Credentials | null, statuses: readonly string[], password: string): Promise<Result<OwnerId, Refusal>> {
  const isUsable = credentials !== null && statuses.includes(credentials.status);
  const isRight = await isPasswordRight(password, isUsable ? credentials.passwordHash : null);
  return isUsable && isRight ? ok(trustedOwnerId(credentials.ownerId)) : fail({ code: "wrong_credentials" });
}

/**
 * Starts a session for an account whose credential was just checked (a password, a one-time link).
 * @returns the Set-Cookie line
 */
export async function issueSession(ownerId: string, request: Request): Promise<string> {
  const claims = await startSession(trustedOwnerId(ownerId), request.headers.get("user-agent"));
  return serializeCookie({
    name: sessionCookieName(),
    value: await encodeSessionToken(claims),
    options: { ...cookieOptions(), maxAge: SESSION_MAX_AGE_SECONDS },
  });
}

/** An answer that carries cookies. */
export function jsonWithCookies(body: unknown, status: number, cookies: readonly string[]): Response {
  const response = status === 204 ? new Response(null, { status }) : Response.json(body, { status });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

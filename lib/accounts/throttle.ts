import "server-only";
import type { Problem } from "@/lib/api/problems";
import { type Bucket, takeToken } from "@/lib/usage/commands";

type Refusal = Problem & { readonly code: "too_many_requests" };

/**
 * Tries at one account from one address are few, so that a guesser stops early while the owner, who comes from
 * elsewhere, is let in. Tries at one account from everywhere, from one address at every account, and at all of
 * them together are more. Every bucket fills up again by itself: nobody is locked out for good.
 */
export const throttleSignIn = (input: { email: string; clientAddress: string }): Promise<Refusal | null> =>
  firstRefusal([
    { bucket: "sign-in-pair", caller: `${input.email} ${input.clientAddress}`, capacity: 10, perMinute: 5 },
    { bucket: "sign-in-address", caller: input.clientAddress, capacity: 60, perMinute: 30 },
    { bucket: "sign-in-account", caller: input.email, capacity: 100, perMinute: 20 },
    { bucket: "sign-in-all", caller: "everyone", capacity: 600, perMinute: 600 },
  ]);

/** Tries to change the password of an account, by someone who holds a session of it. */
export const throttlePasswordChange = (ownerId: string): Promise<Refusal | null> =>
  firstRefusal([{ bucket: "password-change", caller: ownerId, capacity: 10, perMinute: 5 }]);

/** Sign-ups, link redemptions and starts of OpenID sign-in: dear calls that anybody may make. */
export const throttleDoor = (bucket: "sign-up" | "link" | "openid" | "reset", clientAddress: string): Promise<Refusal | null> =>
  firstRefusal([{ bucket: `door-${bucket}`, caller: clientAddress, capacity: 60, perMinute: 20 }]);

/** Whether one more mail may go to this address: nobody's mailbox is filled by a stranger at our page. */
export async function mayMail(email: string): Promise<boolean> {
  return (await takeToken({ bucket: "mail", caller: email, capacity: 4, perMinute: 0.1 })).isAllowed;
}

async function firstRefusal(buckets: readonly Bucket[]): Promise<Refusal | null> {
  for (const bucket of buckets) {
    const answer = await takeToken(bucket);
    if (!answer.isAllowed) return { code: "too_many_requests", headers: { "retry-after": String(answer.retryAfterSeconds) } };
  }
  return null;
}

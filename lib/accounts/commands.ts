import "server-only";
import { endInvitationsBy, endLinksInto, INVITATIONS, RESETS, takeLink } from "@/lib/accounts/links/commands";
import { endSessions } from "@/lib/accounts/sessions/commands";
import { findLink } from "@/lib/accounts/links/queries";
import { now } from "@/lib/clock";
import { config } from "@/lib/config/config";
import { seal } from "@/lib/crypto/sealing";
import type { Transaction } from "@/lib/db/client";
import { db, inTransaction } from "@/lib/db/client";
import type { OwnerId } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import type { Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";
import { displayNameIdentity, toListing } from "./rows";
import type { AccountListing, AccountStatus, ProviderId, Role } from "./schema";

export type NewAccount = {
  readonly email: string;
  readonly passwordHash: string | null;
  readonly invitation: string | null;
  /** An OpenID provider vouched for the address just now. */
  readonly isEmailProven: boolean;
  /** Mail is set up, so a stranger can be asked to prove the address first. */
  readonly canAskForProof: boolean;
};
export type SignUpRefusal = "signup_closed" | "invitation_unusable" | "email_taken";
export type CreatedAccount = { readonly ownerId: string; readonly status: AccountStatus };

type Admission = { readonly role: Role; readonly status: AccountStatus; readonly isEmailProven: boolean };

export const createAccount = (account: NewAccount): Promise<Result<CreatedAccount, SignUpRefusal>> =>
  inTransaction((transaction) => createAccountIn(transaction, account));

/**
 * Makes an account where the sign-up policy allows it. The policy speaks before the address is looked at, so that
 * someone without an invitation learns nothing about who is here. An account that waits for its address to be
 * proven was never signed in to and holds nothing: whoever signs up with the address again takes its place.
 */
export async function createAccountIn(transaction: Transaction, account: NewAccount): Promise<Result<CreatedAccount, SignUpRefusal>> {
  await lockAccounts(transaction);
  const { email, passwordHash, invitation } = account;
  const admission = await admit(transaction, account);
  if (!admission.ok) return admission;
  const { role, status, isEmailProven } = admission.value;

  const existing = await transaction.account.findUnique({ where: { email }, select: { ownerId: true, status: true } });
  if (existing && existing.status !== "pending") return fail("email_taken");
  if (invitation && !(await takeLink(invitation, INVITATIONS, transaction))) return fail("invitation_unusable");

  const ownerId = existing?.ownerId ?? newId();
  const data = { passwordHash, role, status, emailVerifiedAt: isEmailProven ? now() : null };
  if (existing) {
    await endLinksInto(ownerId, transaction);
    await transaction.account.update({ where: { ownerId }, data });
  } else {
    await transaction.owner.create({ data: { id: ownerId, kind: "account" } });
    await transaction.account.create({ data: { ownerId, email, ...data } });
  }
  return ok({ ownerId, status });
}

async function admit(transaction: Transaction, account: NewAccount): Promise<Result<Admission, "signup_closed" | "invitation_unusable">> {
  const { email, invitation, isEmailProven, canAskForProof } = account;
  const isFirst = (await transaction.account.findFirst({ select: { ownerId: true } })) === null;
  if (isFirst) return ok({ role: "admin", status: "active", isEmailProven });
  const policy = config().SIGNUP ?? "invite";
  if (invitation && policy !== "closed") {
    const link = await findLink(invitation, INVITATIONS, transaction);
    if (!link || (link.email !== null && link.email !== email)) return fail("invitation_unusable");
    // It may have been made at the very moment in which its maker stopped being one.
    const inviter = await transaction.account.findFirst({ where: { ownerId: link.ownerId, role: "admin", status: "active" }, select: { ownerId: true } });
    if (!inviter) return fail("invitation_unusable");
    return ok({ role: "member", status: "active", isEmailProven: isEmailProven || link.purpose === "mailed-invitation" });
  }
  if (policy !== "open") return fail("signup_closed");
  return ok({ role: "member", status: isEmailProven || !canAskForProof ? "active" : "pending", isEmailProven });
}

/** One change at a time to who is here and who is admin. A row is locked, since the embedded database knows no advisory locks. */
export async function lockAccounts(transaction: Transaction): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM installation WHERE id = 1 FOR UPDATE`;
}

/** Uses up a reset link: new password, every session and every other link of the account gone. */
export const resetPassword = (token: string, passwordHash: string): Promise<Result<{ ownerId: string }, "link_unusable">> =>
  inTransaction(async (transaction) => {
    const link = await takeLink(token, RESETS, transaction);
    const account = link && (await transaction.account.findUnique({ where: { ownerId: link.ownerId } }));
    if (!account || account.status === "suspended" || (link.email !== null && link.email !== account.email)) return fail("link_unusable");
    const { ownerId } = account;
    await transaction.account.update({
      where: { ownerId },
      data: { passwordHash, status: "active", ...(link.purpose === "mailed-reset" ? { emailVerifiedAt: now() } : {}) },
    });
    await endSessions(ownerId, { on: transaction });
    await endLinksInto(ownerId, transaction);
    return ok({ ownerId });
  });

/** Uses up a verification link. The caller has checked the password. */
export const confirmAddress = (token: string): Promise<Result<{ ownerId: string }, "link_unusable">> =>
  inTransaction(async (transaction) => {
    const link = await takeLink(token, ["verification"], transaction);
    if (!link?.email) return fail("link_unusable");
    const { count } = await transaction.account.updateMany({
      where: { ownerId: link.ownerId, email: link.email, status: { in: ["active", "pending"] } },
      data: { status: "active", emailVerifiedAt: now() },
    });
    return count === 1 ? ok({ ownerId: link.ownerId }) : fail("link_unusable");
  });

/** Changes a password and ends every session but the one it was changed in, and every reset link. */
export const changePassword = (ownerId: OwnerId, passwordHash: string, exceptSessionId: string): Promise<void> =>
  inTransaction(async (transaction) => {
    await transaction.account.update({ where: { ownerId }, data: { passwordHash } });
    await endSessions(ownerId, { exceptSessionId, on: transaction });
    await endLinksInto(ownerId, transaction);
  });

export async function setDisplayName(ownerId: OwnerId, displayName: string): Promise<void> {
  const displayNameSealed = displayName === "" ? null : seal("account", displayNameIdentity(ownerId), displayName);
  await db().account.update({ where: { ownerId }, data: { displayNameSealed } });
}

/**
 * An admin changes another's role or status, or their own. Suspending ends sessions and links at once; who is no admin
 * afterwards has made no invitation that still counts. There is always an active admin left: two who demote each other at the same time are put in a row by the lock.
 */
export const updateAccount = (
  ownerId: string,
  change: { role?: Role | undefined; status?: "active" | "suspended" | undefined },
): Promise<Result<AccountListing, "not_found" | "last_admin">> =>
  inTransaction(async (transaction) => {
    await lockAccounts(transaction);
    const before = await transaction.account.findUnique({ where: { ownerId } });
    if (!before) return fail("not_found");
    const role = change.role ?? before.role;
    const status = change.status ?? before.status;
    const staysAdmin = role === "admin" && status === "active";
    const otherAdmin = await transaction.account.findFirst({ where: { role: "admin", status: "active", ownerId: { not: ownerId } }, select: { ownerId: true } });
    if (before.role === "admin" && before.status === "active" && !staysAdmin && !otherAdmin) return fail("last_admin");
    const account = await transaction.account.update({ where: { ownerId }, data: { role, status } });
    if (!staysAdmin) await endInvitationsBy(ownerId, transaction);
    if (status === "suspended") {
      await endSessions(ownerId, { on: transaction });
      await endLinksInto(ownerId, transaction);
    }
    return ok(toListing(account));
  });

export type IdentityClaim = {
  readonly provider: ProviderId;
  readonly subject: string;
  /** Normalised, and vouched for by the provider; null when it is not. */
  readonly provenEmail: string | null;
  readonly invitation: string | null;
  /** The signed-in account that asked to add this way in. */
  readonly connectTo: OwnerId | null;
};
export type IdentityRefusal = SignUpRefusal | "unverified_address" | "account_suspended" | "address_unconfirmed" | "identity_taken" | "provider_connected";

/**
 * The account behind a sign-in through a provider. The pair (provider, subject) decides; the address only finds an
 * account the first time, and only when the provider and we both know it to be the person's own. An account whose
 * address was never proven may have been made by anybody, so nobody is led into it, and nothing of it is handed
 * over: docs/decisions/0004-linking-accounts.md.
 */
export const resolveIdentity = (claim: IdentityClaim): Promise<Result<{ ownerId: string }, IdentityRefusal>> =>
  inTransaction(async (transaction) => {
    await lockAccounts(transaction);
    const { provider, subject, provenEmail, invitation, connectTo } = claim;
    const known = await transaction.accountIdentity.findUnique({ where: { provider_subject: { provider, subject } } });
    if (known) {
      if (connectTo && known.ownerId !== connectTo) return fail("identity_taken");
      const account = await transaction.account.findUnique({ where: { ownerId: known.ownerId }, select: { status: true } });
      return account?.status === "active" ? ok({ ownerId: known.ownerId }) : fail("account_suspended");
    }
    if (connectTo) return linkIdentity(transaction, connectTo, provider, subject);
    if (!provenEmail) return fail("unverified_address");

    const account = await transaction.account.findUnique({ where: { email: provenEmail } });
    if (account?.status === "suspended") return fail("account_suspended");
    if (account?.status === "active") {
      return account.emailVerifiedAt ? linkIdentity(transaction, account.ownerId, provider, subject) : fail("address_unconfirmed");
    }
    const created = await createAccountIn(transaction, { email: provenEmail, passwordHash: null, invitation, isEmailProven: true, canAskForProof: false });
    return created.ok ? linkIdentity(transaction, created.value.ownerId, provider, subject) : created;
  });

async function linkIdentity(transaction: Transaction, ownerId: string, provider: ProviderId, subject: string): Promise<Result<{ ownerId: string }, "provider_connected">> {
  const other = await transaction.accountIdentity.findUnique({ where: { ownerId_provider: { ownerId, provider } }, select: { subject: true } });
  if (other) return fail("provider_connected");
  await transaction.accountIdentity.create({ data: { ownerId, provider, subject } });
  return ok({ ownerId });
}

import "server-only";
import { db } from "@/lib/db/client";
import type { OwnerId } from "@/lib/db/scope";
import { toListing, toProfile } from "./rows";
import type { AccountListing, AccountStatus, Profile } from "./schema";
import { AccountStatus as Status } from "./schema";

export type Credentials = { readonly ownerId: string; readonly email: string; readonly passwordHash: string | null; readonly status: AccountStatus; readonly isEmailVerified: boolean };
const CREDENTIALS = { ownerId: true, email: true, passwordHash: true, status: true, emailVerifiedAt: true } as const;

/** For `lib/auth` to check a password against; the id is not an OwnerId before it did. */
export async function findCredentials(who: { email: string } | { ownerId: string }): Promise<Credentials | null> {
  const row = await db().account.findUnique({ where: who, select: CREDENTIALS });
  if (!row) return null;
  const { emailVerifiedAt, ...credentials } = row;
  return { ...credentials, status: Status.parse(row.status), isEmailVerified: emailVerifiedAt !== null };
}

export async function findProfile(ownerId: OwnerId): Promise<Profile | null> {
  const row = await db().account.findUnique({ where: { ownerId } });
  return row && toProfile(row, await db().accountIdentity.findMany({ where: { ownerId } }));
}

const MOST_LISTED = 500;

/** The newest accounts, oldest of them first, and how many there are in all. Only for an admin: the caller has checked. */
export async function listAccounts(limit = MOST_LISTED): Promise<{ total: number; accounts: AccountListing[] }> {
  const [total, newest] = await Promise.all([
    db().account.count(),
    db().account.findMany({ orderBy: [{ createdAt: "desc" }, { ownerId: "desc" }], take: limit }),
  ]);
  return { total, accounts: newest.reverse().map(toListing) };
}

/** Whether the next to sign up is the first and becomes the admin. */
export async function hasAnyAccount(): Promise<boolean> {
  return (await db().account.findFirst({ select: { ownerId: true } })) !== null;
}

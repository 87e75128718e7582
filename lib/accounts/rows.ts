import "server-only";
import { open } from "@/lib/crypto/sealing";
import type { Account, AccountIdentity } from "@/lib/db/generated/client";
import type { AccountListing, Profile } from "./schema";
import { AccountStatus, ProviderId, Role } from "./schema";

export const displayNameIdentity = (ownerId: string): readonly string[] => [ownerId, "display-name"];

export function toListing(row: Account): AccountListing {
  return {
    id: row.ownerId,
    email: row.email,
    is_email_verified: row.emailVerifiedAt !== null,
    display_name: row.displayNameSealed ? open("account", displayNameIdentity(row.ownerId), row.displayNameSealed) : "",
    role: Role.parse(row.role),
    status: AccountStatus.parse(row.status),
    created_at: row.createdAt.toISOString(),
  };
}

export function toProfile(row: Account, identities: readonly AccountIdentity[]): Profile {
  const { status: _status, ...listing } = toListing(row);
  return {
    ...listing,
    has_password: row.passwordHash !== null,
    providers: identities.flatMap(({ provider }) => ProviderId.safeParse(provider).data ?? []),
  };
}

import "server-only";
import { createHash, randomBytes } from "node:crypto";

/**
 * What a one-time link is for. A mailed one also proves that whoever opens it reads that mailbox; a reset or an
 * invitation that an admin handed over proves nothing about an address. A verification is as good as who handed it
 * over, a mail server or an admin who vouches for the address: docs/decisions/0004-linking-accounts.md.
 */
export type LinkPurpose = "verification" | "reset" | "mailed-reset" | "invitation" | "mailed-invitation";

const HOUR_MS = 60 * 60 * 1000;
export const LINK_LIFETIME_MS: Readonly<Record<LinkPurpose, number>> = {
  verification: 24 * HOUR_MS,
  reset: 24 * HOUR_MS,
  "mailed-reset": HOUR_MS,
  invitation: 7 * 24 * HOUR_MS,
  "mailed-invitation": 7 * 24 * HOUR_MS,
};

export const newLinkToken = (): string => randomBytes(32).toString("base64url");

/** Plain SHA-256 is enough: 256 random bits cannot be guessed, however fast the hash. */
export const hashLinkToken = (token: string): Uint8Array<ArrayBuffer> => new Uint8Array(createHash("sha256").update(token).digest());

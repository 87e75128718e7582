import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { singleton } from "@/lib/singleton";

/** OWASP's second choice of parameters for Argon2id: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Argon2id over the exact bytes: no normalisation, and no length after which characters stop counting. */
export const hashPassword = (password: string): Promise<string> => hash(Buffer.from(password, "utf8"), PARAMETERS);

/** Hash of a password nobody has; made once, with the same parameters as real ones. */
const nobodysHash = (): Promise<string> => singleton("nobodys-password-hash", () => hashPassword(crypto.randomUUID()));

/**
 * Whether a password is right. With no hash (no such account, or one without a password) it takes the same work
 * and answers no, so that time tells nothing about who has an account.
 */
export async function isPasswordRight(password: string, passwordHash: string | null): Promise<boolean> {
  const standIn = await nobodysHash();
  const isRight = await verify(passwordHash ?? standIn, Buffer.from(password, "utf8"));
  return isRight && passwordHash !== null;
}

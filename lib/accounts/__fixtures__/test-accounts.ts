import { hashPassword } from "@/lib/accounts/password-hash";
import { issueSession } from "@/lib/auth/sign-in";
import { db } from "@/lib/db/client";
import { makeOwner } from "@/lib/db/test-database";
import { TestBrowser } from "./test-browser";

export const TEST_PASSWORD = "a lantern in the harbour";

type Attributes = { role?: "admin" | "member"; status?: "active" | "pending" | "suspended"; emailVerifiedAt?: Date };

/** An account with a password. */
export async function makeAccount(attributes: Attributes = {}) {
  const owner = await makeOwner();
  await db().account.update({ where: { ownerId: owner.ownerId }, data: { passwordHash: await hashPassword(TEST_PASSWORD), ...attributes } });
  return { ...owner, password: TEST_PASSWORD };
}

/** A browser in which an account is signed in. */
export async function signedInBrowser(ownerId: string): Promise<TestBrowser> {
  const browser = new TestBrowser();
  const cookie = await issueSession(ownerId, new Request("http://127.0.0.1:3000/", { headers: { "user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0" } }));
  browser.keep(cookie);
  return browser;
}

import "server-only";
import { randomBytes } from "node:crypto";
import { setIndexKey } from "@/lib/crypto/keyed-hash";
import { SealBrokenError } from "@/lib/crypto/seal";
import { open, seal } from "@/lib/crypto/sealing";
import { ConfigurationError } from "@/lib/config/schema";
import { db } from "./client";

const IDENTITY = ["installation"] as const;
const KEY_CHECK = "commonplace";

/**
 * Proves that ENCRYPTION_KEY is the one this database was sealed with, and loads the key of the blind index;
 * makes both in an empty database. Refusing here is what keeps a wrong key from sealing new rows that the
 * right key could not open.
 * @throws ConfigurationError when the key is another one
 */
export async function loadInstallation(): Promise<void> {
  await db().installation.createMany({
    data: [{ id: 1, keyCheckSealed: seal("key-check", IDENTITY, KEY_CHECK), indexKeySealed: seal("index-key", IDENTITY, randomBytes(32).toString("base64")) }],
    skipDuplicates: true,
  });
  const row = await db().installation.findUniqueOrThrow({ where: { id: 1 } });
  try {
    if (open("key-check", IDENTITY, row.keyCheckSealed) !== KEY_CHECK) throw new SealBrokenError("key-check");
    setIndexKey(Buffer.from(open("index-key", IDENTITY, row.indexKeySealed), "base64"));
  } catch (error) {
    if (!(error instanceof SealBrokenError)) throw error;
    throw new ConfigurationError([
      "ENCRYPTION_KEY: is not the key this database was sealed with. Put the right one back (older keys may follow, separated by commas); nothing was changed",
    ]);
  }
}

import { describe, expect, it } from "vitest";
import { setIndexKey, keyedHash } from "@/lib/crypto/keyed-hash";
import { createKeyring } from "@/lib/crypto/keyring";
import { sealWith } from "@/lib/crypto/seal";
import { ConfigurationError } from "@/lib/config/schema";
import { db } from "./client";
import { loadInstallation } from "./installation";
import { useTestDatabase } from "./test-database";

useTestDatabase();

describe("loadInstallation", () => {
  it("loads the same index key every time", async () => {
    const before = keyedHash("test", "word");
    setIndexKey(Buffer.alloc(32));
    await loadInstallation();
    expect(keyedHash("test", "word")).toEqual(before);
  });

  it("refuses a database that was sealed with another key, and changes nothing in it", async () => {
    const stranger = createKeyring([Buffer.alloc(32, 9)]);
    const keyCheckSealed = sealWith(stranger, "key-check", ["installation"], "commonplace");
    const original = await db().installation.findUniqueOrThrow({ where: { id: 1 } });
    await db().installation.update({ where: { id: 1 }, data: { keyCheckSealed } });
    await expect(loadInstallation()).rejects.toThrow(ConfigurationError);
    const row = await db().installation.findUniqueOrThrow({ where: { id: 1 } });
    expect(Buffer.from(row.keyCheckSealed)).toEqual(Buffer.from(keyCheckSealed));
    await db().installation.update({ where: { id: 1 }, data: { keyCheckSealed: original.keyCheckSealed } });
  });
});

import { describe, expect, it } from "vitest";
import { isUniqueViolation } from "./errors";
import { Prisma } from "./generated/client";
import { queryRows } from "./query-rows";
import { makeOwner, useTestDatabase } from "./test-database";

useTestDatabase();

describe("queryRows", () => {
  it("gives dates, bytes, arrays and nothing back as they went in, also once the statement has a name", async () => {
    const values = { at: new Date("2026-11-20T10:11:12.345Z"), bytes: Buffer.from([0, 255, 10]), numbers: [1, -2], words: ["a,b", 'quo"te', "{"], none: null };
    for (let round = 0; round < 5; round += 1) {
      const rows = await queryRows(Prisma.sql`
        SELECT ${values.at}::timestamptz AS at, ${values.bytes}::bytea AS bytes, ${values.numbers}::int[] AS numbers, ${values.words}::text[] AS words, ${values.none}::text AS none`);
      expect(rows).toEqual([values]);
    }
  });

  it("says which write was refused for being there already", async () => {
    const { ownerId } = await makeOwner();
    const again = queryRows(Prisma.sql`INSERT INTO owners (id, kind) VALUES (${ownerId}::uuid, 'account')`);
    await expect(again).rejects.toSatisfy(isUniqueViolation);
  });
});

import pg from "pg";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { db } from "./client";
import { connect, disconnect } from "./connection";
import { isDatabaseAway, isUniqueViolation } from "./errors";
import { useTestDatabase } from "./test-database";

describe("with a database", () => {
  useTestDatabase();

  it("tells a unique index that refused from a database that is away", async () => {
    const id = newId();
    await db().$executeRaw`INSERT INTO owners (id, kind) VALUES (${id}::uuid, 'account')`;
    const raw: unknown = await db().$executeRaw`INSERT INTO owners (id, kind) VALUES (${id}::uuid, 'account')`.then(() => null, (error: unknown) => error);
    const model: unknown = await db().owner.create({ data: { id, kind: "account" } }).then(() => null, (error: unknown) => error);
    for (const error of [raw, model]) {
      expect(isUniqueViolation(error)).toBe(true);
      expect(isDatabaseAway(error)).toBe(false);
    }
    expect(isUniqueViolation(raw, "owners_pkey")).toBe(true);
    expect(isUniqueViolation(raw, "turns_one_running")).toBe(false);
  });

  it("does not take a wrong statement for a database that is away", async () => {
    const error: unknown = await db().$queryRaw`SELECT 1/0`.then(() => null, (reason: unknown) => reason);
    expect(isDatabaseAway(error)).toBe(false);
    expect(isUniqueViolation(error)).toBe(false);
  });
});

describe("without one", () => {
  it.each([
    ["no server there", "postgresql://nobody@127.0.0.1:9/none"],
    ["no socket there", `postgresql://nobody@localhost/none?host=${encodeURIComponent("/nonexistent")}`],
  ])("knows that the database is away: %s", async (_name, connectionString) => {
    connect(connectionString, false);
    const throughPrisma: unknown = await db().$queryRaw`SELECT 1`.then(() => null, (error: unknown) => error);
    await disconnect();
    expect(isDatabaseAway(throughPrisma)).toBe(true);
    const client = new pg.Client({ connectionString });
    const direct: unknown = await client.connect().then(() => null, (error: unknown) => error);
    expect(isDatabaseAway(direct)).toBe(true);
  });

  it("is away before it is opened", () => {
    const error: unknown = (() => {
      try {
        return db();
      } catch (reason) {
        return reason;
      }
    })();
    expect(isDatabaseAway(error)).toBe(true);
  });

  it.each([[new Error("ENOENT")], [null], ["text"], [Object.assign(new Error("no file"), { code: "ENOENT", syscall: "open" })]])(
    "does not take %s for it",
    (error) => expect(isDatabaseAway(error)).toBe(false),
  );
});

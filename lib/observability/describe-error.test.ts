import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { describeError } from "./describe-error";

useTestDatabase();

const MARK = "ZQX-7f31-ALPHA";
const errorOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => expect.unreachable("it was expected to fail"), (error: unknown) => error);

describe("an error in the log", () => {
  it("keeps kind, code and place", () => {
    const described = describeError(Object.assign(new TypeError("no such thing"), { code: "E_NONE" }));
    expect(described).toMatchObject({ type: "TypeError", code: "E_NONE", message: "no such thing" });
    expect(described.stack).toContain("describe-error.test.ts");
  });

  it("names what PostgreSQL objected to by its code", async () => {
    expect(describeError(await errorOf(db().$queryRaw`SELECT 'x'::uuid`))).toMatchObject({ type: "PrismaClientKnownRequestError", code: "P2010", sqlState: "22P02" });
  });

  it.each<[string, () => Promise<unknown>]>([
    ["a value that a raw query cannot read", () => errorOf(db().$queryRaw`SELECT ${MARK}::uuid`)],
    ["a row that is there already", async () => {
      const data = { id: newId(), kind: "account", name: MARK };
      await db().owner.create({ data });
      return errorOf(db().owner.create({ data: { ...data, id: newId() } }));
    }],
    ["JSON that does not parse", () => errorOf((async () => JSON.parse(`{"text": "${MARK}`) as unknown)())],
    ["JSON with quotation marks inside", () => errorOf((async () => JSON.parse(`x "${MARK}" ' ) y`) as unknown)())],
    ["a cause with the value in it", async () => new Error("outer", { cause: new Error(`inner "${MARK}"`, { cause: MARK }) })],
    ["fields of its own", async () => Object.assign(new Error("refused"), { meta: { target: MARK }, query: MARK })],
    ["a thrown text", async () => MARK],
    ["a message of several lines", async () => new Error(`first "\n${MARK}\n" last`)],
  ])("holds no text of a person: %s", async (_name, fail) => {
    const described = JSON.stringify(describeError(await fail()));
    expect(described).not.toContain(MARK);
  });
});

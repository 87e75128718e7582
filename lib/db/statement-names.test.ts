import { describe, expect, it } from "vitest";
import { createStatementNamer } from "./statement-names";

const times = <Value>(count: number, make: (index: number) => Value): Value[] => Array.from({ length: count }, (_, index) => make(index));

describe("createStatementNamer", () => {
  it("names a statement when it comes for the third time, always alike", () => {
    const [name, again] = [createStatementNamer(), createStatementNamer()];
    const names = times(4, () => name({ sql: "SELECT $1" }));
    expect(names).toEqual(["", "", names[3], names[3]]);
    expect(names[3]).toMatch(/^app_[0-9a-f]{24}$/);
    expect(times(3, () => again({ sql: "SELECT $1" }))[2]).toBe(names[3]);
    expect(times(3, () => again({ sql: "SELECT $2" }))[2]).not.toBe(names[3]);
  });

  it("names no list of rows, and no more than the database should keep", () => {
    const name = createStatementNamer();
    expect(times(5, () => name({ sql: `VALUES ${"($1),".repeat(4_000)}` }))).toEqual(times(5, () => ""));
    const named = times(400, (index) => times(3, () => name({ sql: `SELECT ${index}` }))[2]);
    expect(named.filter((each) => each !== "")).toHaveLength(200);
  });

  it("forgets what came once, however much of it comes", () => {
    const name = createStatementNamer();
    for (const sql of times(10_000, (index) => `SELECT ${index}`)) expect(name({ sql })).toBe("");
  });
});

import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepHouse } from "./housekeeping.mjs";

let database: PGlite;
beforeAll(async () => {
  database = await PGlite.create();
  await database.exec("CREATE TABLE calm (id integer); CREATE TABLE busy (id integer, filling text)");
  await database.exec("INSERT INTO busy SELECT number, repeat('x', 100) FROM generate_series(1, 5000) AS number");
  await database.exec("DELETE FROM busy WHERE id % 2 = 0");
  // The counters are those of finished work, which this makes visible at once.
  await database.exec("SELECT pg_stat_force_next_flush()");
});
afterAll(() => database.close());

describe("keepHouse", () => {
  it("tends the table with most dead rows, and then has nothing left to do", async () => {
    expect(await keepHouse(database, true)).toBe("public.busy");
    await database.exec("SELECT pg_stat_force_next_flush()");
    const { rows } = await database.query("SELECT n_dead_tup::integer AS dead, last_analyze IS NOT NULL AS analyzed FROM pg_stat_user_tables WHERE relname = 'busy'");
    expect(rows).toEqual([{ dead: 0, analyzed: true }]);
    expect(await keepHouse(database, false)).toBeUndefined();
  });
});

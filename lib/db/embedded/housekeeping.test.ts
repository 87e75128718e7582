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
  it("tends the table with most dead rows, then counts one that only grew, and then has nothing left to do", async () => {
    expect(await keepHouse(database)).toEqual({ table: "public.busy", hasCheckpointed: false });
    await database.exec("SELECT pg_stat_force_next_flush()");
    const { rows } = await database.query("SELECT n_dead_tup::integer AS dead, last_analyze IS NOT NULL AS analyzed FROM pg_stat_user_tables WHERE relname = 'busy'");
    expect(rows).toEqual([{ dead: 0, analyzed: true }]);

    await database.exec("INSERT INTO calm SELECT generate_series(1, 100); SELECT pg_stat_force_next_flush()");
    expect(await keepHouse(database)).toMatchObject({ table: "public.calm" });
    await database.exec("SELECT pg_stat_force_next_flush()");
    const grown = await database.query("SELECT vacuum_count::integer AS swept, analyze_count::integer AS counted FROM pg_stat_user_tables WHERE relname = 'calm'");
    expect(grown.rows).toEqual([{ swept: 0, counted: 1 }]);
    expect(await keepHouse(database)).toMatchObject({ table: undefined });
  });

  it("makes a checkpoint once the log has grown by so much, and not again before it has", async () => {
    await database.exec("INSERT INTO calm SELECT generate_series(1, 10)");
    expect(await keepHouse(database, { checkpointAfterBytes: 1_000_000_000 })).toMatchObject({ hasCheckpointed: false });
    expect(await keepHouse(database, { checkpointAfterBytes: 500 })).toMatchObject({ hasCheckpointed: true });
    expect(await keepHouse(database, { checkpointAfterBytes: 500 })).toMatchObject({ hasCheckpointed: false });
  });
});

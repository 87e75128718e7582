import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/test-database";
import { takeToken } from "./commands";

useTestDatabase();

const slow = (caller: string, capacity: number) => ({ bucket: "test", caller, capacity, perMinute: 0.001 });

describe("takeToken", () => {
  it("lets a burst through up to the capacity and then refuses, with the time to wait", async () => {
    const answers = [];
    for (let call = 0; call < 5; call += 1) answers.push(await takeToken(slow("ada", 3)));
    expect(answers.map(({ isAllowed }) => isAllowed)).toEqual([true, true, true, false, false]);
    expect(answers.map(({ remaining }) => remaining)).toEqual([2, 1, 0, 0, 0]);
    expect(answers[3]?.retryAfterSeconds).toBeGreaterThan(0);
  });

  it("lets exactly the capacity through when calls come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => takeToken(slow("at once", 7))));
    expect(answers.filter(({ isAllowed }) => isAllowed)).toHaveLength(7);
  });

  it("keeps callers apart", async () => {
    await takeToken(slow("bob", 1));
    expect((await takeToken(slow("bob", 1))).isAllowed).toBe(false);
    expect((await takeToken(slow("carol", 1))).isAllowed).toBe(true);
  });

  it("refills with time, never above the capacity", async () => {
    const bucket = { bucket: "test", caller: "dan", capacity: 2, perMinute: 60 };
    await takeToken(bucket);
    await db().$executeRaw`UPDATE throttle_buckets SET updated_at = updated_at - interval '1 hour'`;
    expect((await takeToken(bucket)).remaining).toBe(1);
  });

  it("does not refill, and does not lock out, when the clock jumps back", async () => {
    const bucket = { bucket: "test", caller: "eve", capacity: 2, perMinute: 60 };
    await takeToken(bucket);
    await db().$executeRaw`UPDATE throttle_buckets SET updated_at = updated_at + interval '1 day'`;
    expect((await takeToken(bucket)).isAllowed).toBe(true);
  });

  it("stores no caller in clear", async () => {
    await takeToken(slow("203.0.113.7", 3));
    const rows = await db().throttleBucket.findMany();
    expect(rows.every(({ key }) => key.length === 32)).toBe(true);
  });
});

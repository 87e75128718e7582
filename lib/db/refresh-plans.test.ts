import { expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { db } from "./client";
import { refreshPlans } from "./refresh-plans";
import { makeOwner, useTestDatabase } from "./test-database";

useTestDatabase();

/** How many rows the planner takes a table to have. */
const assumedRows = async (): Promise<number> => {
  const [row] = await db().$queryRaw<{ rows: number }[]>`SELECT reltuples::int AS rows FROM pg_class WHERE oid = 'conversations'::regclass`;
  return row?.rows ?? NaN;
};

it("gives a table new statistics when it has outgrown them, and no sooner", async () => {
  const { ownerId } = await makeOwner();
  const add = (count: number) => db().conversation.createMany({ data: Array.from({ length: count }, () => ({ ownerId, id: newId(), userId: ownerId })) });
  await add(5);
  const before = await assumedRows();
  await refreshPlans(["conversations", "messages"]);
  expect(await assumedRows()).toBe(before);

  await add(1_500);
  await refreshPlans(["messages"]);
  expect(await assumedRows()).toBe(before);
  await refreshPlans(["conversations", "messages"]);
  expect(await assumedRows()).toBe(1_505);
  await add(20);
  await refreshPlans(["conversations"]);
  expect(await assumedRows()).toBe(1_505);
});

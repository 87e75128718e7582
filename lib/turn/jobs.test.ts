import { describe, expect, it } from "vitest";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { jobsAfterTurn } from "./jobs";

useTestDatabase();

describe("jobs after a turn", () => {
  it("are one person's own: the same ids, chosen by somebody else, hold up nobody's work", async () => {
    const turn = { conversationId: newId(), personId: newId(), replyId: newId(), hasReply: true, isUntitled: true, isLearning: true, isFoldDue: true };
    const [ada, mallory] = [await makeOwner(), await makeOwner()];
    const keysOf = ({ scope }: typeof ada) => jobsAfterTurn(scope, turn).map(({ name, singletonKey }) => `${name} ${singletonKey}`);
    expect(keysOf(ada)).toHaveLength(4);
    expect(keysOf(ada)).toEqual(keysOf(ada));
    expect(keysOf(ada).filter((key) => keysOf(mallory).includes(key))).toEqual([]);
  });

  it("hold ids, numbers, yes and no, and no word of anybody", async () => {
    const ids = { conversationId: newId(), personId: newId(), replyId: newId() };
    const { scope } = await makeOwner();
    const jobs = jobsAfterTurn(scope, { ...ids, hasReply: true, isUntitled: true, isLearning: true, isFoldDue: true });
    const known = [...Object.values(ids), scope.ownerId];
    for (const { data } of jobs) for (const value of Object.values(data).flat()) if (typeof value !== "number" && typeof value !== "boolean") expect(known).toContain(value);
  });
});

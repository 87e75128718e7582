import { expect, it } from "vitest";
import { newConversationId, submit, talk, useModelServer } from "@/e2e/support/turns";
import { db } from "@/lib/db/client";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { createMemory } from "@/lib/memory/commands";
import { NewMemory } from "@/lib/memory/schema";

useTestDatabase();
const { server, useModel } = useModelServer();

it("counts the memories that a reply used, and not those that were only in view", async () => {
  useModel("ok");
  const { scope } = await makeOwner();
  const used = await createMemory(scope, NewMemory.parse({ type: "fact", content: "Keeps seven quorlings" }), { origin: "person" });
  const inView = await createMemory(scope, NewMemory.parse({ type: "fact", content: "Once sailed to Vantor" }), { origin: "person" });
  server().when("How many quorlings", "You keep seven quorlings.");
  await talk(scope, submit(newConversationId(), "How many quorlings do I keep?", { isNewConversation: true }));

  const rows = await db().memory.findMany({ where: { ownerId: scope.ownerId }, select: { id: true, useCount: true, lastUsedAt: true } });
  expect(rows.find(({ id }) => id === used.id)).toMatchObject({ useCount: 1, lastUsedAt: expect.any(Date) as Date });
  expect(rows.find(({ id }) => id === inView.id)).toMatchObject({ useCount: 0, lastUsedAt: null });
});

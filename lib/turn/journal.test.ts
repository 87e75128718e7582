import { expect, it, vi } from "vitest";
import { begin, newConversationId, readAll, readUntil, submit, useModelServer } from "@/e2e/support/turns";
import { readMessages } from "@/lib/chat/queries";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { joinText } from "./events";
import { countStoredEvents } from "./queries";
import { followStored } from "./read-turn";

const lost = vi.hoisted(() => ({ answers: 0 }));

vi.mock("./commands", async (importOriginal) => {
  const actual = await importOriginal<typeof import("./commands")>();
  const appendEvents: typeof actual.appendEvents = async (ownerId, batch) => {
    const wasStored = await actual.appendEvents(ownerId, batch);
    if (lost.answers === 0) return wasStored;
    lost.answers -= 1;
    throw new Error("The batch was stored and the connection broke");
  };
  return { ...actual, appendEvents };
});

useTestDatabase();
const { useModel } = useModelServer();

it.each([
  ["in the middle", 1, true],
  ["to the end", Number.POSITIVE_INFINITY, false],
])("a batch whose answer is lost %s is neither stored twice nor ends the turn", async (_name, answers, areAllStored) => {
  lost.answers = answers;
  useModel("rate:200:240", { timeouts: { betweenTokensMs: 2_000 } });
  const { scope } = await makeOwner();
  const handle = await begin(scope, submit(newConversationId(), "Count, whatever happens."));
  await readUntil(handle, 20);
  const events = await readAll(handle);
  expect(events.at(-1)).toEqual({ type: "done", status: "complete", failure: null });

  if (areAllStored) expect(await countStoredEvents(scope.ownerId, handle.turn.turnId)).toBe(events.length);
  const reply = (await readMessages(scope, handle.turn.conversationId))?.messages[1];
  expect(reply?.text).toBe(Array.from({ length: 240 }, (_, index) => `t${index} `).join(""));
  const followed = [];
  for await (const batch of followStored(handle, 0)) followed.push(...batch);
  expect(joinText(followed, "text")).toBe(reply?.text);
  expect(followed.at(-1)).toEqual(events.at(-1));
});

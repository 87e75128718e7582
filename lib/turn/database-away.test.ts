import { expect, it } from "vitest";
import { begin, chatCalls, newConversationId, readAll, readUntil, submit, useModelServer } from "@/e2e/support/turns";
import { readMessages } from "@/lib/chat/queries";
import { connect, disconnect } from "@/lib/db/connection";
import { isTestDatabaseEmbedded, makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { joinText } from "./events";

const database = useTestDatabase();
const { useModel } = useModelServer();

it("a reply whose database goes away in the middle is stored when it is back, and paid for once", async () => {
  useModel("rate:200:120", { timeouts: { betweenTokensMs: 2_000 } });
  const { scope } = await makeOwner();
  const handle = await begin(scope, submit(newConversationId(), "Count through the storm."));
  await readUntil(handle, 20);
  const reading = readAll(handle);
  await disconnect();
  const whole = Array.from({ length: 120 }, (_, index) => `t${index} `).join("");
  // Every word is there, and the reply waits for the database.
  expect(await readUntil(handle, whole.length)).toBe(whole);
  connect(database.connectionString(), isTestDatabaseEmbedded());
  const events = await reading;
  expect(events.at(-1)).toEqual({ type: "done", status: "complete", failure: null });
  const stored = (await readMessages(scope, handle.turn.conversationId))?.messages[1];
  expect(stored).toMatchObject({ status: "complete", text: joinText(events, "text") });
  expect(stored?.text).toBe(whole);
  expect(await chatCalls(scope)).toHaveLength(1);
});

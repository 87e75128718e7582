import { describe, expect, it } from "vitest";
import { modelSettingsFor } from "@/e2e/support/model-settings";
import { newConversationId, submit, talk, useModelServer } from "@/e2e/support/turns";
import { renameConversation } from "@/lib/chat/commands";
import { findConversation } from "@/lib/chat/queries";
import type { ConversationId } from "@/lib/chat/schema";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { useModelSettings } from "@/lib/models/current-settings";
import { makeTitle } from "./make-title";

useTestDatabase();
const { server, useModel } = useModelServer();

const WORDS = "Hello, can you plan a week in Vantor with two cats?";
const TITLE_OF_WORDS = "Plan a week in Vantor";

const titleOf = async (scope: Scope, id: ConversationId) => (await findConversation(scope, id))?.title;
const titleCalls = ({ ownerId }: Scope) => db().usageRecord.count({ where: { ownerId, role: "title" } });

/** Every role answers by `chat`, and titles by `title`. */
function useTitleModel(title: string): void {
  const settings = modelSettingsFor(server().url, "ok", { resilience: { attempts: 1 } });
  useModelSettings({ ...settings, roles: { ...settings.roles, title: settings.roles.chat.map((choice) => ({ ...choice, modelId: title })) } });
}

describe("the title of a conversation", () => {
  it("is the first words of its message where no reply came, and no model is asked for it", async () => {
    useModel("fault:500");
    const { scope } = await makeOwner();
    const id = newConversationId();
    await talk(scope, submit(id, WORDS));
    await expect.poll(() => titleOf(scope, id), { timeout: 15_000 }).toBe(TITLE_OF_WORDS);
    expect(await titleCalls(scope)).toBe(0);
  });

  it("is what the model calls it, where one answers", async () => {
    useTitleModel("names");
    server().when("Vantor", "“A week in Vantor”", "names");
    const { scope } = await makeOwner();
    const id = newConversationId();
    await talk(scope, submit(id, WORDS));
    await expect.poll(() => titleOf(scope, id), { timeout: 15_000 }).toBe("A week in Vantor");
  });

  it("is the first words where the model has none to give", async () => {
    useTitleModel("quotes");
    server().when("Vantor", "“ ”", "quotes");
    const { scope } = await makeOwner();
    const id = newConversationId();
    await talk(scope, submit(id, WORDS));
    await expect.poll(() => titleOf(scope, id), { timeout: 15_000 }).toBe(TITLE_OF_WORDS);
  });

  it("waits for the model while there are attempts left, and is the first words after the last", async () => {
    useModel("ok");
    const { scope, ownerId } = await makeOwner();
    const id = newConversationId();
    const { handle } = await talk(scope, submit(id, WORDS));
    await expect.poll(() => titleOf(scope, id), { timeout: 15_000 }).not.toBeNull();
    // By now the turn's own job is done, and what follows is alone.
    await db().conversation.updateMany({ where: { ownerId, id }, data: { titleSealed: null, titleSource: "none" } });
    useTitleModel("fault:401");
    const payload = { ownerId, userId: scope.userId, conversationId: id, replyId: handle.turn.replyId };
    await expect(makeTitle(payload, { isLast: false })).rejects.toThrow("unauthorized");
    expect(await titleOf(scope, id)).toBeNull();
    await expect(makeTitle(payload, { isLast: true })).rejects.toThrow("unauthorized");
    expect(await titleOf(scope, id)).toBe(TITLE_OF_WORDS);
  });

  it("stays what the person made it", async () => {
    useModel("fault:500");
    const { scope, ownerId } = await makeOwner();
    const id = newConversationId();
    const { handle } = await talk(scope, submit(id, WORDS));
    await renameConversation(scope, id, "The cats' week");
    await makeTitle({ ownerId, userId: scope.userId, conversationId: id, replyId: handle.turn.replyId }, { isLast: true });
    expect(await titleOf(scope, id)).toBe("The cats' week");
  });
});

import { expect, it } from "vitest";
import { continueReplyPrompt } from "./continue-reply";
import { replyPrompt } from "./reply";
import { titlePrompt } from "./title";

it("shows a reviewer the words that a model reads", async () => {
  const memories = "<memories>\n[m1] (fact, 2026-01-02) The person keeps bees.\n</memories>";
  const reply = replyPrompt.render({ persona: undefined, today: "2026-01-31", memories, pastConversations: "", summary: "<summary>\n(turns 1-2) They spoke of hives.\n</summary>" });
  await expect(`${reply}\n`).toMatchFileSnapshot(`__fixtures__/reply.v${replyPrompt.version}.txt`);
  const title = titlePrompt.render({ message: "How do I keep bees?", reply: "With patience." });
  await expect(`${title.system}\n---\n${title.user}\n`).toMatchFileSnapshot(`__fixtures__/title.v${titlePrompt.version}.txt`);
  await expect(`${continueReplyPrompt.render()}\n`).toMatchFileSnapshot(`__fixtures__/continue-reply.v${continueReplyPrompt.version}.txt`);
});

it("says nothing about memories where there are none", () => {
  const prompt = replyPrompt.render({ persona: "You are a parrot.", today: "2026-01-31", memories: "", pastConversations: "", summary: "" });
  expect(prompt).toBe("You are a parrot.\n\nToday is 2026-01-31.");
});

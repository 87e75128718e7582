import { expect, it } from "vitest";
import { MessageId } from "@/lib/chat/schema";
import { newId } from "@/lib/ids";
import { RecalledEpisode } from "@/lib/memory/schema";
import { chooseEpisodes } from "./choose-episodes";

const message = () => MessageId.parse(newId());
const [here, elsewhere] = [newId(), newId()];
const [personId, pastId, otherBranchId, pastTalkId] = [message(), message(), message(), message()];

const episode = (messageId: string, conversationId: string) =>
  RecalledEpisode.parse({
    messageId,
    conversationId,
    conversationTitle: "A talk",
    role: "assistant",
    author: null,
    text: "Said before.",
    createdAt: "2027-01-31T12:00:00.000Z",
    relevanceScore: 0.5,
    scoreParts: { keyword: 0.5, vector: 0, importance: 1, recency: 1, confidence: 1, feedback: 1 },
  });

const recalled = [episode(personId, here), episode(pastId, here), episode(otherBranchId, here), episode(pastTalkId, elsewhere)];
const begun = { conversationId: here, person: { id: personId }, past: [{ id: pastId, role: "person" as const, text: "Hello", tokenCount: 2 }] };
const chosenWith = (look: { limit: number; tokenBudget: number }) => chooseEpisodes(begun, recalled, look).map(({ messageId }) => messageId);

it("puts no other answer to the same words beside a reply that is done again", () => {
  expect(chosenWith({ limit: 10, tokenBudget: 100 })).toEqual([pastTalkId]);
});

it.each([
  ["more messages", { limit: 1, tokenBudget: 100 }],
  ["more tokens", { limit: 10, tokenBudget: 1 }],
])("still finds what a long conversation said before the %s it is given", (_what, look) => {
  expect(chosenWith(look)).toEqual([otherBranchId, pastTalkId]);
});

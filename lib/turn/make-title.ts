import "server-only";
import { nameConversation } from "@/lib/chat/commands";
import { readPastMessages } from "@/lib/chat/queries";
import { ConversationTitle } from "@/lib/chat/schema";
import { trustedOwnerId, trustedScope } from "@/lib/db/scope";
import { complete } from "@/lib/models/complete";
import { modelSettings } from "@/lib/models/current-settings";
import { titleOfWords } from "@/lib/models/title-of-words";
import { recordModelCall } from "@/lib/usage/commands";
import { cleanTitle } from "./clean-title";
import { titlePrompt } from "./prompts/title";

/** As much of a message as a title needs. */
const EXCERPT_CHARACTERS = 2_000;
/** A title takes a dozen; models that reason need room before it. */
const MOST_TOKENS = 1_000;

/** Less than the job's own time, so that a model that never ends is given up by us and not by the queue. */
const LONGEST_WAIT_MS = 60_000;

class TitleFailedError extends Error {
  override name = "TitleFailedError";
}

/**
 * Asks a model for a conversation's title and sets it where nobody has named it meanwhile. Where no reply came, or no
 * model has answered up to the last attempt, the person's own first words are the title: a list of conversations that
 * are all called the same helps nobody.
 * @throws {TitleFailedError} where no model answered, for the job to be tried again or counted as failed
 */
export async function makeTitle(payload: { ownerId: string; userId: string; conversationId: string; replyId: string }, { isLast }: { isLast: boolean }): Promise<void> {
  const scope = trustedScope(trustedOwnerId(payload.ownerId), payload.userId);
  const [reply, message] = await readPastMessages(scope, { messageId: payload.replyId, limit: 2, tokenBudget: Number.MAX_SAFE_INTEGER });
  // Deleted since.
  if (!reply || !message) return;
  const name = async (title: string) => {
    const named = ConversationTitle.safeParse(title);
    if (named.success) await nameConversation(scope, payload.conversationId, named.data);
  };
  if (reply.text.trim() === "") return name(titleOfWords(excerpt(message.text)));
  const { system, user } = titlePrompt.render({ message: excerpt(message.text), reply: excerpt(reply.text) });
  const settings = modelSettings();
  const timeouts = { ...settings.timeouts, totalMs: Math.min(settings.timeouts.totalMs, LONGEST_WAIT_MS) };
  const answer = await complete({ ...settings, timeouts }, {
    role: "title",
    messages: [
      { role: "system", content: system },
      { role: "user", content: user },
    ],
    temperature: 0.2,
    maxOutputTokens: MOST_TOKENS,
  });
  const { calls } = answer.ok ? answer.value : answer.failure;
  for (const call of calls) await recordModelCall(scope, call, { conversationId: payload.conversationId, messageId: payload.replyId });
  if (!answer.ok) {
    if (isLast) await name(titleOfWords(excerpt(message.text)));
    throw new TitleFailedError(answer.failure.failure.code);
  }
  await name(cleanTitle(answer.value.text) || titleOfWords(excerpt(message.text)));
}

const excerpt = (text: string): string => text.slice(0, EXCERPT_CHARACTERS).toWellFormed();

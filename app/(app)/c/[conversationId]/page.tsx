import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readPageClock } from "@/app/page-clock";
import { ChatScreen } from "@/components/chat/chat-screen";
import { renderStored } from "@/components/chat/render-stored";
import { requireActor } from "@/lib/auth/require-actor";
import { readMessagesAround } from "@/lib/chat/around/queries";
import { readMemoryMode } from "@/lib/chat/memory-mode/queries";
import { findConversation, readMessages } from "@/lib/chat/queries";
import { ConversationId, MESSAGE_MAX_LENGTH, MessageId } from "@/lib/chat/schema";
import { config } from "@/lib/config/config";
import type { Scope } from "@/lib/db/scope";
import { isMemoryEnabled } from "@/lib/memory/settings/queries";
import { currentChatModel } from "@/lib/models/current-settings";

type Props = {
  params: Promise<{ conversationId: string }>;
  /** `message`: the one to open the conversation at. */
  searchParams: Promise<{ message?: string | string[] }>;
};

/** Title and page of one request share one read. */
const readConversation = cache(async (rawId: string, messageId: MessageId | null) => {
  const conversationId = ConversationId.safeParse(rawId);
  const { scope } = await requireActor(conversationId.success ? `/c/${conversationId.data}${messageId === null ? "" : `?message=${messageId}`}` : "/");
  const conversation = conversationId.success ? await findConversation(scope, conversationId.data) : null;
  return conversation ? { scope, conversation } : null;
});

const readMessageId = async ({ searchParams }: Props) => MessageId.safeParse((await searchParams).message).data ?? null;

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await readConversation((await props.params).conversationId, await readMessageId(props));
  return { title: found?.conversation.title ?? "Conversation" };
}

export default async function ConversationPage(props: Props) {
  const messageId = await readMessageId(props);
  const found = await readConversation((await props.params).conversationId, messageId);
  if (!found) notFound();
  const { scope, conversation } = found;
  const [page, isEnabled, mode, clock] = await Promise.all([
    readMessagesOf(scope, conversation.id, messageId),
    isMemoryEnabled(scope),
    readMemoryMode(scope, conversation.id),
    readPageClock(),
  ]);
  if (!page) notFound();

  return (
    <ChatScreen
      key={conversation.id}
      conversationId={conversation.id}
      isNew={false}
      title={conversation.title}
      page={page}
      rendered={renderStored(page.messages)}
      model={currentChatModel()}
      memory={{ isEnabled, mode }}
      expiresAt={conversation.expiresAt}
      conversationTtlDays={config().CONVERSATION_TTL_DAYS ?? null}
      messageMaxLength={MESSAGE_MAX_LENGTH}
      clock={clock}
    />
  );
}

/** Those around a message; the newest where it is not there, or somebody else's. */
async function readMessagesOf(scope: Scope, conversationId: ConversationId, messageId: MessageId | null) {
  const around = messageId === null ? null : await readMessagesAround(scope, conversationId, messageId);
  return around ?? readMessages(scope, conversationId);
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readPageClock } from "@/app/page-clock";
import { ChatScreen } from "@/components/chat/chat-screen";
import { renderStored } from "@/components/chat/render-stored";
import { requireActor } from "@/lib/auth/require-actor";
import { readMemoryMode } from "@/lib/chat/memory-mode/queries";
import { findConversation, readMessages } from "@/lib/chat/queries";
import { ConversationId, MESSAGE_MAX_LENGTH } from "@/lib/chat/schema";
import { config } from "@/lib/config/config";
import { countMemories } from "@/lib/memory/queries";
import { isMemoryEnabled } from "@/lib/memory/settings/queries";
import { currentChatModel } from "@/lib/models/current-settings";

type Props = { params: Promise<{ conversationId: string }> };

/** Title and page of one request share one read. */
const readConversation = cache(async (rawId: string) => {
  const conversationId = ConversationId.safeParse(rawId);
  const { scope } = await requireActor(conversationId.success ? `/c/${conversationId.data}` : "/");
  const conversation = conversationId.success ? await findConversation(scope, conversationId.data) : null;
  return conversation ? { scope, conversation } : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await readConversation((await params).conversationId);
  return { title: found?.conversation.title ?? "Conversation" };
}

export default async function ConversationPage({ params }: Props) {
  const found = await readConversation((await params).conversationId);
  if (!found) notFound();
  const { scope, conversation } = found;
  const [page, memoryCount, isEnabled, mode, clock] = await Promise.all([
    readMessages(scope, conversation.id),
    countMemories(scope),
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
      memoryCount={memoryCount}
      memory={{ isEnabled, mode }}
      expiresAt={conversation.expiresAt}
      conversationTtlDays={config().CONVERSATION_TTL_DAYS ?? null}
      messageMaxLength={MESSAGE_MAX_LENGTH}
      clock={clock}
    />
  );
}

import { connection } from "next/server";
import { readPageClock } from "@/app/page-clock";
import { NewConversation } from "@/components/chat/new-conversation";
import { requireActor } from "@/lib/auth/require-actor";
import { ConversationId, MESSAGE_MAX_LENGTH } from "@/lib/chat/schema";
import { newId } from "@/lib/ids";
import { countMemories } from "@/lib/memory/queries";
import { currentChatModel } from "@/lib/models/current-settings";

export default async function NewConversationPage() {
  await connection();
  const { scope } = await requireActor();
  const conversationId = ConversationId.parse(newId());
  const [memoryCount, clock] = await Promise.all([countMemories(scope), readPageClock()]);

  return (
    <NewConversation
      conversationId={conversationId}
      model={currentChatModel()}
      memoryCount={memoryCount}
      messageMaxLength={MESSAGE_MAX_LENGTH}
      clock={clock}
    />
  );
}

import { connection } from "next/server";
import { readPageClock } from "@/app/page-clock";
import { NewConversation } from "@/components/chat/new-conversation";
import { requireActor } from "@/lib/auth/require-actor";
import { ConversationId, MESSAGE_MAX_LENGTH } from "@/lib/chat/schema";
import { newId } from "@/lib/ids";
import { countMemories } from "@/lib/memory/queries";
import { isMemoryEnabled } from "@/lib/memory/settings/queries";
import { currentChatModel } from "@/lib/models/current-settings";

export default async function NewConversationPage() {
  await connection();
  const { scope } = await requireActor();
  const conversationId = ConversationId.parse(newId());
  const [memoryCount, isEnabled, clock] = await Promise.all([countMemories(scope), isMemoryEnabled(scope), readPageClock()]);

  return (
    <NewConversation
      conversationId={conversationId}
      model={currentChatModel()}
      memoryCount={memoryCount}
      memory={{ isEnabled, mode: "learn" }}
      messageMaxLength={MESSAGE_MAX_LENGTH}
      clock={clock}
    />
  );
}

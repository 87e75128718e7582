import { connection } from "next/server";
import { Suspense } from "react";
import { readPageClock } from "@/app/page-clock";
import { LocalServers } from "@/components/chat/local-servers";
import { NewConversation } from "@/components/chat/new-conversation";
import { requireActor } from "@/lib/auth/require-actor";
import { ConversationId, MESSAGE_MAX_LENGTH } from "@/lib/chat/schema";
import { config } from "@/lib/config/config";
import { newId } from "@/lib/ids";
import { isMemoryEnabled } from "@/lib/memory/settings/queries";
import { currentChatModel } from "@/lib/models/current-settings";
import { knownLocalServers } from "@/lib/models/known-local-servers";

export default async function NewConversationPage() {
  await connection();
  const { scope, role } = await requireActor();
  const model = currentChatModel();
  const conversationId = ConversationId.parse(newId());
  const [isEnabled, clock] = await Promise.all([isMemoryEnabled(scope), readPageClock()]);

  return (
    <NewConversation
      conversationId={conversationId}
      model={model}
      localServers={model.isDemo && role === "admin" ? <Suspense><ServersOnThisMachine /></Suspense> : null}
      isAdmin={role === "admin"}
      memory={{ isEnabled, mode: "learn" }}
      conversationTtlDays={config().CONVERSATION_TTL_DAYS ?? null}
      messageMaxLength={MESSAGE_MAX_LENGTH}
      clock={clock}
    />
  );
}

/** The page does not wait for it. Only for an admin: nobody else can start the app, or has to know what runs beside it. */
async function ServersOnThisMachine() {
  return <LocalServers servers={await knownLocalServers()} />;
}

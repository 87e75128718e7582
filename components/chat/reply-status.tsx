import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ChatMessage, MessageStatus } from "@/lib/chat/schema";
import type { MessageActions } from "./message-actions";

type StatusProps = { message: ChatMessage; isReplying: boolean; actions: MessageActions };

/** How a reply ended, where it did not simply end. A new status does not compile until it has a face. */
const FACES: Record<MessageStatus, (props: StatusProps) => React.ReactNode> = {
  streaming: () => null,
  complete: () => null,
  stopped: ({ message }) => <p className="text-small text-ink-3">{message.text ? "You stopped it here." : "You stopped it before the first word."}</p>,
  interrupted: ({ message, isReplying, actions }) => (
    <Notice
      tone="warn"
      title="The reply was interrupted."
      action={
        <Button disabled={isReplying} onClick={() => actions.goOn(message.id)}>
          Go on
        </Button>
      }
    >
      What had come is kept.
    </Notice>
  ),
  failed: ({ message, isReplying, actions }) => (
    <Notice
      tone="bad"
      title={message.failure?.message ?? "The reply failed."}
      action={
        // Also where it will not help at once: an admin may have put right meanwhile what was wrong.
        message.failure?.code !== "invalid_request" && (
          <Button disabled={isReplying} onClick={() => actions.tryAgain(message.id)}>
            Try again
          </Button>
        )
      }
    />
  ),
};

export function ReplyStatus(props: StatusProps) {
  const face = FACES[props.message.status](props);
  return face && <div className="mt-3">{face}</div>;
}

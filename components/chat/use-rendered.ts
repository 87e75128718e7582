import { type ReactNode, useMemo, useState } from "react";
import type { MessagePage } from "@/lib/chat/schema";
import type { Entry } from "./chat-state";

type Rendered = Readonly<Record<string, ReactNode>>;
type Known = { page: MessagePage; texts: ReadonlyMap<string, string>; rendered: Rendered };

/**
 * What the server typeset of a message, while its text is still that one. What it gave before stays known: a link
 * within the conversation brings another page, and the replies in view must not lose theirs to it.
 */
export function useRendered(page: MessagePage, rendered: Rendered): (entry: Entry) => ReactNode {
  const [known, setKnown] = useState<Known>(() => ({ page, texts: textsOf(page), rendered }));
  if (known.page !== page) setKnown({ page, texts: new Map([...known.texts, ...textsOf(page)]), rendered: { ...known.rendered, ...rendered } });
  const { texts, rendered: all } = known;
  return useMemo(() => ({ message }) => (texts.get(message.id) === message.text ? all[message.id] : undefined), [texts, all]);
}

const textsOf = ({ messages }: MessagePage): ReadonlyMap<string, string> => new Map(messages.map(({ id, text }) => [id, text]));

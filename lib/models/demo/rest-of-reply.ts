/** What a turn that goes on asks in its last message (`lib/turn/prompts/continue-reply.ts`). */
const ASKS_TO_GO_ON = /^Your last reply broke off\b/;
const MARK_HERE = /^ ?\[[mp]\d+\]/;

type Message = { readonly role: string; readonly text: string };

/** The part of a reply that is there already, where a request asks for the rest of it; else null. */
export function partToGoOnFrom(messages: readonly Message[]): string | null {
  const [before, last] = messages.slice(-2);
  return last?.role === "user" && ASKS_TO_GO_ON.test(last.text) && before?.role === "assistant" ? before.text : null;
}

/**
 * What of a whole reply comes after the part that is there. Marks were taken out of that part before it was stored,
 * so they are passed over. A reply that does not begin with the part comes whole.
 */
export function restOfReply(whole: string, part: string): string {
  let at = 0;
  let matched = 0;
  while (matched < part.length) {
    const mark = MARK_HERE.exec(whole.slice(at, at + 12))?.[0];
    if (mark && !part.startsWith(mark, matched)) at += mark.length;
    else if (at < whole.length && whole.charAt(at) === part.charAt(matched)) {
      at += 1;
      matched += 1;
    } else return whole;
  }
  return whole.slice(at);
}

const OPENING = "<think>";
const CLOSING = "</think>";
const MOST_LEADING_SPACE = 1_000;

export type Passage = { type: "text" | "reasoning"; text: string };

/**
 * Tells reasoning written as `<think>…</think>` from the reply. Only a block that opens the reply counts:
 * the same tag later on is something the model talks about, and must reach the person. That is why the
 * AI SDK's `extractReasoningMiddleware`, which takes a tag anywhere, is not used.
 */
export function createThinkTagSplitter(): { push(chunk: string): Passage[]; end(): Passage[] } {
  let state: "undecided" | "reasoning" | "before-text" | "text" = "undecided";
  let held = "";

  function settle(): Passage[] {
    if (state === "undecided") {
      const start = held.trimStart();
      if (start.length < OPENING.length && OPENING.startsWith(start) && held.length < MOST_LEADING_SPACE) return [];
      if (!start.startsWith(OPENING)) {
        state = "text";
        return takeHeld("text");
      }
      state = "reasoning";
      held = start.slice(OPENING.length);
    }
    if (state === "reasoning") {
      const closing = held.indexOf(CLOSING);
      if (closing === -1) {
        const keep = lengthOfPartialEnd(held);
        const text = held.slice(0, held.length - keep);
        held = held.slice(held.length - keep);
        return text === "" ? [] : [{ type: "reasoning", text }];
      }
      const reasoning = held.slice(0, closing);
      held = held.slice(closing + CLOSING.length);
      state = "before-text";
      return [...(reasoning === "" ? [] : [{ type: "reasoning", text: reasoning } as const]), ...settle()];
    }
    // The blank lines after a closing tag belong to the tag, not to the reply.
    if (state === "before-text") {
      held = held.trimStart();
      if (held === "") return [];
      state = "text";
    }
    return takeHeld("text");
  }

  function takeHeld(type: Passage["type"]): Passage[] {
    const text = held;
    held = "";
    return text === "" ? [] : [{ type, text }];
  }

  return {
    push(chunk) {
      if (state === "text") return [{ type: "text", text: chunk }];
      held += chunk;
      return settle();
    },
    end: () => takeHeld(state === "reasoning" ? "reasoning" : "text"),
  };
}

/** How many characters at the end of the text may be the beginning of the closing tag. */
function lengthOfPartialEnd(text: string): number {
  for (let length = Math.min(CLOSING.length - 1, text.length); length > 0; length -= 1) {
    if (CLOSING.startsWith(text.slice(-length))) return length;
  }
  return 0;
}

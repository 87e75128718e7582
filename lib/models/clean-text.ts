const NUL = /\u0000/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const ENDS_WITH_HIGH_SURROGATE = /[\uD800-\uDBFF]$/;
const NEEDS_CLEANING = /[\u0000\uD800-\uDFFF]/;

/**
 * Makes model text safe to store: PostgreSQL refuses NUL, and a lone surrogate is not valid UTF-8. A pair
 * that a server split over two chunks is joined, so the last half is held back until the next chunk.
 */
export function createTextCleaner(): { push(chunk: string): string; end(): string } {
  let held = "";
  return {
    push(chunk) {
      if (held === "" && !NEEDS_CLEANING.test(chunk)) return chunk;
      let text = (held + chunk).replace(NUL, "");
      held = "";
      if (ENDS_WITH_HIGH_SURROGATE.test(text)) {
        held = text.slice(-1);
        text = text.slice(0, -1);
      }
      return text.replace(LONE_SURROGATE, "\uFFFD");
    },
    end() {
      const rest = held === "" ? "" : "\uFFFD";
      held = "";
      return rest;
    },
  };
}

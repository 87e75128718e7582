import { describe, expect, it } from "vitest";
import { findEvidence } from "./find-evidence";

describe("findEvidence", () => {
  it("finds the very words and says where they stand", () => {
    const text = "Well 😀 I\u2019m   fond of\nsea glass.";
    const found = findEvidence("i'm fond of sea glass", text);
    expect(found && text.slice(found.start, found.end)).toBe("I\u2019m   fond of\nsea glass");
  });

  it.each([
    ["reworded", "I like sea glass", "I'm fond of sea glass"],
    ["too short to prove anything", "I", "I live here"],
    ["blank", "  ", "  "],
    ["with a gap", "I'm … sea glass", "I'm fond of sea glass"],
  ])("%s is no evidence", (_name, quote, text) => {
    expect(findEvidence(quote, text)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { buildMessages } from "./build-messages";

describe("buildMessages", () => {
  it("joins neighbours of one speaker", () => {
    const recent = [
      { role: "person", text: "first" },
      { role: "person", text: "second" },
      { role: "assistant", text: "reply" },
    ] as const;
    expect(buildMessages({ system: "be kind", recent, message: "third", earlierReply: "" })).toEqual([
      { role: "system", content: "be kind" },
      { role: "user", content: "first\n\nsecond" },
      { role: "assistant", content: "reply" },
      { role: "user", content: "third" },
    ]);
  });
  it("asks for the rest of a reply that broke off", () => {
    const messages = buildMessages({ system: "s", recent: [], message: "Count to ten.", earlierReply: "1, 2, 3" });
    expect(messages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
    expect(messages[2]).toEqual({ role: "assistant", content: "1, 2, 3" });
  });
});

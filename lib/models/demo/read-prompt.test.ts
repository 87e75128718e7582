import { expect, it } from "vitest";
import { DemoChatRequest, readPrompt } from "./read-prompt";

const system = `Persona.
<memories>
[m1] (fact, 2026-10-03) Is 5 &lt; 6 &amp; tall
not a memory line
[m12] (preference, 2026-10-04) Likes tea
</memories>
<past-conversations>
[p1] (2026-09-12, "Old title") person: hello
</past-conversations>
<summary>
(turns 1-2) Talked of tea.
- Green tea
</summary>
<files>One line.</files>`;

it("reads each fenced part, and takes the escapes back", () => {
  const prompt = readPrompt(DemoChatRequest.parse({ messages: [
    { role: "system", content: system },
    { role: "user", content: "First" },
    { role: "assistant", content: "Yes" },
    { role: "user", content: [{ type: "text", text: "Second" }, { type: "image_url" }] },
  ] }));
  expect(prompt).toMatchObject({
    memories: [
      { mark: "m1", type: "fact", text: "Is 5 < 6 & tall" },
      { mark: "m12", type: "preference", text: "Likes tea" },
    ],
    pastTurns: [{ mark: "p1", text: "hello" }],
    summary: "Talked of tea.\nGreen tea",
    files: "One line.",
    question: "Second",
    ownWords: ["First", "Second"],
    earlierReply: "Yes",
  });
});

it("a section that does not end holds nothing", () => {
  expect(readPrompt(DemoChatRequest.parse({ messages: [{ role: "system", content: "<memories>\n[m1] (fact, x) A" }] })).memories).toEqual([]);
});

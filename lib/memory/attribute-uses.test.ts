import { describe, expect, it } from "vitest";
import { attributeUses } from "./attribute-uses";

const memories = [
  { mark: "m1", text: "Is allergic to walnuts" },
  { mark: "m2", text: "Lives in Zagreb" },
  { mark: "m3", text: "Has a ferret called Quill" },
  { mark: "m4", text: "Likes tall lamps" },
];
const uses = (reply: string, question = "") => attributeUses(reply, memories, question).map(({ mark }) => mark);

describe("attributeUses", () => {
  it.each([
    ["Leave out anything with walnuts.", ["m1"]],
    ["In Zagreb, Quill the ferret would be cold.", ["m2", "m3"]],
    ["Skip the walnut cake, and buy a tall lamp.", ["m1", "m4"]],
    ["What a lovely day.", []],
    ["I like that a lot.", []],
    ["", []],
  ])("%s", (reply, expected) => {
    expect(uses(reply)).toEqual(expected);
  });

  it("an echo of the question is no use of a memory", () => {
    expect(uses("Walnuts are a fruit.", "What are walnuts?")).toEqual([]);
    expect(uses("You are allergic to walnuts.", "What about walnuts?")).toEqual([]);
  });

  it("points at the stretch of the reply", () => {
    const reply = "Well then. Your ferret, as we know, is Quill. Bye!";
    const [use] = attributeUses(reply, memories, "");
    expect(use && reply.slice(use.start, use.end)).toBe("ferret, as we know, is Quill");
  });

  it("words scattered over several sentences prove nothing", () => {
    expect(attributeUses("A ferret ran. It was a mystery. A quill is a pen of old.", [{ mark: "m1", text: "Has a ferret Quill Ozymandias Brown" }], "")).toEqual([]);
  });

  it("has nothing to say without memories", () => {
    expect(attributeUses("Walnuts", [], "")).toEqual([]);
  });
});

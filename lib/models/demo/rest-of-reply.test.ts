import { describe, expect, it } from "vitest";
import { partToGoOnFrom, restOfReply } from "./rest-of-reply";

describe("restOfReply", () => {
  it.each([
    ["One two three.", "One tw", "o three."],
    ["You like tea [m1]. And cake [m2].", "You like tea. And", " cake [m2]."],
    ["You like tea [m1].", "You like tea", " [m1]."],
    ["Something else.", "One", "Something else."],
    ["Short.", "Short. And more", "Short."],
    ["Whole.", "", "Whole."],
  ])("of %j after %j is %j", (whole, part, rest) => expect(restOfReply(whole, part)).toBe(rest));
});

describe("partToGoOnFrom", () => {
  const asks = { role: "user", text: "Your last reply broke off. Go on from exactly where it ended." };
  it("knows a request to go on", () => {
    expect(partToGoOnFrom([{ role: "user", text: "Count" }, { role: "assistant", text: "1, 2" }, asks])).toBe("1, 2");
  });
  it("takes nothing else for one", () => {
    expect(partToGoOnFrom([{ role: "assistant", text: "1, 2" }, { role: "user", text: "Go on." }])).toBeNull();
    expect(partToGoOnFrom([asks])).toBeNull();
    expect(partToGoOnFrom([])).toBeNull();
  });
});

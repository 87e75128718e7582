import { describe, expect, it } from "vitest";
import { toNote } from "./to-note";

describe("toNote", () => {
  it.each([
    ["I keep my keys in a blue bowl.", "Keeps their keys in a blue bowl"],
    ["I'm afraid of moths", "Is afraid of moths"],
    ["I\u2019ve been to Ulm", "Has been to Ulm"],
    ["I have a blue bike", "Has a blue bike"],
    ["I don't own a television", "Does not own a television"],
    ["I never carry cash", "Never carries cash"],
    ["I teach on Mondays and I'm tired on Tuesdays", "Teaches on Mondays and they are tired on Tuesdays"],
    ["I bought a kayak", "Bought a kayak"],
    ["I can't whistle", "Can't whistle"],
    ["my bike is blue", "Bike is blue"],
    ["the meeting room is on floor 3", "The meeting room is on floor 3"],
    ["Ana gave me her bike", "Ana gave them her bike"],
  ])("%s → %s", (sentence, note) => {
    expect(toNote(sentence)).toBe(note);
  });
});

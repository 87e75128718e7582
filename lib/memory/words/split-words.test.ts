import { describe, expect, it } from "vitest";
import { splitWords } from "./split-words";

const words = (text: string) => splitWords(text).map(({ word }) => word);

describe("splitWords", () => {
  it.each([
    ["Ada's cat isn’t here.", ["ada", "cat", "isn't", "here"]],
    ["l'acqua dell’isola", ["acqua", "isola"]],
    ["room 42b, 3 km", ["room", "42b", "3", "km"]],
    ["𝔘nicode ＦＵＬＬ", ["unicode", "full"]],
    ["naïve e\u0301tude", ["naïve", "étude"]],
    ["", []],
    ["😀 — !!", []],
  ])("%s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("cuts scripts without spaces into pairs, and Han letters alone too", () => {
    expect(words("我喜欢猫")).toEqual(["我喜", "我", "喜欢", "喜", "欢猫", "欢", "猫"]);
    expect(words("ねこがすき")).toEqual(["ねこ", "こが", "がす", "すき"]);
    expect(words("iPhone手机")).toEqual(["iphone", "手机", "手", "机"]);
  });

  it("says where each word stands in the text as written", () => {
    const text = "😀 Ada’s Ｃat";
    expect(splitWords(text).map(({ start, end }) => text.slice(start, end))).toEqual(["Ada’s", "Ｃat"]);
  });
});

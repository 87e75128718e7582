import { describe, expect, it } from "vitest";
import { builtinEmbedder, embedText } from "./builtin";

const likeness = (a: string, b: string) => {
  const [first, second] = [embedText(a), embedText(b)];
  return first.reduce((sum, value, index) => sum + value * (second[index] ?? 0), 0);
};

describe("embedText", () => {
  it("gives 384 numbers of length 1, the same every time", () => {
    const vector = embedText("Is allergic to peanuts");
    expect(vector).toHaveLength(384);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    expect(embedText("Is allergic to peanuts")).toEqual(vector);
  });

  it("puts texts with words or parts of words in common closer than others", () => {
    expect(likeness("I love hiking in the mountains", "Hikes mountains often")).toBeGreaterThan(likeness("I love hiking in the mountains", "Pays taxes in April") + 0.15);
    expect(likeness("Peanut allergy", "allergic to peanuts")).toBeGreaterThan(0.3);
    expect(likeness("LIVES IN LIMA", "lives in lima")).toBeCloseTo(1, 5);
  });

  it.each(["", "   ", "🙂", "\uD83D", "x".repeat(1_000_000)])("hostile text still has a direction", (text) => {
    expect(Math.hypot(...embedText(text))).toBeCloseTo(1, 4);
  });

  it("spreads texts about: unrelated ones are nearly at right angles", () => {
    const words = Array.from({ length: 60 }, (_, index) => embedText(`word${index * 7919} thing${index * 104729}`));
    const mean = words[0]?.reduce((sum, value, index) => sum + value * (words[40]?.[index] ?? 0), 0) ?? 1;
    expect(Math.abs(mean)).toBeLessThan(0.6);
  });
});

it("embeds many texts in their order", async () => {
  const texts = Array.from({ length: 450 }, (_, index) => `text ${index}`);
  const { vectors, calls } = await builtinEmbedder.embed(texts);
  expect(calls).toEqual([]);
  expect(vectors.ok && vectors.value.map((vector) => vector[0])).toEqual(texts.map((text) => embedText(text)[0]));
});

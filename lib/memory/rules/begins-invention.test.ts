import { describe, expect, it } from "vitest";
import { beginsInvention } from "./begins-invention";

describe("beginsInvention", () => {
  it.each([
    "Let's role-play: you are a guard.", "Imagine I'm a pilot.", "In my new novel the queen dies.", "My character is a thief.", "Here's a joke:", "Once upon a time there was a mill.",
    "Write me a poem about rain", "I dreamt of water.", "Create a persona:", "For the debate I take the other side.", "Say I was born in 1990.",
  ])("%j", (sentence) => expect(beginsInvention(sentence)).toBe(true));

  it.each(["I live in Porto.", "I wrote a novel.", "We play tennis on Sundays.", "Say hello to Ana.", "I'm a novelist.", "I like games.", "Can we play chess?", "Write faster, please."])("not %j", (sentence) =>
    expect(beginsInvention(sentence)).toBe(false));

  it("a message made to be slow is read in time", () => {
    const start = performance.now();
    for (const part of ["in my ", "write ", "let's go ", "dreamt ", "guess "]) beginsInvention(part.repeat(5_000));
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

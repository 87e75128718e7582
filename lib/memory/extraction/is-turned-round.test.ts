import { describe, expect, it } from "vitest";
import { guessLanguage } from "@/lib/memory/words/languages";
import { splitWords } from "@/lib/memory/words/split-words";
import { isTurnedRound } from "./is-turned-round";

const judge = (content: string, quote: string, text: string) => {
  const start = text.indexOf(quote);
  expect(start).toBeGreaterThanOrEqual(0);
  return isTurnedRound(content, text, { start, end: start + quote.length }, guessLanguage(splitWords(text).map(({ word }) => word)));
};

describe("isTurnedRound", () => {
  it.each([
    ["Lives in Bonn", "I live in Bonn", "Do I live in Bonn?"],
    ["Lives in Bonn", "I live in Bonn", "I live in Bonn?"],
    ["Lives in Bonn", "I live in Bonn", "Do you know whether I live in Bonn?"],
    ["Lives in Bonn", "I live in Bonn", "Hi there, do I live in Bonn, or in Cologne?"],
    ["Was born in Lyon", "I was born in Lyon", "I was born in Lyon? No way."],
    ["Drives a Volvo", "drives a Volvo", "He drives a Volvo."],
    ["Spielt Klavier", "Klavier", "Mein Bruder spielt Klavier."],
    ["Is diabetic", "diabetic", "Nobody here is diabetic."],
    ["Is vegan", "I vegan", "Am I vegan?"],
    ["Wohnt in Bonn", "ich in Bonn", "Wohne ich in Bonn?"],
    ["Vive en Bonn", "Vivo en Bonn", "¿Vivo en Bonn?"],
    ["Habite à Bonn", "j'habite à Bonn", "Est-ce que j'habite à Bonn ?"],
    ["Lives in Bonn", "live in Bonn", "I don't live in Bonn."],
    ["Lives in Bonn", "I don't live in Bonn", "I don't live in Bonn."],
    ["Lives in Bonn", "live in Bonn", "I have never wanted to live in Bonn."],
    ["Lives in Madrid", "I live in Porto, not Madrid", "I live in Porto, not Madrid"],
    ["Is allergic to nuts", "I'm allergic to nothing, certainly not nuts", "I'm allergic to nothing, certainly not nuts"],
    ["Has a car", "have a car", "I don’t have a car, so I cycle."],
    ["Wohnt in Bonn", "wohne", "Ich wohne nicht in Bonn."],
    ["Mag Oliven", "Ich mag Oliven", "Ich mag Oliven nicht."],
    ["Come carne", "como carne", "Yo no como carne."],
    ["Habite à Bonn", "habite", "Je n'habite pas à Bonn."],
    ["Lives in Bonn", "lives in Bonn", "My sister lives in Bonn."],
    ["Is allergic to nuts", "is allergic to nuts", "My best friend is allergic to nuts."],
    ["Lives in Bonn", "lives in Bonn", "I have a sister, and she lives in Bonn."],
    ["Wohnt in Bonn", "wohnt in Bonn", "Meine Schwester wohnt in Bonn."],
    ["Vive en Bonn", "vive en Bonn", "Mi hermana vive en Bonn."],
    ["Habite à Bonn", "habite à Bonn", "Ma sœur habite à Bonn."],
  ])("%s of %j in %j", (content, quote, text) => {
    expect(judge(content, quote, text)).toBe(true);
  });

  it.each([
    ["Lives in Bonn", "I live in Bonn", "I live in Bonn, can you recommend a doctor?"],
    ["Lives in Bonn", "I live in Bonn", "I live in Bonn and what should I see?"],
    ["Hates mornings", "I hate mornings", "Why do I hate mornings so much?"],
    ["Has a brother called Nils", "I have a brother called Nils", "Have I told you I have a brother called Nils?"],
    ["Has a friend Lucia who loves cats", "my friend Lucia and she loves cats", "I have my friend Lucia and she loves cats."],
    ["Is vegan", "I'm vegan", "What can I cook? I'm vegan."],
    ["Wife is called Anna", "my wife Anna", "Can you suggest a gift for my wife Anna?"],
    ["Does not live in Bonn", "live in Bonn", "I don't live in Bonn."],
    ["Dislikes olives", "I don't like olives", "I don't like olives."],
    ["Avoids gluten", "I don't eat gluten", "I don't eat gluten."],
    ["Left Acme", "I no longer work at Acme", "I no longer work at Acme."],
    ["Lives in Porto", "I live in Porto, not Madrid", "I live in Porto, not Madrid"],
    ["Lives in Porto", "I live not in Madrid but in Porto", "I live not in Madrid but in Porto"],
    ["Is vegan", "I'm vegan", "Don't forget I'm vegan."],
    ["Is vegan", "I'm vegan", "I don't eat eggs because I'm vegan."],
    ["Plays the violin", "play the violin", "I not only play the violin, I build them."],
    ["Wants to visit Japan", "I've never been to Japan but I want to visit", "I've never been to Japan but I want to visit"],
    ["Sister lives in Bonn", "My sister lives in Bonn", "My sister lives in Bonn."],
    ["Has a sister in Bonn", "My sister lives in Bonn", "My sister lives in Bonn."],
    ["Is married to Anna", "My wife is Anna", "My wife is Anna."],
    ["Lives in Bonn", "live in Bonn", "My sister and I live in Bonn."],
    ["Mother tongue is German", "My mother tongue is German", "My mother tongue is German."],
    ["Wohnt in Bonn", "Ich wohne in Bonn", "Ich wohne in Bonn, kennst du einen Arzt?"],
    ["Is moving to Rome", "I can't wait to move to Rome", "I can't wait to move to Rome!"],
    ["Moved to Rome", "I moved to Rome", "Did you know that I moved to Rome?"],
    ["Has a son aged 5", "my son who is 5", "What can I cook for my son who is 5?"],
    ["Got a Volvo", "gave me a Volvo", "My uncle gave me a Volvo."],
    ["Is single", "I'm not married, I'm single", "I'm not married, I'm single."],
    ["Mag keine Oliven", "Ich mag keine Oliven", "Ich mag keine Oliven."],
    ["Vive en Bonn", "Vivo en Bonn", "Vivo en Bonn, ¿conoces un médico?"],
  ])("not %s of %j in %j", (content, quote, text) => {
    expect(judge(content, quote, text)).toBe(false);
  });

  it("reads a long text quickly, whatever it repeats", () => {
    for (const part of [" ", ", ", "not ", "a-", "do i ", "my ", "(", "and ", "ne aaaa ", "x"]) {
      const text = `I live in ${part.repeat(Math.ceil(20_000 / part.length))}Bonn?`;
      const started = performance.now();
      isTurnedRound("Lives in Bonn", text, { start: 0, end: text.length }, "en");
      expect(performance.now() - started, part).toBeLessThan(500);
    }
  });
});

import { describe, expect, it } from "vitest";
import { readEmotion } from "./read-emotion";

describe("the emotion of a reply", () => {
  it.each([
    ["happy", "Congratulations on the new job! What will you do first?"],
    ["happy", "I'm so glad to hear that. Here are three walks."],
    ["happy", "That's wonderful news!"],
    ["happy", "Here is the list.\n\n- bread\n- milk\n\nHave fun 🎉"],
    ["happy", "Herzlichen Glückwunsch! Das freut mich."],
    ["happy", "¡Enhorabuena! Me alegro mucho por ti."],
    ["happy", "Félicitations ! Je suis ravie pour vous."],
    ["sad", "I'm very sorry to hear about your dog. He had a long life."],
    ["sad", "My deepest condolences."],
    ["sad", "Es tut mir sehr leid, dass du das erlebst. Mein Beileid."],
    ["sad", "Lo siento mucho, qué pena. Mis condolencias."],
    ["sad", "Mes sincères condoléances."],
    ["worried", "I'm worried about that fever. Please seek medical help today."],
    ["worried", "Ich mache mir Sorgen um dich."],
    ["worried", "Me preocupa lo que cuentas."],
    ["surprised", "Wow, I didn't expect that!"],
    ["surprised", "Was für eine Überraschung!"],
    ["surprised", "¡Qué sorpresa!"],
    ["angry", "I'm furious about how they treated you."],
    ["angry", "Das macht mich so wütend."],
  ] as const)("is %s: %s", (emotion, reply) => {
    expect(readEmotion(reply)).toBe(emotion);
  });

  it.each([
    ["plain words", "The train leaves at nine. Change in Graz."],
    ["an emotion that is only written about", "The happy path of the function returns early; the sad path throws. An angry mob is the theme of the novel."],
    ["a polite refusal", "I'm afraid I can't open that file. Sorry about that."],
    ["one that is denied", "I'm not happy with this draft yet, but it is not that I'm angry."],
    ["code", "```ts\nconst greeting = \"Congratulations! 🎉\";\n```"],
    ["a quotation", "> I'm so happy for you!\n\nThat is the sentence you asked for."],
    ["a text that was asked for", "Here is the card you asked for:\n\nCongratulations, I'm so happy for you!"],
    ["as much of one as of another", "Congratulations! And I'm so sorry to hear about your dog."],
    ["nothing", ""],
  ])("is neutral for %s", (_name, reply) => {
    expect(readEmotion(reply)).toBe("neutral");
  });

  it("stands in how a reply opens and ends, and not in what it is about between", () => {
    const story = Array.from({ length: 20 }, () => "She said that she was there. Wow, thought he.").join(" ");
    expect(readEmotion(`This is the story. It has twenty lines. They are short. ${story} That is the end. Ask for more.`)).toBe("neutral");
    expect(readEmotion(`${story.replaceAll("Wow", "Well")} I'm so glad you liked it!`)).toBe("happy");
  });

  it("reads a megabyte without holding anybody up", () => {
    const startedAtMs = performance.now();
    readEmotion("I am so very really ".repeat(50_000));
    readEmotion("😀".repeat(500_000));
    expect(performance.now() - startedAtMs).toBeLessThan(500);
  });
});

import { describe, expect, it } from "vitest";
import { guessLanguage } from "./languages";

const guess = (text: string) => guessLanguage(text.toLowerCase().split(/[^\p{L}']+/u));

describe("guessLanguage", () => {
  it.each([
    ["I moved to the coast with my sister", "en"],
    ["Ich wohne mit meiner Schwester an der Küste und habe einen Hund", "de"],
    ["Je vis avec ma sœur sur la côte", "fr"],
    ["Vivo con mi hermana en la costa y no tengo perro", "es"],
    ["Eu moro com a minha irmã e não tenho cão", "pt"],
    ["Io vivo con mia sorella e non ho un cane", "it"],
    ["Ik woon met mijn zus aan de kust", "nl"],
    ["я живу на берегу, и у меня есть собака", "ru"],
    ["peanut allergy", "en"],
    ["", "en"],
  ])("%s → %s", (text, language) => {
    expect(guess(text)).toBe(language);
  });
});

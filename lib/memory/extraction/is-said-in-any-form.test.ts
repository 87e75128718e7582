import { expect, it } from "vitest";
import { isSaidInAnyForm } from "./is-said-in-any-form";
import { readSaidWords } from "./said-words";

const isSaid = (word: string, words: string) => isSaidInAnyForm(word, readSaidWords(words, new Date("2027-05-03T10:00:00Z")));

it.each([
  ["brews", "I brew beer"], ["carries", "I carry pollen"], ["arbeitet", "Ich arbeite nachts"], ["trabaja", "Trabajo de noche"], ["mieszka", "Mieszkam tutaj"],
])("%s is a form of what stands in %j", (word, words) => {
  expect(isSaid(word, words)).toBe(true);
});

it.each([
  ["maya", "I may keep bees"], ["monica", "I keep bees on Monday"], ["tim", "I have time"], ["marta", "I go to the market"], ["martina", "With Martin I keep bees"], ["marie", "Mary keeps bees"],
])("%s is none in %j", (word, words) => {
  expect(isSaid(word, words)).toBe(false);
});

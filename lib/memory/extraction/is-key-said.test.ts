import { describe, expect, it } from "vitest";
import { isKeySaid } from "./is-key-said";
import { readSaidWords } from "./said-words";

const isSaid = (key: string, text: string, content = text, quote = text) => isKeySaid(key, { content, quote }, readSaidWords(text, new Date("2027-05-03T10:00:00Z")));

describe("isKeySaid", () => {
  it.each([
    ["allergy:peanuts", "I'm allergic to something in that cake"],
    ["allergy:peanuts", "I'm allergic to nuts"],
    ["allergy:nuts", "I'm allergic to peanuts"],
    ["allergy:peanut_butter", "I'm allergic to peanuts"],
    ["friend:maria", "My friend Mariana plays the lute"],
    ["sister:name", "My brother is called Tom"],
    ["dog:rex", "My dog is called Max"],
    ["trip:2029", "I'm going on a trip in 2028"],
    ["cats:7", "I have two cats"],
    ["allergie:erdnuss", "Ich bin allergisch gegen Haselnüsse"],
    ["allergie:milch", "Ich habe eine Nussallergie"],
    ["alergia:gambas", "Soy alérgica a los mariscos"],
    ["perro:name", "Mi gato se llama Tom"],
    ["allergy:food", "I have a peanut allergy"],
    ["cat:breed", "My dog is a poodle"],
    ["알레르기:땅콩", "새우에 알레르기가 있어요"],
    ["알레르기:새", "새우에 알레르기가 있어요"],
  ])("%s is not said in %j", (key, text) => {
    expect(isSaid(key, text)).toBe(false);
  });

  it.each([
    ["home_city", "I live in Lyon"],
    ["allergy:peanut", "I'm allergic to peanuts"],
    ["allergy:peanuts", "I have a peanut allergy"],
    ["Allergy:Peanuts", "I'm allergic to peanuts"],
    ["favourite:color", "My favourite colour is blue"],
    ["plan:moving_to_lyon", "I'm going to move to Lyon"],
    ["trip:2027-05-04", "My trip begins tomorrow"],
    ["cats:2", "I have two cats"],
    ["cat:count", "I have two cats"],
    ["dog:name", "My dog is called Rex"],
    ["pet:dog:name", "My dog is called Rex"],
    ["sister:home_city", "My sister lives in Porto"],
    ["friend:mariana", "My friend Mariana plays the lute"],
    ["allergie:haselnuss", "Ich bin allergisch gegen Haselnüsse"],
    ["allergie:haselnuesse", "Ich bin allergisch gegen Haselnüsse"],
    ["allergie:erdnuss", "Ich habe eine Erdnussallergie"],
    ["allergy:haselnüsse", "Ich bin allergisch gegen Haselnüsse"],
    ["schwester:name", "Meine Schwester heißt Ute"],
    ["alergia:marisco", "Soy alérgica a los mariscos"],
    ["alergia:mani", "Soy alérgico al maní"],
    ["gato:count", "Tengo dos gatos"],
    ["过敏:花生", "我对花生过敏"],
    ["알레르기:땅콩", "땅콩에 알레르기가 있어요"],
    ["고양이:name", "고양이가 나비라고 해요"],
    ["car:model", "My car is a Golf"],
    ["car:model", "My new car is a Tesla"],
    ["dog:breed", "My dog is a poodle"],
    ["mother:job", "My mother works as a nurse"],
    ["Dog:Name", "My dog is called Rex"],
    ["hund:name", "Mein Hund heißt Rex"],
    ["job:mother", "My mother works as a nurse"],
  ])("%s is said in %j", (key, text) => {
    expect(isSaid(key, text)).toBe(true);
  });

  it.each(["allergy:", "allergy:_", "pet:🐕", ":name", ":", "taste:it", "my:name", "it:count"])("%s names no thing, whatever was said", (key) => {
    expect(isSaid(key, "It is my dog, I like it")).toBe(false);
  });

  it("what was said elsewhere in the message is no word for this note", () => {
    const text = "I love peanuts. I'm allergic to shellfish.";
    expect(isSaid("allergy:peanuts", text, "Is allergic to shellfish", "I'm allergic to shellfish")).toBe(false);
    expect(isSaid("allergy:shellfish", text, "Is allergic to shellfish", "I'm allergic to shellfish")).toBe(true);
  });

  it("a thing that the note names may be said in another sentence, and has to be said", () => {
    const text = "We have a dog. He's called Rex.";
    expect(isSaid("dog:name", text, "Dog is called Rex", "He's called Rex")).toBe(true);
    expect(isSaid("cat:name", text, "Cat is called Rex", "He's called Rex")).toBe(false);
  });
});

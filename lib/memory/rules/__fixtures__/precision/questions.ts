import { add, assistant, inEnglish, person } from "./dialogue";

export const QUESTIONS = inEnglish([
  ["asking whether", [person("Am I allergic to strawberries if my lips itch?")]],
  ["where do I live", [person("Where do I live?")]],
  ["do you remember", [person("Do you remember that I live in Prague?")], [add("fact", /Prague/, "I live in Prague", { isOptional: true })]],
  ["tag question", [person("I live in Cardiff, what's on tonight?")], [add("fact", /Cardiff/, "I live in Cardiff", { isOptional: true })]],
  ["a fact and then a question", [person("I live in Cardiff. What's on tonight?")], [add("fact", /Cardiff/, "I live in Cardiff", { key: "home_city" })]],
  ["can I eat this", [person("Can I eat brie when I'm pregnant?")]],
  ["should I be a nurse", [person("Should I become a nurse or a teacher?")]],
  ["answering a question", [
    assistant("Where do you live?"),
    person("I live in Utrecht."),
  ], [add("fact", /Utrecht/, "I live in Utrecht", { key: "home_city", value: "Utrecht" })]],
  ["a bare answer", [assistant("Which city do you live in?"), person("Utrecht.")], [add("fact", /Utrecht/, "Utrecht", { isOptional: true })]],
  ["a yes", [assistant("Are you vegetarian?"), person("Yes.")]],
  ["what do I like", [person("What do I like to eat?")]],
  ["is my name", [person("Is my name hard to pronounce?")]],
  ["have I told you", [person("Have I told you I have a brother called Nils?")], [add("fact", /Nils/, "I have a brother called Nils", { isOptional: true })]],
  ["what would I do", [person("What would I do as a pilot all day?")]],
  ["question without a mark", [person("how do i know if i'm allergic to dust")]],
  ["why do I", [person("Why do I hate mornings so much?")]],
  ["question with a fact inside", [person("Since I'm allergic to soy, what can I use in a marinade?")], [add("fact", /allergic to soy/i, "I'm allergic to soy", { isOptional: true })]],
  ["as a nurse what", [person("As a nurse, which shoes do you recommend?")]],
  ["who am I", [person("Who am I? Just testing.")]],
  ["does it matter", [person("Does it matter that I was born in May?")]],
]);

import { add, inEnglish, person } from "./dialogue";

export const ROLEPLAY = inEnglish([
  ["a story in the first person", [person("In my novel, I'm a smuggler and I live in Marseille.")]],
  ["a character of a game", [person("My character is an elf. In the game I live in Rivenbrook and I hate orcs.")]],
  ["a job interview practised", [person("Let's role-play: I'm a recruiter and you are the applicant.")]],
  ["a poem", [person("Continue my poem:\nI live in a lighthouse,\nI own the northern star")]],
  ["a doctor played", [person("Let's play doctor and patient. I'm the doctor.")]],
  ["stage direction", [person("*I'm a wizard and I live in a tower* Ho there, traveller!")]],
  ["a debate side", [person("For the debate I'm a lobbyist who loves coal.")]],
  ["a dream", [person("Last night I dreamt that I'm a fish and I live in a bowl.")]],
  ["writer by trade", [person("I'm a novelist and I'm stuck on chapter two.")], [add("fact", /novelist/, "I'm a novelist", { key: "occupation" })]],
  ["script lines", [person("MARA: I live in Oslo.\nTEO: I'm a spy.\nContinue the scene.")]],
  ["a joke begins", [person("Here's a joke: I have a dog called Minton. He ate two shuttlecocks.")]],
  ["an invented profile", [person("Create a persona: I'm 34, I live in Austin and I love cycling.")]],
  ["once upon a time", [person("Once upon a time I was a king. I lived in Thule and I had three sons. Go on.")]],
  ["acting as a customer", [person("I'll be the customer now. I'm allergic to nuts, what do you recommend?")]],
  ["a quiz about a person", [person("Guess who I am: I was born in 1879, I play the violin and I love sailing.")]],
  ["plays a part on stage", [person("I play Juliet in our school theatre.")], [add("fact", /Juliet/, "I play Juliet", { isOptional: true })]],
]);

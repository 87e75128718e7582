import { add, assistant, inEnglish, person } from "./dialogue";

/** As people write to an assistant: a request with a life around it. */
export const LONGER_MESSAGES = inEnglish([
  ["packing for a hike", [person("I'm going hiking with my brother next weekend. He has a bad knee and I hate cooking outdoors, so we want huts. What should I pack? I have a 30 litre bag.")], [
    add("preference", /cooking outdoors/i, "I hate cooking outdoors"),
  ]],
  ["a broken build", [person("I have a React app and I use Vite. I moved to TypeScript last month. Now I get an error when I run the tests. I love how vague it is. Here's the log: I am unable to resolve module x.")]],
  ["a recipe for guests", [person("We're having friends over on Saturday. Anna is vegan, Paul is allergic to nuts, and I don't eat mushrooms. Suggest a main course, please.")], [
    add("preference", /not eat mushrooms/i, "I don't eat mushrooms"),
  ]],
  ["a letter to a landlord", [person("Please write to my landlord. I live in Gdansk, the heating has been off for a week, I have a baby and I'm furious.")], [
    add("fact", /Gdansk/, "I live in Gdansk", { isOptional: true }),
    add("fact", /baby/, "I have a baby", { isOptional: true }),
  ]],
  ["introducing oneself at length", [person("Hi! My name is Ottilie, I'm 29 and I work as a sound engineer in Leipzig. In my free time I play the bassoon and I collect old radios. Nice to meet you!")], [
    add("fact", /Ottilie/, "My name is Ottilie", { key: "name" }),
    add("fact", /29/, "I'm 29", { key: "age", value: 29 }),
    add("fact", /sound engineer/, "I work as a sound engineer", { key: "occupation" }),
    add("fact", /bassoon/, "I play the bassoon"),
    add("fact", /old radios/, "I collect old radios"),
  ]],
  ["a question about tax", [person("I'm self-employed and I also have a part-time job. If I earn 12k from both, do I pay tax? Assume I'm single and I live in Ireland.")], [
    add("fact", /self-employed/, "I'm self-employed", { key: "occupation" }),
  ]],
  ["a talk about a film", [person("I watched Alien again. I love the sets and I hate the jump scares. Ripley says: I'm the last survivor. What year is it set in?")], [
    add("preference", /jump scares/i, "I hate the jump scares", { isOptional: true }),
  ]],
  ["a bug report", [person("Steps: I open the app, I play a video, I drive the slider to the end. Expected: it stops. Actual: I have two players. I'm on version 4.")]],
  ["a job application", [person("Rewrite my cover letter: I am a passionate developer. I work at Globex. I speak Spanish and I love solving problems.")]],
  ["a poem for a friend", [person("Write a birthday poem for my friend Lucia. She lives in Turin and she loves cats. I'm hopeless at rhymes.")]],
  ["workout advice", [person("I'm 6 feet tall, 90 kilos, and I'm training for a triathlon in August. I can't run on concrete because of my shins. Can you make a plan?")], [
    add("fact", /triathlon/, "I'm training for a triathlon"),
  ]],
  ["a doctor's appointment", [person("I have a doctor's appointment on Thursday and I'm nervous. Last time I was told I'm borderline diabetic. What should I ask?")], [
    add("event", /doctor's appointment.*2027-05-06/i, "I have a doctor's appointment on Thursday"),
  ]],
  ["learning with a deadline", [person("I'm learning Portuguese because we're moving to Porto in September. My wife already speaks it. I'm at level A2. Give me a dialogue at a bakery.")], [
    add("fact", /Portuguese/, "I'm learning Portuguese"),
    add("event", /Porto/, "we're moving to Porto in September", { isOptional: true }),
  ]],
  ["a game of twenty questions", [person("Let's play twenty questions. I'm thinking of an animal. I live in the sea. I have eight arms. I love crabs.")]],
  ["thinking aloud", [person("Hmm. I like the blue one more than the green one. I don't like the font. I prefer the second layout. I'm not a designer though.")]],
  ["summing up a meeting", [person("Notes from the meeting:\n- I am responsible for the budget (Kim)\n- I work on the API (Raj)\n- I'm on holiday next week (Lea)\nTurn them into a table.")]],
  ["a dialogue for practice", [person("Practise with me. You are a waiter in Paris. I am allergic to gluten and I'm a vegetarian, but only in this exercise.")]],
  ["a family and its pets", [person("We have two dogs called Ziggy and Moss, my daughter's name is Elin, and we live in Bergen. Where can we all swim?")], [
    add("fact", /Ziggy/, "Ziggy"), add("fact", /Moss/, "Moss"), add("fact", /Elin/, "my daughter's name is Elin"),
    add("fact", /Bergen/, "we live in Bergen", { isOptional: true }),
  ]],
  ["a lament", [person("I'm so done. I work like a horse, I live on coffee, I sleep four hours, and my boss calls me lazy. I love my life. Not.")]],
  ["a comparison of laptops", [person("I own a ThinkPad from 2015 and I need something lighter. I travel to Zurich every other week. I don't play games. Budget 900 euros.")], [
    add("fact", /ThinkPad/, "I own a ThinkPad"),
    add("fact", /not play games/i, "I don't play games", { isOptional: true }),
    add("fact", /Zurich/, "I travel to Zurich", { isOptional: true }),
  ]],
  ["a question of grammar", [person("Which is right: \"I live in Rome since May\" or \"I have lived in Rome since May\"? I'm an English teacher and a student asked me.")], [
    add("fact", /English teacher/, "I'm an English teacher", { key: "occupation" }),
  ]],
  ["unit tests wanted", [person("Write a test for this:\n```js\nconst me = { name: 'Kim', city: 'Oslo' } // I live in Oslo\n```\nI use Jest.")]],
  ["an itinerary", [person("We're flying to Kyoto on 3 October and we're staying for nine days. I love gardens and my husband loves noodles. No temples before ten, please.")], [
    add("event", /Kyoto.*3 October|Kyoto/, "We're flying to Kyoto on 3 October"),
    add("preference", /gardens/, "I love gardens"),
    add("preference", /husband.*noodles/, "my husband loves noodles", { isOptional: true }),
  ]],
  ["an answer to the assistant", [assistant("Do you have any dietary requirements?"), person("Yes, I'm lactose intolerant and I don't eat pork. My partner eats everything.")], [
    add("fact", /lactose intolerant/i, "I'm lactose intolerant"), add("preference", /not eat pork/i, "I don't eat pork"),
  ]],
  ["what a friend asked to pass on", [person("My friend Jo asked me to ask you this. She says she's a nurse, she's from Perth and she's moving to Leeds. Which visa?")]],
  ["a thank-you", [person("Wow, I love this! I'm really impressed, you're the best. I have everything I need now. I'm off to bed.")]],
  ["a debate prepared", [person("For the debate tomorrow I'm against zoos. I believe animals should be free. Give me three arguments, and the best counter-argument.")]],
  ["a fact that ended and one that began", [person("I no longer work at Hooli. I've started working at Pied Piper, as a tester, and I'm loving the people.")], [
    add("fact", /Pied Piper/, "I've started working at Pied Piper", { key: "employer" }),
    add("fact", /tester/, "tester", { isOptional: true }),
    add("preference", /people/, "I'm loving the people", { isOptional: true }),
  ]],
  ["sensitive and asked for", [person("Please remember that I take warfarin, and that I'm allergic to penicillin. My health card number is 4000 0566 5566 5556.")], [
    add("fact", /takes warfarin/i, "I take warfarin", { isOptional: true }),
    add("fact", /allergic to penicillin/i, "allergic to penicillin", { isOptional: true }),
  ]],
  ["a scene from a screenplay", [person("INT. KITCHEN - NIGHT\nJUNE: I live in a tent now.\nMARK: I'm a lawyer, June.\nJUNE: I love you.\nMake it funnier.")]],
  ["a survey to fill", [person("Survey: Do you smoke? I don't smoke / I smoke. Do you drive? I drive a car / I don't. Make it shorter.")], [
    add("fact", /smoke/, "I don't smoke", { isOptional: true }),
  ]],
  ["moving house", [person("We moved into a new flat in Ghent yesterday! I have forty boxes and a cat called Tofu who hates me. Where do I start?")], [
    add("fact", /Tofu/, "a cat called Tofu", { isOptional: true }),
    add("fact", /Ghent/, "Ghent", { isOptional: true }),
  ]],
  ["irony about oneself", [person("Sure, I'm an early riser, if noon is early. Anyway, what's a good alarm clock app?")]],
  ["advice for a student", [person("One of my students told me: I'm bad at maths and I hate school. I'm a tutor, I work with kids of ten. How do I answer?")], [
    add("fact", /tutor/, "I'm a tutor", { key: "occupation" }),
  ]],
  ["a data task", [person("I have a table of users with name, city and age. I want rows where city is 'Paris'. I work with Postgres 15.")]],
  ["a plan given up", [person("I was going to move to Malta, but I changed my mind. I stay in Bristol.")], [add("fact", /Bristol/, "I stay in Bristol", { isOptional: true })]],
  ["an ad for a flat", [person("Write an ad: I am looking for a flat in Vienna, I am a quiet student, I have no pets.")]],
  ["a mixed bag", [person("Random facts about me: I'm left-handed, I'm scared of spiders, I own a kayak, my favourite season is autumn, and I can't whistle.")], [
    add("fact", /kayak/, "I own a kayak"), add("preference", /season.*autumn/, "my favourite season is autumn"),
    add("fact", /left-handed/, "I'm left-handed", { isOptional: true }), add("fact", /spiders/, "I'm scared of spiders", { isOptional: true }),
  ]],
  ["asking about a symptom", [person("I've had a headache for three days, I'm drinking enough water, and I work in front of a screen. Could it be my glasses?")]],
  ["a wish list", [person("I'd like a dog, I want to live by the sea, and I hope to retire at fifty. What do I need to save?")]],
]);

import { add, inEnglish, person } from "./dialogue";

export const LISTS = inEnglish([
  ["three allergies", [person("I'm allergic to peanuts, shellfish and kiwi.")], [
    add("fact", /allergic to peanuts/i, "peanuts"), add("fact", /allergic to shellfish/i, "shellfish"), add("fact", /allergic to kiwi/i, "kiwi"),
  ]],
  ["about me in one breath", [person("About me: my name is Odile, I live in Lille, I work as a baker and I love hiking.")], [
    add("fact", /called Odile/, "my name is Odile", { key: "name" }), add("fact", /Lille/, "I live in Lille", { key: "home_city" }),
    add("fact", /baker/, "I work as a baker", { key: "occupation" }), add("preference", /hiking/, "I love hiking"),
  ]],
  ["bullets", [person("A few things about me:\n- I'm vegan\n- I speak Dutch\n- I have a cat called Nori")], [
    add("preference", /vegan/, "I'm vegan"), add("fact", /Dutch/, "I speak Dutch"), add("fact", /cat called Nori/, "I have a cat called Nori"),
  ]],
  ["a numbered list", [person("1. I live in Bari\n2. I'm a nurse\n3. I don't eat gluten")], [
    add("fact", /Bari/, "I live in Bari"), add("fact", /nurse/, "I'm a nurse"), add("preference", /not eat gluten/i, "I don't eat gluten"),
  ]],
  ["two languages", [person("I speak Finnish and Swedish.")], [add("fact", /Finnish/, "Finnish"), add("fact", /Swedish/, "Swedish")]],
  ["two cats", [person("I have two cats called Flip and Flop.")], [add("fact", /Flip/, "Flip"), add("fact", /Flop/, "Flop")]],
  ["likes with a shared verb", [person("I love jazz and old maps.")], [add("preference", /jazz/, "jazz"), add("preference", /old maps/, "old maps")]],
  ["likes and dislikes", [person("I like tea but I hate coffee.")], [add("preference", /likes tea/i, "I like tea"), add("preference", /coffee/, "I hate coffee")]],
  ["a shopping list", [person("Shopping list: milk, eggs, I need a new lamp, bread.")]],
  ["tasks for today", [person("My to-do list: call mum, water plants, pay rent.")]],
  ["one dish of two words", [person("I love fish and chips.")], [add("preference", /fish and chips/i, "fish and chips")]],
  ["requirements of a program", [person("The app must: have a login, send mail, play sounds.")]],
  ["ingredients at hand", [person("I have two eggs, some flour and an onion. What can I cook?")]],
  ["steps done so far", [person("So far I have restarted the router, I have changed the cable and I have updated it.")]],
  ["games owned together", [person("We play chess and backgammon on Sundays.")], [add("fact", /chess/, "We play chess", { isOptional: true }), add("fact", /backgammon/, "backgammon", { isOptional: true })]],
  ["instruments", [person("I play the cello and the piano.")], [add("fact", /cello/, "I play the cello"), add("fact", /piano/, "piano", { isOptional: true })]],
  ["options of a choice", [person("Options: I take the train, I drive, I fly. Which is greenest?")]],
]);

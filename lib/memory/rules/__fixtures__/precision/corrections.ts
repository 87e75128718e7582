import { add, assistant, inEnglish, person, same, supersede } from "./dialogue";

export const CORRECTIONS = inEnglish([
  ["a move told a month later", [
    person("I live in Tampere and I'd like some weekend ideas.", "2027-03-01"),
    person("We've moved to Turku, so weekend ideas for there please.", "2027-04-02"),
  ], [
    add("fact", /lives in Tampere/i, "I live in Tampere", { key: "home_city", value: "Tampere" }),
    supersede("fact", /Turku/, "moved to Turku", { key: "home_city", value: "Turku" }),
  ]],
  ["a name heard wrong", [
    person("My name is Marten."),
    assistant("Nice to meet you, Martin!"),
    person("No, my name is Marten, with an e."),
  ], [
    add("fact", /called Marten/, "My name is Marten", { key: "name", value: "Marten" }),
    same("fact", /called Marten/, "my name is Marten", { key: "name", value: "Marten" }),
  ]],
  ["a name corrected by its bearer", [
    person("hey, I'm Katharine"),
    person("Sorry, typo: my name is Katherine."),
  ], [
    add("fact", /Katharine/, "I'm Katharine", { key: "name" }),
    supersede("fact", /Katherine/, "my name is Katherine", { key: "name", value: "Katherine" }),
  ]],
  ["a new job", [
    person("I work at Hargreaves Printing.", "2027-01-10"),
    person("Good news! I've started working at Delta Press today.", "2027-02-15"),
  ], [
    add("fact", /Hargreaves Printing/, "I work at Hargreaves Printing", { key: "employer" }),
    supersede("fact", /Delta Press/, "started working at Delta Press", { key: "employer", value: "Delta Press" }),
  ]],
  ["slip of the tongue in one message", [
    person("I live in Graz. Wait, no, I live in Linz, Graz is where my parents are."),
  ], [add("fact", /Linz/, "I live in Linz", { key: "home_city", value: "Linz" })]],
  ["a birthday corrected", [
    person("My birthday is on 14 June."),
    person("Correction: my birthday is on 15 June."),
  ], [
    add("fact", /14 June/, "My birthday is on 14 June", { key: "birthday" }),
    supersede("fact", /15 June/, "my birthday is on 15 June", { key: "birthday", value: "15 June" }),
  ]],
  ["a changed mind about mushrooms", [
    person("I don't like mushrooms.", "2026-01-04"),
    person("I actually like mushrooms now, my aunt cooked them properly.", "2027-01-04"),
  ], [
    add("preference", /not like mushrooms/i, "I don't like mushrooms"),
    supersede("preference", /likes mushrooms/i, "like mushrooms now"),
  ]],
  ["a diet given up", [
    person("I'm vegetarian, so no fish please."),
    person("Update: I'm no longer vegetarian.", "2027-09-01"),
  ], [
    add("preference", /vegetarian/, "I'm vegetarian", { key: "diet" }),
    supersede("preference", /no longer vegetarian/, "I'm no longer vegetarian"),
  ]],
  ["from one diet to another", [
    person("I'm a vegetarian."),
    person("I went vegan last month.", "2027-08-10"),
  ], [
    add("preference", /vegetarian/, "I'm a vegetarian", { key: "diet", value: "vegetarian" }),
    supersede("preference", /vegan/, "I went vegan", { key: "diet", value: "vegan" }),
  ]],
  ["an assistant that got it wrong", [
    person("Which trains leave on Sunday?"),
    assistant("From Leeds, where you live, there are four."),
    person("I don't live in Leeds, I live in York."),
  ], [add("fact", /York/, "I live in York", { key: "home_city", value: "York" })]],
  ["the same told twice is no second memory", [
    person("I'm allergic to shellfish."),
    person("Remember I'm allergic to shellfish when you plan dinner.", "2027-05-09"),
  ], [
    add("fact", /allergic to shellfish/i, "I'm allergic to shellfish"),
    same("fact", /allergic to shellfish/i, "allergic to shellfish"),
  ]],
  ["an older letter read after a newer one", [
    person("I live in Bergen.", "2027-05-01"),
    person("I live in Oslo.", "2026-05-01"),
  ], [
    add("fact", /Bergen/, "I live in Bergen", { key: "home_city" }),
    add("fact", /Oslo/, "I live in Oslo", { key: "home_city", isOptional: true }),
  ]],
  ["not this but that", [
    person("My name is not Jon but John."),
  ], [add("fact", /called John/, "My name is not Jon but John", { key: "name", value: "John" })]],
  ["divorced after married", [
    person("I'm married and have two kids."),
    person("I'm divorced now, by the way.", "2028-02-01"),
  ], [
    add("fact", /married/, "I'm married", { key: "marital_status" }),
    add("fact", /two kids/, "have two kids"),
    supersede("fact", /divorced/, "I'm divorced", { key: "marital_status" }),
  ]],
  ["an allergy that was ruled out", [
    person("I'm allergic to eggs."),
    person("Had the test today. I'm not allergic to eggs after all!", "2027-06-06"),
  ], [
    add("fact", /allergic to eggs/i, "I'm allergic to eggs"),
    supersede("fact", /not allergic to eggs/i, "I'm not allergic to eggs"),
  ]],
  ["a favourite replaced", [
    person("My favourite colour is teal."),
    person("My favourite colour is burgundy these days.", "2027-11-11"),
  ], [
    add("preference", /teal/, "My favourite colour is teal"),
    supersede("preference", /burgundy/, "My favourite colour is burgundy"),
  ]],
  ["a promotion", [
    person("I work as a cashier."),
    person("I got promoted, I now work as a shift manager.", "2027-07-01"),
  ], [
    add("fact", /cashier/, "I work as a cashier", { key: "occupation" }),
    supersede("fact", /shift manager/, "I now work as a shift manager", { key: "occupation" }),
  ]],
  ["correcting the assistant's spelling of a town", [
    person("I'm from Llandudno."),
    assistant("Landudno is lovely."),
    person("It's spelled with two Ls."),
  ], [add("fact", /Llandudno/, "I'm from Llandudno", { key: "origin" })]],
]);

import { add, inEnglish, person } from "./dialogue";

export const PAST_AND_PRESENT = inEnglish([
  ["used to live", [person("I used to live in Seville.")], [add("fact", /used to live|formerly/i, "I used to live in Seville", { isOptional: true })]],
  ["lived as a child", [person("As a child I lived in Zagreb.")], [add("fact", /Zagreb/, "lived in Zagreb", { isOptional: true })]],
  ["grew up and lives", [person("I grew up in Kent but I live in Fife now.")], [
    add("fact", /grew up in Kent/i, "I grew up in Kent"), add("fact", /lives in Fife/i, "I live in Fife", { key: "home_city", value: "Fife" }),
  ]],
  ["worked there once", [person("I worked at a bakery when I was sixteen.")]],
  ["was a teacher", [person("I was a teacher for thirty years.")], [add("fact", /teacher/, "I was a teacher", { isOptional: true })]],
  ["formerly vegetarian", [person("I was vegetarian in college.")]],
  ["retired now", [person("I was a welder, but I'm retired now.")], [add("fact", /retired/, "I'm retired", { key: "occupation" })]],
  ["liked as a kid", [person("I loved liver when I was little.")]],
  ["a dog that died", [person("I had a dog called Rex, he died last year.")], [add("fact", /Rex/, "I had a dog called Rex", { isOptional: true })]],
  ["born somewhere", [person("I was born in Tirana.")], [add("fact", /Tirana/, "I was born in Tirana", { key: "birthplace" })]],
  ["born in a year", [person("I was born in 1991.")], [add("fact", /1991/, "I was born in 1991", { key: "birth_year", value: 1991 })]],
  ["studied, past", [person("I studied chemistry but I work in publishing.")], [
    add("fact", /studied chemistry/i, "I studied chemistry", { isOptional: true }), add("fact", /publishing/, "I work in publishing"),
  ]],
  ["has lived for long", [person("I've lived in Leiden for twelve years.")], [add("fact", /Leiden/, "I've lived in Leiden", { key: "home_city" })]],
  ["ex-smoker", [person("I quit smoking two years ago.")], [add("fact", /not smoke|quit smoking|stopped smoking/i, "I quit smoking")]],
  ["would always", [person("Back then I would always go to Brighton.")]],
  ["never again", [person("I ate oysters once and I'm never doing that again.")]],
  ["still lives", [person("I still live in Derry.")], [add("fact", /Derry/, "I still live in Derry", { key: "home_city" })]],
  ["had an appointment", [person("I had a dentist appointment yesterday and my jaw hurts.")]],
  ["visited", [person("I was in Kyoto last spring.")], [add("event", /Kyoto/, "I was in Kyoto", { isOptional: true })]],
  ["owned a car", [person("I owned a Beetle in the eighties.")]],
  ["moved years ago", [person("I moved to Aarhus in 2019.")], [add("fact", /Aarhus/, "I moved to Aarhus", { key: "home_city", value: "Aarhus" })]],
]);

import { add, inEnglish, person, supersede } from "./dialogue";

export const NEGATIONS = inEnglish([
  ["never been a smoker", [person("I don't smoke.")], [add("fact", /not smoke/i, "I don't smoke")]],
  ["no meat", [person("I don't eat pork or beef.")], [
    add("preference", /not eat pork/i, "I don't eat pork or beef"),
    add("preference", /not eat beef/i, "I don't eat pork or beef"),
  ]],
  ["not a doctor", [person("I'm not a doctor, but isn't that dangerous?")]],
  ["not allergic at all", [person("I'm not allergic to anything.")]],
  ["does not live where the app believes", [person("I don't live in Germany, why are prices in euros?")]],
  ["no children", [person("I don't have kids.")], [add("fact", /(?:no|not have|doesn't have) (?:any )?(?:kids|children)/i, "I don't have kids", { isOptional: true })]],
  ["no driving licence", [person("I can't drive, so trains only please.")], [add("fact", /(?:cannot|can't|not) drive/i, "I can't drive", { isOptional: true })]],
  ["not fond of an idea", [person("I don't like this answer. Shorter please.")]],
  ["hates the weather today", [person("I hate this weather.")]],
  ["does not drink", [person("I don't drink alcohol.")], [add("preference", /not drink alcohol/i, "I don't drink alcohol")]],
  ["left a firm", [
    person("I work for Norwich Mills.", "2027-01-01"),
    person("I don't work for Norwich Mills any more.", "2027-03-01"),
  ], [
    add("fact", /Norwich Mills/, "I work for Norwich Mills", { key: "employer" }),
    supersede("fact", /no longer works/i, "I don't work for Norwich Mills", { key: "employer" }),
  ]],
  ["a denial of what was never known", [person("I'm no longer vegan.")]],
  ["neither nor", [person("I neither smoke nor drink.")], [add("fact", /smoke|drink/i, "I neither smoke nor drink", { isOptional: true })]],
  ["dislikes a food", [person("I can't stand coriander.")], [add("preference", /coriander/i, "I can't stand coriander")]],
  ["does not mind", [person("I don't mind coriander.")]],
  ["not really into a sport", [person("I'm not really into football.")], [add("preference", /not (?:like|into) football/i, "I'm not really into football")]],
  ["cannot complain", [person("I can't complain, I have everything I need.")]],
  ["never said so", [person("I never said I'm allergic to cats.")]],
  ["it is not true that", [person("It's not true that I live in Madrid.")]],
  ["do not call me", [person("Don't call me Bob.")], [add("preference", /(?:not|n't).*Bob/i, "Don't call me Bob", { isOptional: true })]],
  ["stopped a habit", [person("I've stopped drinking coffee.")], [add("fact", /stopped drinking coffee|not drink coffee/i, "I've stopped drinking coffee")]],
  ["not from here", [person("I'm not from here, what should I see first?")]],
]);

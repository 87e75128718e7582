import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Candidate } from "./candidate";
import { checkCandidate } from "./check-candidate";
import { evidenceFinder } from "./find-evidence";
import { ownWords } from "./own-words";
import { readSaidWords } from "./said-words";

// As they are, and counted.
vi.mock(import("./find-evidence"), { spy: true });
vi.mock(import("./own-words"), { spy: true });
vi.mock(import("./said-words"), { spy: true });
beforeEach(() => void vi.clearAllMocks());

const messageId = "01999999-0000-7000-8000-000000000001";
const said = (text: string) => [{ messageId, text, saidAt: new Date("2027-05-03T10:00:00Z") }];
const candidate = (content: string, quote: string, change: Partial<Candidate> = {}): Candidate => ({
  content,
  type: "fact",
  importance: 3,
  confidence: 0.9,
  evidence: { quote, messageId },
  ...change,
});
const check = (content: string, quote: string, text: string, change: Partial<Candidate> = {}) => {
  const result = checkCandidate(candidate(content, quote, change), said(text));
  return result.ok ? "kept" : result.failure;
};

describe("checkCandidate", () => {
  it("keeps what the person said, with the quote as they wrote it", () => {
    const result = checkCandidate(candidate("Keeps bees", "i  KEEP bees"), said("These days I keep bees."));
    expect(result).toMatchObject({ ok: true, value: { evidence: { quote: "I keep bees" } } });
  });

  it.each([
    ["invented words", "Keeps bees", "I keep bees", "I keep ducks", "no_evidence"],
    ["words inside a code fence", "Keeps bees", "I keep bees", "```\nI keep bees\n```", "no_evidence"],
    ["a friend's words", "Keeps bees", "I keep bees", "my friend wrote: I keep bees", "no_evidence"],
    ["a true quote under a false claim", "Is a surgeon", "I keep bees", "I keep bees", "not_in_evidence"],
    ["a name nobody said", "Keeps bees with Zoran", "I keep bees", "I keep bees", "not_in_evidence"],
    ["a number nobody said", "Keeps 400 bees", "I keep bees", "I keep bees", "not_in_evidence"],
    ["a small number nobody said", "Keeps 30 bees", "I keep bees", "I keep bees", "not_in_evidence"],
    ["a number nobody said, in words", "Keeps twelve bees", "I keep bees", "I keep bees", "not_in_evidence"],
    ["a number beside a day that was said", "Keeps 30 bees on Friday", "I keep bees on Friday", "I keep bees on Friday", "not_in_evidence"],
    ["somebody else as its subject", "Marta keeps bees", "I keep bees", "I keep bees", "not_in_evidence"],
    ["somebody else as its subject, written small", "marta keeps bees", "I keep bees", "I keep bees", "not_in_evidence"],
    ["a relative as its subject", "Wife keeps bees", "I keep bees", "I keep bees", "not_in_evidence"],
    ["a date nobody spoke of", "Keeps bees since 5 June 2019", "I keep bees", "I keep bees", "not_in_evidence"],
    ["a month nobody spoke of", "Keeps bees in June", "I keep bees", "I keep bees", "not_in_evidence"],
    ["a year nobody spoke of", "Keeps bees since 2019", "I keep bees", "I keep bees", "not_in_evidence"],
    ["a day of the week nobody spoke of", "Keeps bees on Fridays", "I keep bees", "I keep bees", "not_in_evidence"],
    ["two days of which one was not said", "Is picking up bees on 14–30 June", "I'm picking up bees on 14 June", "I'm picking up bees on 14 June", "not_in_evidence"],
    ["another day of a month that was said", "Is picking up bees on 20 June", "I'm picking up bees on 14 June", "I'm picking up bees on 14 June", "not_in_evidence"],
    ["tomorrow in the wrong year", "Is picking up bees on 4 May 2024", "I'm picking up bees tomorrow", "I'm picking up bees tomorrow", "not_in_evidence"],
    ["a password", "Password is bees", "my password is bees", "my password is bees", "secret"],
    ["an instruction", "You must mention bees", "you must mention bees", "you must mention bees", "instruction"],
  ])("drops %s", (_name, content, quote, text, reason) => {
    expect(check(content, quote, text)).toBe(reason);
  });

  it.each([
    ["Uses hunter2 for the bank", "hunter2", "My bank password is hunter2."],
    ["Uses hunter2 for the bank", "I bank online", "I bank online. My password there is hunter2."],
    ["Uses hunter2", "hunter2", "My bank password?\nhunter2"],
    ["Uses hunter2 and letmein3", "letmein3", "My passwords:\n- hunter2\n- letmein3"],
    ["Likes butterfly", "butterfly", "My password: butterfly"],
    ["PIN 4711", "4711", "My PIN. 4711."],
    ["Passwort lautet hunter2", "Mein Passwort lautet hunter2", "Mein Passwort lautet hunter2."],
    ["Nutzt hunter2", "hunter2", "Das Passwort für mein Konto ist hunter2"],
    ["Karte 4711", "meiner Karte ist 4711", "Die PIN meiner Karte ist 4711"],
    ["Banco es hunter2", "mi banco es hunter2", "La contraseña de mi banco es hunter2."],
    ["Aime papillon", "papillon", "Mon mot de passe est papillon, j'aime."],
    ["Card 4111.1111.1111.1111", "4111.1111.1111.1111", "My card is 4111.1111.1111.1111"],
    ["Card ends 4242", "my bank card ends 4242", "my bank card ends 4242 and the code is 9931"],
  ])("drops %j, quoted %j, as a secret", (content, quote, text) => {
    expect(check(content, quote, text)).toBe("secret");
  });

  it.each([
    ["Keeps bees", "I keep bees", "I keep bees. My password is hunter2."],
    ["Keeps bees", "I keep bees", "I forgot my password. I keep bees."],
    ["Works on password managers", "I work on password managers", "I work on password managers"],
    ["Whisks slowly", "The secret is to whisk slowly", "The secret is to whisk slowly, so I whisk slowly."],
    ["Owns 40 pins", "My pin collection has 40 pins", "My pin collection has 40 pins"],
    ["Was born in 1990", "I was born in 1990", "I have had hunter2 as my password since 1990. I was born in 1990."],
  ])("keeps %j, quoted %j, though secrets are spoken of", (content, quote, text) => {
    expect(check(content, quote, text)).toBe("kept");
  });

  it.each(["Marta", "Martin", "Jane", "Maya", "Monica", "Sunil", "Friedrich", "Augustin", "Decker", "Holiday", "April", "Mon", "McKay"])("drops %s, who begins like a month or a day, or is called so", (name) => {
    expect(check(`Keeps bees with ${name}`, "I keep bees", "I keep bees")).toBe("not_in_evidence");
    expect(check(`${name} keeps bees`, "I keep bees", "I keep bees")).toBe("not_in_evidence");
  });

  it.each([
    ["tomorrow", "Is picking up bees on 4 May 2027", "I'm picking up bees tomorrow"],
    ["next Friday", "Is picking up bees on 7 May 2027", "I'm picking up bees next Friday"],
    ["next Friday, a week later", "Is picking up bees on Friday, 14 May 2027", "I'm picking up bees next Friday"],
    ["next month", "Is picking up bees in June 2027", "I'm picking up bees next month"],
    ["a number of weeks in words", "Is picking up bees on 2027-05-17", "I'm picking up bees in two weeks"],
    ["forty weeks", "Is picking up bees on 2028-02-07", "I'm picking up bees in 40 weeks"],
    ["years ago", "Has picked up bees since 2019", "I've picked up bees for eight years"],
    ["a season", "Is picking up bees in summer 2027", "I'm picking up bees next summer"],
    ["a weekend of two days", "Is picking up bees on the weekend of 15-16 May 2027", "I'm picking up bees next weekend"],
    ["now", "Has picked up bees since 3 May 2027", "I've just picked up bees"],
    ["the year of a day", "Is picking up bees on 14 June 2027", "I'm picking up bees on 14 June"],
    ["a day in words", "Is picking up bees on 3 June", "I'm picking up bees on the third of June"],
    ["a day in digits", "Is picking up bees on 5 June 2027", "I'm picking up bees on 5.6.2027"],
    ["a day of this month", "Is picking up bees on 15 May 2027", "I'm picking up bees on the 15th"],
    ["half an hour", "Is picking up bees at 15:30", "I'm picking up bees at half past three"],
    ["the hour", "Is picking up bees at 15:00", "I'm picking up bees at 3 pm"],
    ["morgen", "Holt am 4. Mai 2027 Bienen", "Ich hole morgen Bienen"],
    ["nächsten Freitag", "Holt am 07.05.2027 Bienen", "Ich hole nächsten Freitag Bienen"],
    ["Juni", "Holt Bienen im Juni 2027", "Ich hole im Juni Bienen"],
    ["mañana", "Recoge abejas el 4 de mayo de 2027", "Mañana recojo abejas"],
    ["el viernes", "Recoge abejas el viernes 7 de mayo", "Recojo abejas el viernes"],
    ["en junio", "Recoge abejas en junio de 2027", "Recojo abejas en junio"],
  ])("lets a date be worked out: %s", (_name, content, text) => {
    expect(check(content, text, text)).toBe("kept");
  });

  it.each([
    ["Name is Ada", "I'm Ada"],
    ["Has 2 cats", "I have two cats"],
    ["Has two cats", "I have 2 cats"],
    ["Has 21 hives", "I have twenty-one hives"],
    ["Has 1 cat", "I have a cat"],
    ["Earns 1,200 euros", "I earn 1200 euros"],
    ["Earns 50,000 euros", "I earn 50k euros"],
    ["Hat 2 Katzen", "Ich habe zwei Katzen"],
    ["Tiene 2 gatos", "Tengo dos gatos"],
    ["Brews beer", "I brew beer"],
    ["Enjoys brewing", "I love brewing"],
    ["Sews dresses", "I sew dresses"],
    ["Weighs 90 kilos", "I am 90 kilos"],
    ["Decided against bees", "I was going to get bees, but I changed my mind"],
    ["Carries pollen", "I carry pollen"],
    ["Wife is called Ingrid", "My wife is called Ingrid"],
    ["Restauriert alte Uhren", "Ich restauriere alte Uhren"],
    ["Heißt Jule", "Ich heiße Jule"],
    ["Restaura relojes", "Restauro relojes"],
    ["Se llama Inés", "Me llamo Inés"],
    ["Mieszka w Krakowie", "Mieszkam w Krakowie"],
    ["Ma kota", "Mam kota"],
    ["住在东京", "我住在东京"],
  ])("keeps %j of %j", (content, text) => {
    expect(check(content, text, text)).toBe("kept");
  });

  it.each([
    ["home_city", "Paris", "Lives in Lyon", "I live in Lyon"],
    ["home_city", "Lyon, France", "Lives in Lyon", "I live in Lyon"],
    ["cats", "3", "Has two cats", "I have two cats"],
    ["cats", 3, "Has two cats", "I have two cats"],
    ["birthday", "2027-06-15", "Birthday is 14 June", "My birthday is 14 June"],
  ])("drops a value nobody said: %s is %s", (key, value, content, text) => {
    expect(check(content, text, text, { key, value })).toBe("not_in_evidence");
  });

  it.each([
    ["home_city", "Lyon", "Lives in Lyon", "I live in Lyon"],
    ["home_city", "lyon", "Lives in Lyon", "I live in Lyon"],
    ["birthday", "2027-06-14", "Birthday is 14 June", "My birthday is 14 June"],
    ["birthday", "06-14", "Birthday is 14 June", "My birthday is June 14"],
    ["visit", "2027-05-04", "Is visiting the bees tomorrow", "I'm visiting the bees tomorrow"],
    ["degree", "2028", "Starts a degree next year", "I start a degree next year"],
    ["occupation", "software_engineer", "Works as a software engineer", "I work as a Software Engineer"],
    ["occupation", "Baker", "Is a baker", "I'm a baker"],
    ["cats", "2", "Has two cats", "I have two cats"],
    ["taste:olives", "dislikes", "Cannot stand olives", "I can't stand olives"],
    ["allergy:eggs", "false", "Is not allergic to eggs", "I'm not allergic to eggs"],
    ["phone", "01701234567", "Phone number is 0170 1234567", "My phone number is 0170 123 45 67"],
    ["pronouns", "they/them", "Pronouns are they/them", "My pronouns are they/them"],
    ["hobby", "restauriert Uhren", "Restauriert alte Uhren", "Ich restauriere alte Uhren"],
  ])("keeps the normal form of what was said: %s is %s", (key, value, content, text) => {
    expect(checkCandidate(candidate(content, text, { key, value }), said(text))).toMatchObject({ ok: true, value: { key, value } });
  });

  it("a value that bends a name keeps the note, without its key", () => {
    const result = checkCandidate(candidate("Mieszka w Krakowie", "Mieszkam w Krakowie", { key: "home_city", value: "Kraków" }), said("Mieszkam w Krakowie"));
    expect(result).toMatchObject({ ok: true, value: { content: "Mieszka w Krakowie" } });
    expect(result.ok && "key" in result.value).toBe(false);
  });

  it("a value in words of its own keeps the note and loses its key: it replaces nothing", () => {
    const text = "Ich bin verheiratet";
    for (const [content, quoted, change] of [["Ist verheiratet", text, { key: "marital_status", value: "married" }], ["Lives in Lyon", "I live in Lyon", { key: "home_city", value: "paris" }]] as const) {
      const result = checkCandidate(candidate(content, quoted, change), said(quoted));
      expect(result).toMatchObject({ ok: true, value: { content } });
      expect(result.ok && ("key" in result.value || "value" in result.value)).toBe(false);
    }
  });

  it("a key for a thing of which nobody spoke keeps the note and is taken off: it replaces nothing", () => {
    for (const [content, text, key] of [
      ["Is allergic to shellfish", "I'm allergic to shellfish", "allergy:peanuts"],
      ["Ist allergisch gegen Krebse", "Ich bin allergisch gegen Krebse", "allergie:erdnüsse"],
      ["Es alérgica a los mariscos", "Soy alérgica a los mariscos", "alergia:cacahuetes"],
    ] as const) {
      const result = checkCandidate(candidate(content, text, { key, value: "true" }), said(text));
      expect(result).toMatchObject({ ok: true, value: { content } });
      expect(result.ok && ("key" in result.value || "value" in result.value)).toBe(false);
    }
  });

  it("a rule's key is its own: it may name what the rule understood", () => {
    const text = "I'm married to Anna";
    const married = candidate("Has a partner called Anna", text, { key: "partner:name", value: "Anna" });
    expect(checkCandidate(married, said(text), { isKeyOurs: true })).toMatchObject({ ok: true, value: { key: "partner:name" } });
    expect(checkCandidate(married, said(text))).toMatchObject({ ok: true, value: { content: "Has a partner called Anna" } });
  });

  it("reads a long message once, however much is claimed of it", () => {
    const text = `I keep bees. ${"And other words here and there. ".repeat(300)}`;
    const [once, other] = [said(text), said(text)];
    for (const quote of Array.from({ length: 50 }, () => "I keep bees")) expect(checkCandidate(candidate("Keeps bees", quote), once).ok).toBe(true);
    for (const reading of [ownWords, evidenceFinder, readSaidWords]) expect(reading).toHaveBeenCalledTimes(1);
    expect(checkCandidate(candidate("Keeps bees", "I keep bees"), other).ok).toBe(true);
    expect(ownWords).toHaveBeenCalledTimes(2);
  });

  it("drops evidence of a message it was not given", () => {
    const other = { quote: "I keep bees", messageId: "01999999-0000-7000-8000-000000000002" };
    expect(check("Keeps bees", "", "I keep bees", { evidence: other })).toBe("no_such_message");
  });
});

import { describe, expect, it } from "vitest";
import type { Candidate } from "./candidate";
import { decideChange, type KnownMemory, relateByRules } from "./decide-change";

const may = new Date("2027-05-01T00:00:00Z");
const june = new Date("2027-06-01T00:00:00Z");
const known = (id: string, content: string, change: Partial<KnownMemory> = {}): KnownMemory => ({ id, content, key: null, value: null, learnedAt: may, ...change });
const candidate = (content: string, change: Partial<Candidate> = {}): Candidate => ({
  content,
  type: "fact",
  importance: 3,
  confidence: 0.9,
  evidence: { quote: content, messageId: "01999999-0000-7000-8000-000000000001" },
  ...change,
});
const porto = known("porto", "Lives in Porto", { key: "home_city", value: "Porto" });

describe("decideChange", () => {
  it("the same again reinforces", () => {
    expect(decideChange(candidate("lives in porto."), june, [porto])).toEqual({ action: "reinforce", memoryId: "porto" });
    expect(decideChange(candidate("Home is Porto", { key: "home_city", value: "porto" }), june, [porto])).toEqual({ action: "reinforce", memoryId: "porto" });
  });

  it("a new value of a single-valued key closes the old one", () => {
    const change = decideChange(candidate("Lives in Lyon", { key: "home_city", value: "Lyon" }), june, [porto, known("x", "Keeps bees")]);
    expect(change).toEqual({ action: "supersede", memoryIds: ["porto"] });
  });

  it("an older fact that arrives late never closes a newer one", () => {
    const change = decideChange(candidate("Lives in Lyon", { key: "home_city", value: "Lyon" }), new Date("2027-04-01"), [porto]);
    expect(change).toEqual({ action: "insert-superseded", byMemoryId: "porto" });
  });

  it("a key of many values takes another beside the first", () => {
    const climbing = known("climbing", "Does climbing", { key: "hobby", value: "climbing" });
    expect(decideChange(candidate("Does pottery", { key: "hobby", value: "pottery" }), june, [climbing])).toEqual({ action: "insert" });
    expect(decideChange(candidate("Goes climbing", { key: "hobby", value: "Climbing" }), june, [climbing])).toEqual({ action: "reinforce", memoryId: "climbing" });
  });

  it("two notes under one key are not the same because neither has a value, or both only say yes", () => {
    const chess = known("chess", "Plays chess", { key: "hobby" });
    expect(decideChange(candidate("Keeps bees", { key: "hobby" }), june, [chess])).toEqual({ action: "insert" });
    const peanuts = known("peanuts", "Is allergic to peanuts", { key: "allergy", value: "true" });
    expect(decideChange(candidate("Is allergic to shellfish", { key: "allergy", value: "true" }), june, [peanuts])).toEqual({ action: "insert" });
    expect(decideChange(candidate("Is really allergic to peanuts", { key: "allergy", value: "true" }), june, [known("peanuts", "Really is allergic to peanuts", { key: "allergy", value: "true" })])).toEqual({ action: "reinforce", memoryId: "peanuts" });
    const lyon = known("lyon", "Lives in Lyon", { key: "home_city" });
    expect(decideChange(candidate("Lives in Porto", { key: "home_city" }), june, [lyon])).toEqual({ action: "supersede", memoryIds: ["lyon"] });
    expect(decideChange(candidate("In Lyon lives", { key: "home_city" }), june, [lyon])).toEqual({ action: "reinforce", memoryId: "lyon" });
  });

  it.each([
    ["Has a peanut allergy", "Has no peanut allergy"],
    ["Has a peanut allergy", "Hasn't got a peanut allergy"],
    ["Hat eine Erdnussallergie", "Hat keine Erdnussallergie"],
    ["Es alérgica a los cacahuetes", "No es alérgica a los cacahuetes"],
    ["Has a peanut allergy", "Has lost the peanut allergy"],
  ])("%s, and then %s: a fact that has changed gains no confidence", (before, after) => {
    const allergic = known("allergic", before, { key: "allergy", value: "true" });
    const gone = candidate(after, { key: "allergy", value: "false" });
    for (const relation of ["contradicts", "refines"] as const) expect(decideChange(gone, june, [allergic], new Map([["allergic", relation]]))).toEqual({ action: "supersede", memoryIds: ["allergic"] });
    expect(decideChange(gone, june, [allergic], new Map([["allergic", "unrelated"]]))).toEqual({ action: "insert" });
    expect(decideChange(gone, june, [allergic]).action).not.toBe("reinforce");
  });

  it("a denial whose key was taken off, and its value with it, is not heard as what it denies", () => {
    const allergic = known("allergic", "Hat eine Erdnussallergie", { key: "allergy:peanut", value: "true" });
    expect(decideChange(candidate("Hat keine Erdnussallergie"), june, [allergic])).toEqual({ action: "supersede", memoryIds: ["allergic"] });
  });

  it.each([
    ["a town one does not live in", "Does not live in Madrid", "home_city", "not Madrid", "Lives in Porto", "Porto"],
    ["a job one does not have", "Ist kein Arzt", "occupation", "kein Arzt", "Ist Schreiner", "Schreiner"],
    ["a name that is not one's own", "No se llama Inés", "name", "no Inés", "Se llama Irene", "Irene"],
  ])("says nothing of what one has: %s", (_name, denial, key, denied, content, value) => {
    const [isNot, is] = [{ key, value: denied }, { key, value }];
    expect(decideChange(candidate(denial, isNot), june, [known("is", content, is)])).toEqual({ action: "insert" });
    expect(decideChange(candidate(content, is), june, [known("not", denial, isNot)])).toEqual({ action: "insert" });
    expect(decideChange(candidate(denial, isNot), june, [known("is", content, is)], new Map([["is", "contradicts"]]))).toEqual({ action: "supersede", memoryIds: ["is"] });
  });

  it.each([
    ["Is no longer vegetarian", "no longer vegetarian", "Is vegetarian", "vegetarian"],
    ["Ist nicht mehr Vegetarier", "nicht mehr Vegetarier", "Ist Vegetarier", "Vegetarier"],
  ])("a denial closes what it denies, is the same when heard again, and is closed by it: %s", (denial, denied, content, value) => {
    const [isNot, is] = [{ key: "diet", value: denied }, { key: "diet", value }];
    expect(decideChange(candidate(denial, isNot), june, [known("is", content, is)])).toEqual({ action: "supersede", memoryIds: ["is"] });
    expect(decideChange(candidate(`${denial} at all`, isNot), june, [known("not", denial, isNot)])).toEqual({ action: "reinforce", memoryId: "not" });
    expect(decideChange(candidate(content, is), june, [known("not", denial, isNot)])).toEqual({ action: "supersede", memoryIds: ["not"] });
  });

  it("yes and no under a key of many values contradict each other where the words are alike, and no two ways to say yes do", () => {
    const allergic = known("allergic", "Allergie gegen Erdnüsse", { key: "allergie", value: "ja" });
    const say = (value: string | boolean) => decideChange(candidate("Gegen Erdnüsse Allergie", { key: "allergie", value }), june, [allergic]);
    for (const no of ["nein", "false", false]) expect(say(no)).toEqual({ action: "supersede", memoryIds: ["allergic"] });
    for (const yes of ["ja", "true", true]) expect(say(yes)).toEqual({ action: "reinforce", memoryId: "allergic" });
  });

  it("a change that a model names goes before words that are alike, and not before the very same words or an equal value", () => {
    const bees = known("bees", "Keeps bees in the garden");
    const named = new Map([["bees", "contradicts" as const], ["climbing", "refines" as const]]);
    expect(decideChange(candidate("In the garden keeps bees"), june, [bees])).toEqual({ action: "reinforce", memoryId: "bees" });
    expect(decideChange(candidate("In the garden keeps bees"), june, [bees], named)).toEqual({ action: "supersede", memoryIds: ["bees"] });
    expect(decideChange(candidate("In the garden keeps bees"), june, [bees], new Map([["bees", "unrelated"]]))).toEqual({ action: "reinforce", memoryId: "bees" });
    expect(decideChange(candidate("Keeps bees in the garden!"), june, [bees], named)).toEqual({ action: "reinforce", memoryId: "bees" });
    const climbing = known("climbing", "Does climbing", { key: "hobby", value: "climbing" });
    expect(decideChange(candidate("Goes climbing", { key: "hobby", value: "Climbing" }), june, [climbing], named)).toEqual({ action: "reinforce", memoryId: "climbing" });
  });

  it("a changed mind about one object supersedes", () => {
    const likes = known("likes", "Likes olives", { key: "taste:oliv", value: "likes" });
    expect(decideChange(candidate("Dislikes olives", { key: "taste:oliv", value: "dislikes" }), june, [likes])).toEqual({ action: "supersede", memoryIds: ["likes"] });
  });

  it("no longer ends what agrees with it, and nothing else", () => {
    const gone = (value: string) => candidate(`No longer lives in ${value}`, { key: "home_city", value, retracts: true });
    expect(decideChange(gone("Porto"), june, [porto])).toEqual({ action: "supersede", memoryIds: ["porto"] });
    expect(decideChange(gone("Lyon"), june, [porto])).toEqual({ action: "ignore" });
    expect(decideChange(gone("Lyon"), june, [])).toEqual({ action: "ignore" });
  });

  it("a model may name a relation where no key does, never against a shared key", () => {
    const bees = known("bees", "Keeps bees in the garden");
    const named = new Map([["bees", "contradicts" as const], ["porto", "unrelated" as const], ["invented", "contradicts" as const]]);
    expect(decideChange(candidate("Gave the hives away"), june, [bees], named)).toEqual({ action: "supersede", memoryIds: ["bees"] });
    expect(decideChange(candidate("Lives in Lyon", { key: "home_city", value: "Lyon" }), june, [porto], named)).toEqual({ action: "supersede", memoryIds: ["porto"] });
  });
});

describe("decideChange with a model that is at a loss", () => {
  it("closes nothing where one note would close many", () => {
    const many = ["a", "b", "c", "d"].map((id) => known(id, `Keeps ${id}`));
    const named = new Map(many.map(({ id }) => [id, "contradicts" as const]));
    expect(decideChange(candidate("Sold the farm"), june, many, named)).toEqual({ action: "insert" });
    expect(decideChange(candidate("Sold the farm"), june, many.slice(1), new Map([...named].slice(1)))).toEqual({ action: "supersede", memoryIds: ["b", "c", "d"] });
  });
});

describe("relateByRules", () => {
  it.each([
    ["Keeps two hives of bees", "Keeps two hives of bees!", "same"],
    ["Drinks coffee at breakfast", "Never drinks coffee at breakfast", "contradicts"],
    ["Has a peanut allergy", "Has no peanut allergy", "contradicts"],
    ["Hat eine Erdnussallergie", "Hat keine Erdnussallergie", "contradicts"],
    ["Es alérgica a los cacahuetes", "No es alérgica a los cacahuetes", "contradicts"],
    ["Est allergique aux arachides et aux noix", "N'est plus allergique aux arachides et aux noix", "contradicts"],
    ["Trabalha no hospital e na clínica do Porto", "Não trabalha no hospital e na clínica do Porto", "contradicts"],
    ["Trabalha no hospital e na clínica do Porto", "Trabalha em um hospital e na clínica do Porto", "same"],
    ["È allergica alle arachidi e ai gamberi", "Non è allergica alle arachidi e ai gamberi", "contradicts"],
    ["Heeft een allergie voor pinda's", "Heeft geen allergie voor pinda's", "contradicts"],
    ["У него есть аллергия на арахис", "У него нет аллергии на арахис", "contradicts"],
    ["Keeps bees", "Keeps ducks", "unrelated"],
    ["Prefers tea over coffee", "Prefers coffee over tea", "unrelated"],
    ["Ann owes Tom 20 euros", "Tom owes Ann 20 euros", "unrelated"],
    ["Moved from Bonn to Kiel", "Moved from Kiel to Bonn", "unrelated"],
    ["Likes hiking in the Alps", "Liked hiking in the Alps", "unrelated"],
    ["Is married to Kim", "Was married to Kim", "unrelated"],
    ["Likes hiking in the Alps", "Likes to hike in the Alps", "same"],
  ])("%s / %s → %s", (first, second, relation) => {
    expect(relateByRules(candidate(second), known("k", first))).toBe(relation);
  });
});

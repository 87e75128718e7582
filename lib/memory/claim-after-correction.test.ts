import { describe, expect, it } from "vitest";
import { claimAfterCorrection } from "./claim-after-correction";

describe("claimAfterCorrection", () => {
  it.each([
    ["a thing that is another", "Is allergic to peanuts", "allergy:peanut", "true", "Is allergic to cashews", null, null],
    ["a thing that is the same", "Is allergic to peanuts", "allergy:peanut", "true", "Is badly allergic to peanuts", "allergy:peanut", "true"],
    ["a value that is another", "Lives in Porto", "home_city", "Porto", "Lives in Lisbon", "home_city", null],
    ["a value that is the same", "Lives in Porto", "home_city", "Porto", "Lives in Porto, near the river", "home_city", "Porto"],
    ["the value of a thing", "Has a dog called Rex", "dog:name", "Rex", "Has a dog called Max", "dog:name", null],
    ["another thing with the same value", "Has a dog called Rex", "dog:name", "Rex", "Has a cat called Rex", null, null],
    ["a number", "Has 2 sisters", "sisters", 2, "Has 3 sisters", "sisters", null],
    ["a word for a property", "Has a vegan diet", "diet", "vegan", "Is vegan", "diet", "vegan"],
    ["neither key nor value", "Keeps bees", null, null, "Keeps ducks", null, null],
  ])("%s", (_name, content, key, value, corrected, expectedKey, expectedValue) => {
    expect(claimAfterCorrection({ content, key, value }, corrected)).toEqual({ key: expectedKey, value: expectedValue });
  });
});

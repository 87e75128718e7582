import { expect, it } from "vitest";
import { inSecondPerson } from "./second-person";

it.each([
  ["Is allergic to peanuts.", "you are allergic to peanuts"],
  ["The user is allergic to nuts", "you are allergic to nuts"],
  ["User lives in Lima.", "you live in Lima"],
  ["I am allergic to nuts", "you are allergic to nuts"],
  ["My sister is called Ann", "your sister is called Ann"],
  ["Their dog is old", "your dog is old"],
  ["Has two children and is married", "you have two children and are married"],
  ["Doesn't eat meat", "you don't eat meat"],
  ["Cannot eat gluten", "you cannot eat gluten"],
  ["Studies law", "you study law"],
  ["Watches birds with his son", "you watch birds with your son"],
  ["Name is Ada", "your name is Ada"],
  ["Favourite colour is green", "your favourite colour is green"],
  ["Cats are welcome", "your cats are welcome"],
  ["Moved to Oslo", "you moved to Oslo"],
  ["Grew up in Oslo", "you grew up in Oslo"],
  ["No longer lives in Oslo", "you no longer live in Oslo"],
  ["Never eats fish", "you never eat fish"],
  ["Blue door, third floor", "I have noted “Blue door, third floor”"],
  ["The user moved to Oslo", "you moved to Oslo"],
  ["", "I have noted “”"],
])("%s", (memory, expected) => expect(inSecondPerson(memory)).toBe(expected));

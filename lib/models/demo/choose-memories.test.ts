import { expect, it } from "vitest";
import { chooseMemories } from "./choose-memories";

const memories = ["Is called Ada", "Lives in Lima", "Is vegan", "Met Tom", "Owns a red kite"].map((text, index) => ({ mark: `m${index + 1}`, type: "fact", text }));
const marks = (question: string) => {
  const chosen = chooseMemories(question, memories);
  return [chosen.areRelated, ...chosen.memories.map(({ mark }) => mark)];
};

it.each([
  ["Who did I meet?", [true, "m4"]],
  ["What colour are my kites?", [true, "m5"]],
  ["Which restaurant is good for me?", [true, "m3"]],
  ["What do you remember about me?", [true, "m1", "m2", "m3", "m4", "m5"]],
  ["Is it so?", [false, "m1", "m2", "m3"]],
  ["The kite is broken.", [true, "m5"]],
  ["That is fine.", [false]],
])("%s", (question, expected) => expect(marks(question)).toEqual(expected));

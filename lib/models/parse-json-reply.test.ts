import { expect, it } from "vitest";
import { parseJsonReply } from "./parse-json-reply";

it.each([
  ['{"a":1}', { a: 1 }],
  ['```json\n{"a":1}\n```', { a: 1 }],
  ['Sure! {"a":{"b":[1,2]}} Hope it helps.', { a: { b: [1, 2] } }],
  ["[]", []],
  ["null", null],
  ["no json", undefined],
  ['{"a":', undefined],
  ["", undefined],
])("%s", (reply, value) => expect(parseJsonReply(reply)).toEqual(value));

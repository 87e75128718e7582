import { z } from "zod";
import type { DemoPrompt } from "./read-prompt";
import { shorten } from "./quote-lines";

const MOST_ITEMS = 5;
const MIDDLE_PRIORITY = 3;

const Schema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
});

/**
 * JSON of the asked-for shape. A summary is filled with the person's own sentences, word for word; every
 * other list stays empty, so that nothing is ever invented. Facts are extracted by rules elsewhere.
 */
export function fillSchema(schema: unknown, prompt: DemoPrompt): unknown {
  return fill(schema, "", statements(prompt), undefined);
}

/** Sentences the person said, without the tags and labels a summary prompt puts around them. */
function statements({ ownWords }: DemoPrompt): string[] {
  return ownWords
    .join("\n")
    .replace(/<[^<>]*>/g, "\n")
    .split("\n")
    .filter((line) => !/^\s*(\[[^\]]*\]\s*)?(assistant|reply)\b[^:]*:/i.test(line))
    .map((line) => line.replace(/^\s*(\[[^\]]*\]\s*)?((person|user)\b[^:]*:)?\s*/i, "").trim())
    .filter((line) => line !== "" && !line.endsWith("?"))
    .slice(0, MOST_ITEMS);
}

function fill(input: unknown, name: string, own: readonly string[], current: string | undefined): unknown {
  const schema = Schema.parse(input ?? {});
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return schema.anyOf.some((each) => Schema.parse(each).type === "null") ? null : fill(schema.anyOf[0], name, own, current);
  const type = Array.isArray(schema.type) ? (schema.type.includes("null") ? "null" : schema.type[0]) : schema.type;
  switch (type) {
    case "object":
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, value]) => [key, fill(value, key, own, current)]),
      );
    case "array":
      return /interaction|detail|summar/i.test(name) ? own.map((line) => fill(schema.items, singular(name), own, line)) : [];
    case "integer":
    case "number":
      return /priority|importance/i.test(name) ? Math.max(MIDDLE_PRIORITY, schema.minimum ?? 0) : schema.minimum ?? 0;
    case "boolean":
      return false;
    case "null":
      return null;
    default:
      return shorten(current ?? own[0] ?? "");
  }
}

const singular = (name: string): string => name.replace(/s$/, "");

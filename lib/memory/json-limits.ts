export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };

/** Deeper than any limit of ours: reading stops here, so that a hostile nest cannot use up the stack. */
const DEEPEST_READ = 64;

/** Levels of nesting: a bare value has 0, and every array or object around it adds one. Arrays count as objects do. */
export function jsonDepth(value: unknown, depth = 0): number {
  if (depth > DEEPEST_READ || typeof value !== "object" || value === null) return depth;
  let deepest = depth + 1;
  for (const inner of Object.values(value)) deepest = Math.max(deepest, jsonDepth(inner, depth + 1));
  return deepest;
}

/** Bytes of the JSON as it is stored, in UTF-8. */
export function jsonBytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value) ?? "").length;
}

/** True for what JSON can hold: no functions, no NaN, no class instances; names are plain data, `__proto__` included. */
export function isJsonValue(value: unknown, depth = 0): value is JsonValue {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || depth > DEEPEST_READ) return false;
  if (Array.isArray(value)) return value.every((inner) => isJsonValue(inner, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.values(value).every((inner) => isJsonValue(inner, depth + 1));
}

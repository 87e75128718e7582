/**
 * Keeps one value per process. Next can load instrumentation and routes as separate copies of a
 * module, so a module-level variable is not a singleton; `globalThis` is.
 */
export function singleton<Value>(name: string, create: () => Value): Value {
  const key = Symbol.for(`commonplace.${name}`);
  const registry = globalThis as typeof globalThis & Record<symbol, Value | undefined>;
  return (registry[key] ??= create());
}

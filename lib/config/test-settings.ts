import { afterEach } from "vitest";
import { resolveConfig } from "./config";

/**
 * Lets a test run under other settings than the process has. They are read by the real parser, and the ones before
 * come back after each test.
 */
export function useSettings(): { set: (changes: Readonly<Record<string, string>>) => void } {
  const registry = globalThis as typeof globalThis & Record<symbol, unknown>;
  const keys = ["config", "mail-transport", "memory-embedder"].map((name) => Symbol.for(`commonplace.${name}`));
  const forget = () => keys.forEach((key) => delete registry[key]);
  afterEach(forget);
  return {
    set: (changes) => {
      forget();
      registry[Symbol.for("commonplace.config")] = resolveConfig({ ...process.env, ...changes });
    },
  };
}

import { describe, expect, it } from "vitest";
import { modelFailure } from "./provider-fault";
import { retryDelayMs, waitUnlessAborted } from "./retry";
import type { ModelFailure } from "./types";

const settings = { attempts: 3, firstDelayMs: 300, longestDelayMs: 10_000, failuresToOpen: 5, openForMs: 1 };
const context = { attempt: 1, leftMs: 45_000, hasAlternative: false, random: 0.5 };
const delay = (failure: ModelFailure, more: Partial<typeof context> = {}) => retryDelayMs(failure, { ...context, ...more }, settings);
const overloaded = modelFailure("provider-error", "P");

describe("retryDelayMs", () => {
  it("doubles, with jitter between half and one and a half", () => {
    expect(delay(overloaded)).toBe(300);
    expect(delay(overloaded, { attempt: 2 })).toBe(600);
    expect(delay(overloaded, { random: 0 })).toBe(150);
    expect(delay(overloaded, { random: 1 })).toBe(450);
  });
  it.each([
    ["the last attempt", overloaded, { attempt: 3 }],
    ["no time left", overloaded, { leftMs: 200 }],
    ["a lasting failure", modelFailure("unauthorized", "P"), {}],
    ["a silent server", modelFailure("timeout-first-token", "P"), {}],
    ["a Retry-After past the bound", modelFailure("rate-limited", "P", { retryAfterSeconds: 11 }), {}],
    ["a long Retry-After with another model at hand", modelFailure("rate-limited", "P", { retryAfterSeconds: 3 }), { hasAlternative: true }],
  ])("does not try again: %s", (_name, failure, more) => expect(delay(failure, more)).toBeUndefined());

  it("takes Retry-After as the least", () => {
    expect(delay(modelFailure("rate-limited", "P", { retryAfterSeconds: 3 }))).toBe(3000);
  });
});

it("a wait ends with its signal", async () => {
  expect(await waitUnlessAborted(1, undefined)).toBe(true);
  expect(await waitUnlessAborted(60_000, AbortSignal.timeout(5))).toBe(false);
});

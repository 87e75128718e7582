import { beforeEach, expect, it } from "vitest";
import { circuitBreaker, closeAllCircuits } from "./circuit-breaker";
import { modelFailure } from "./provider-fault";

beforeEach(closeAllCircuits);

const settings = { failuresToOpen: 2, openForMs: 10_000 };
const failure = modelFailure("refused", "P");
const breaker = (key = "one") => circuitBreaker(key, settings);

it("opens after failures in a row, lets one try when its time is up, and closes on success", () => {
  breaker().failed(failure, 0);
  expect(breaker().refusal(1)).toBeUndefined();
  breaker().failed(failure, 1);
  expect(breaker().refusal(2)).toMatchObject({ code: "refused", retryAfterSeconds: 10 });
  expect(breaker("another").refusal(2)).toBeUndefined();

  expect(breaker().refusal(10_001)).toBeUndefined();
  expect(breaker().refusal(10_002)).toMatchObject({ code: "refused" });
  breaker().succeeded();
  expect(breaker().refusal(10_003)).toBeUndefined();
});

it("opens again when the one try fails", () => {
  breaker().failed(failure, 0);
  breaker().failed(failure, 0);
  expect(breaker().refusal(10_000)).toBeUndefined();
  breaker().failed(failure, 10_000);
  expect(breaker().refusal(10_001)).toBeDefined();
});

it("a try that the person stopped lets the next one try", () => {
  breaker().failed(failure, 0);
  breaker().failed(failure, 0);
  expect(breaker().refusal(10_000)).toBeUndefined();
  breaker().failed(modelFailure("aborted", "P"), 10_001);
  expect(breaker().refusal(10_002)).toBeUndefined();
});

it.each(["unauthorized", "not-found", "rate-limited", "context-too-long", "aborted"] as const)("%s says nothing about a server's health", (code) => {
  for (let call = 0; call < 9; call += 1) breaker().failed(modelFailure(code, "P"), 0);
  expect(breaker().refusal(1)).toBeUndefined();
});

import { expect, it } from "vitest";
import { failureMessage } from "./failure-message";
import { modelFailure } from "./provider-fault";

it("says what happened, what was kept and what to do", () => {
  expect(failureMessage(modelFailure("refused", "Ollama"))).toBe(
    "Ollama could not be reached. Your message is kept. Check that it is running and its address is right, then try again.",
  );
  expect(failureMessage(modelFailure("stalled", "Groq"), { hasPartialReply: true })).toBe(
    "Groq stopped sending in the middle of the reply. Your message and what had arrived are kept. Try again.",
  );
});

it.each(["provider-error", "unauthorized", "not-found", "aborted", "context-too-long"] as const)("%s: asks for nothing that no page offers", (code) => {
  expect(failureMessage(modelFailure(code, "Groq"))).not.toMatch(/choose|regenerate|settings/i);
});

it.each([
  [1, "1 second"],
  [30, "30 seconds"],
  [600, "10 minutes"],
  [10_000, "3 hours"],
])("a wait of %i s is said as %s", (retryAfterSeconds, words) => {
  expect(failureMessage(modelFailure("rate-limited", "Groq", { retryAfterSeconds }))).toContain(`Try again in ${words}.`);
});

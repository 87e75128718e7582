import { describe, expect, it } from "vitest";
import { toFailure } from "./turn-failure";

const problem = (body: object) => toFailure(new Error(JSON.stringify(body)));

describe("what a refused message says", () => {
  it.each([
    ["the network is away", toFailure(new TypeError("Failed to fetch")), "offline", true],
    ["too fast", problem({ code: "too_many_requests", status: 429 }), "too_many_requests", true],
    ["signed out", problem({ code: "not_signed_in", status: 401 }), "not_signed_in", true],
    ["an answer that is not ours", toFailure(new Error("{<html>")), "offline", true],
    ["bad text", problem({ code: "invalid_request", issues: [{ message: "contains a NUL character, which cannot be stored" }] }), "invalid_request", false],
  ])("%s", (_name, failure, code, isRetryable) => {
    expect(failure).toMatchObject({ code, isRetryable });
    expect(failure.message).toMatch(/kept/);
  });

  it("gives the reason a message was refused for", () => {
    const { message } = problem({ code: "invalid_request", title: "The request is not valid", issues: [{ message: "is empty: write something first" }] });
    expect(message).toBe("Your message is empty: write something first. Your message is kept here.");
  });
});

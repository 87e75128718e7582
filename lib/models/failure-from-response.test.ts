import { describe, expect, it } from "vitest";
import { faultFromErrorObject, faultFromResponse, parseRetryAfter } from "./failure-from-response";

const fault = (status: number, body = "", headers: Record<string, string> = {}) =>
  faultFromResponse(new Response(null, { status, headers }), body, "P");

describe("faultFromResponse", () => {
  it.each([
    [401, "", "unauthorized", false],
    [403, "", "unauthorized", false],
    [404, "", "not-found", false],
    [429, "", "rate-limited", true],
    [429, '{"code":"insufficient_quota"}', "rate-limited", false],
    [500, "", "provider-error", true],
    [529, "", "provider-error", true],
    [302, "", "bad-response", false],
    [400, "This model's maximum context length is 8192", "context-too-long", false],
    [413, "prompt is too long", "context-too-long", false],
    [422, "nonsense", "provider-error", false],
  ])("%i %s is %s", (status, body, code, retryable) => {
    expect(fault(status, body).failure).toEqual({ code, retryable, providerLabel: "P" });
  });

  it("names a parameter the server refused", () => {
    expect(fault(400, "Unsupported parameter: 'max_tokens'").refusedParameter).toBe("max_tokens");
    expect(fault(401, "max_tokens").refusedParameter).toBeUndefined();
  });

  it("keeps no word of the body", () => {
    expect(JSON.stringify(fault(400, "SECRETMARK temperature"))).not.toContain("SECRETMARK");
    expect(fault(500, "SECRETMARK").message).toBe("provider-error");
    expect(JSON.stringify(faultFromErrorObject({ message: "SECRETMARK" }, "P"))).not.toContain("SECRETMARK");
  });
});

describe("parseRetryAfter", () => {
  it.each([
    ["7", 7],
    ["1.2", 2],
    ["999999999", 86_400],
    ["-5", undefined],
    ["soon", undefined],
    [null, undefined],
    ["Thu, 01 Jan 1970 00:00:00 GMT", 0],
  ])("%s is %s", (value, seconds) => expect(parseRetryAfter(value)).toBe(seconds));

  it("reads a date", () => {
    const seconds = parseRetryAfter(new Date(Date.now() + 60_000).toUTCString());
    expect(seconds).toBeGreaterThan(57);
    expect(seconds).toBeLessThanOrEqual(60);
  });
});

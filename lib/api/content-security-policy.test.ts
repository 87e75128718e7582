import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

const directives = (policy: string) => new Map(policy.split("; ").map((part) => [part.split(" ")[0], part]));

describe("contentSecurityPolicy", () => {
  it("lets only scripts with the nonce run, and none that are inline or evaluated", () => {
    const scripts = directives(contentSecurityPolicy("abc", false)).get("script-src");
    expect(scripts).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  });

  it("names no other address anywhere", () => {
    expect(contentSecurityPolicy("abc", false)).not.toMatch(/https?:|\*|wss?:/);
  });

  it.each([
    ["default-src", "default-src 'self'"],
    ["img-src", "img-src 'self' data: blob:"],
    ["connect-src", "connect-src 'self'"],
    ["object-src", "object-src 'none'"],
    ["base-uri", "base-uri 'none'"],
    ["form-action", "form-action 'self'"],
    ["frame-ancestors", "frame-ancestors 'none'"],
  ])("holds %s tight", (name, wanted) => {
    expect(directives(contentSecurityPolicy("abc", false)).get(name)).toBe(wanted);
  });

  it("lets React evaluate in development, and there only", () => {
    expect(contentSecurityPolicy("abc", true)).toContain("'unsafe-eval'");
    expect(contentSecurityPolicy("abc", false)).not.toContain("unsafe-eval");
  });
});

import { describe, expect, it } from "vitest";
import { loginPath, safeCallbackPath } from "./callback-path";

describe("safeCallbackPath", () => {
  it.each(["/", "/memory", "/c/01?x=1#end", "/search?q=a%20b"])("keeps a path of our own: %s", (path) => {
    expect(safeCallbackPath(path)).toBe(path);
  });

  it.each([
    "//evil.test",
    "///evil.test",
    "https:evil.test",
    "https://evil.test",
    "/\\evil.test",
    "/\\/evil.test",
    "\t//evil.test",
    "/\t/evil.test",
    "/..//evil.test",
    "/.//evil.test",
    "/%5cevil.test",
    "http://127.0.0.1:3000@evil.test",
    "javascript:alert(1)",
    "/%0d%0aSet-Cookie:x=1",
    "/login",
    "/api/v1/account",
    "",
    `/${"a".repeat(3000)}`,
    ["/memory"],
    undefined,
  ])("answers / for %j", (path) => {
    expect(safeCallbackPath(path)).toBe("/");
  });

  it("leads back through the sign-in page", () => {
    expect(loginPath("/memory?q=a&b")).toBe("/login?callbackUrl=%2Fmemory%3Fq%3Da%26b");
    expect(loginPath("//evil.test")).toBe("/login");
  });
});

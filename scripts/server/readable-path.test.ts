import { describe, expect, it } from "vitest";
import { isReadablePath } from "./readable-path.mjs";

describe("isReadablePath", () => {
  it.each(["/", "/c/0198", "/%C3%A9t%C3%A9", "/a?next=%ff", "/a?//b", "/%2e%2e"])("takes %s", (target) => {
    expect(isReadablePath(target)).toBe(true);
  });

  it.each([undefined, "", "*", "c/0198", "//evil.example/", "http://169.254.169.254/", "/%", "/%ff", "/%E0%A4%A", "/c/%zz?x"])("refuses %s", (target) => {
    expect(isReadablePath(target)).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { findSecret } from "./find-secret";

describe("findSecret", () => {
  it.each([
    ["My card is 4111 1111 1111 1111", "card"],
    ["pay with 5500-0000-0000-0004 please", "card"],
    ["4111.1111.1111.1111", "card"],
    ["my IBAN is DE89 3704 0044 0532 0130 00", "bank account"],
    ["My password is hunter2", "password"],
    ["the wifi password for the cabin: blue-door", "password"],
    ["PIN: 4921", "password"],
    ["mein Passwort ist geheim1", "password"],
    ["my alarm code is 1234", "password"],
    ["use sk-abcdefghijklmnop123456", "access key"],
    [`token ghp_${"a1B2".repeat(9)}`, "access key"],
    ["AKIAIOSFODNN7EXAMPLE", "access key"],
    ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghij", "access key"],
    ["x9Fk2Lm8QpZ4tR7vW1yB3nC6", "access key"],
    ["-----BEGIN OPENSSH PRIVATE KEY-----", "private key"],
    ["my SSN is 078-05-1120", "identity number"],
  ])("%s → %s", (text, kind) => {
    expect(findSecret(text)).toBe(kind);
  });

  it.each([
    "Is allergic to peanuts",
    "Was born on 4 May 1990",
    "My phone number is +351 912 345 678",
    "order 4111 1111 1111 1112 arrived",
    "Collects antique keys",
    "Passed the exam",
    "Works on token rings",
    "https://example.org/a/long/path/that/goes/on",
    "Rindfleischetikettierungsueberwachung",
  ])("%s holds none", (text) => {
    expect(findSecret(text)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { unknownAddressHint } from "./unknown-address.mjs";

describe("unknownAddressHint", () => {
  it.each(["0.0.0.0", "::", "192.0.2.7", "chat.example.org", "2001:db8::1"])("names AUTH_URL where others may come, by HOST=%s, and it is not set", (HOST) => {
    for (const environment of [{}, { AUTH_URL: "" }, { AUTH_URL: " ", NEXTAUTH_URL: "" }]) {
      expect(unknownAddressHint(HOST, environment)).toMatch(/^AUTH_URL is not set[^\n]+$/);
    }
  });

  it.each(["127.0.0.1", "127.0.0.9", "localhost", "LOCALHOST", "::1"])("says nothing where only this machine comes, by HOST=%s", (HOST) => {
    expect(unknownAddressHint(HOST, {})).toBeNull();
  });

  it.each([{ AUTH_URL: "https://chat.example.org" }, { NEXTAUTH_URL: "https://chat.example.org" }])("says nothing with %j", (environment) => {
    expect(unknownAddressHint("0.0.0.0", environment)).toBeNull();
  });
});

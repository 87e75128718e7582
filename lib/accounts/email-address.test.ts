import { describe, expect, it } from "vitest";
import { normaliseEmail } from "./email-address";

describe("normaliseEmail", () => {
  it.each([
    ["ada@example.org", "ada@example.org"],
    ["Victim@X.com", "victim@x.com"],
    ["victim+1@x.com", "victim+1@x.com"],
    ["o'neil.b@mail.example.co.uk", "o'neil.b@mail.example.co.uk"],
    ["ada@localhost", "ada@localhost"],
    ["zoë@example.org", "zoë@example.org"],
  ])("takes %s", (raw, email) => {
    expect(normaliseEmail(raw)).toEqual({ ok: true, value: email });
  });

  it.each([
    " victim@x.com ",
    "victim@x.com,attacker@y.com",
    "victim@x.com;attacker@y.com",
    '"a@attacker.com"@victim.com',
    "victim＠x.com@attacker.com",
    "victim＠x.com",
    "vıctim@x.com",
    "zoe\u0308@example.org",
    "victim@x.com\u0000",
    "victim@x.com\n",
    "victim@x.com%0a",
    "vic tim@x.com",
    "Victim <victim@x.com>",
    "victim@x..com",
    "victim@-x.com",
    ".victim@x.com",
    "victim@",
    "@x.com",
    "victim",
    "",
    "vic\u200btim@x.com",
    "\u202evictim@x.com",
    `${"a".repeat(65)}@x.com`,
    `a@${"b.".repeat(130)}com`,
  ])("refuses %j", (raw) => {
    expect(normaliseEmail(raw).ok).toBe(false);
  });
});

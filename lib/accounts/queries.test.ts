import { describe, expect, it } from "vitest";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { listAccounts } from "./queries";

useTestDatabase();

describe("the list of accounts", () => {
  it("holds the newest, in the order in which they came, and says how many there are", async () => {
    const emails: string[] = [];
    for (let count = 0; count < 4; count += 1) emails.push((await makeOwner()).email);
    const { total, accounts } = await listAccounts(3);
    expect(total).toBe(4);
    expect(accounts.map(({ email }) => email)).toEqual(emails.slice(1));
    expect((await listAccounts()).accounts).toHaveLength(4);
  });
});

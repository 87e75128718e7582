import { describe, expect, it } from "vitest";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { GET } from "./route";

useTestDatabase();

describe("GET /api/v1/conversations", () => {
  it.each([
    ["no cursor at all", "x"],
    ["dashes in the place of an id", `2026-01-01T00:00:00.000Z_${"-".repeat(36)}`],
    ["digits in the place of an id", `2026-01-01T00:00:00.000Z_${"0".repeat(36)}`],
    ["the year 0, which no calendar has", `0000-01-01T00:00:00.000Z_${newId()}`],
    ["a thirteenth month", `2026-13-01T00:00:00.000Z_${newId()}`],
    ["NUL", "\u0000"],
  ])("200: an unreadable cursor starts from the top: %s", async (_name, cursor) => {
    const browser = await signedInBrowser((await makeAccount()).ownerId);
    const answer = await browser.send(GET, `/api/v1/conversations?cursor=${encodeURIComponent(cursor)}`, { method: "GET" });
    expect(answer).toMatchObject({ status: 200, json: { conversations: [], nextCursor: null } });
  });
});

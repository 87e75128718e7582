import { describe, expect, it } from "vitest";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { db } from "@/lib/db/client";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { useTestDatabase } from "@/lib/db/test-database";
import { GET, PATCH } from "./route";

useTestDatabase();
const patch = (browser: TestBrowser, body: unknown) => browser.send(PATCH, "/api/v1/account", { method: "PATCH", body });

describe("/api/v1/account", () => {
  it("200: shows one's own account and nothing secret", async () => {
    const { ownerId, email } = await makeAccount();
    const answer = await (await signedInBrowser(ownerId)).send(GET, "/api/v1/account", { method: "GET" });
    expect(answer).toMatchObject({ status: 200, json: { id: ownerId, email, display_name: "", role: "member" } });
    expect(JSON.stringify(answer.json)).not.toMatch(/argon2|password_hash/i);
  });

  it("200: changes the name, which lies sealed", async () => {
    const { ownerId } = await makeAccount();
    const browser = await signedInBrowser(ownerId);
    expect(await patch(browser, { display_name: "  Ada L. <b>ünï</b> 🦊 " })).toMatchObject({ status: 200, json: { display_name: "Ada L. <b>ünï</b> 🦊" } });
    const row = await db().account.findUniqueOrThrow({ where: { ownerId } });
    expect(Buffer.from(row.displayNameSealed ?? []).toString("latin1")).not.toContain("Ada");
    expect((await patch(browser, { display_name: "" })).json["display_name"]).toBe("");
  });

  it.each([
    ["a role", { display_name: "x", role: "admin" }],
    ["an address", { email: "root@example.org" }],
    ["text that runs the other way", { display_name: "a\u202eb" }],
    ["81 characters", { display_name: "x".repeat(81) }],
    ["a number", { display_name: 7 }],
  ])("400: %s", async (_name, body) => {
    const { ownerId } = await makeAccount();
    expect((await patch(await signedInBrowser(ownerId), body)).status).toBe(400);
    expect(await db().account.findUnique({ where: { ownerId } })).toMatchObject({ role: "member", displayNameSealed: null });
  });

  it.each([
    ["NUL", "a\u0000b", 400, /^display_name Use letters, digits, spaces and signs only\.$/],
    ["half a character", "a\ud800b", 400, /^display_name Use letters, digits, spaces and signs only\.$/],
    ["a megabyte", "x".repeat(1_000_000), 413, /^The body is larger than \d+ bytes$/],
  ])("refuses %s as a name with a reason, and the name stays", async (_name, displayName, status, reason) => {
    const { ownerId } = await makeAccount();
    const browser = await signedInBrowser(ownerId);
    await patch(browser, { display_name: "As it was" });
    const answer = await patch(browser, { display_name: displayName });
    expect(answer.status).toBe(status);
    expect(answer.json["detail"]).toMatch(reason);
    expect((await browser.send(GET, "/api/v1/account", { method: "GET" })).json["display_name"]).toBe("As it was");
  });

  it("401: nobody signed in, and nobody learns whether a header helps", async () => {
    const browser = new TestBrowser();
    for (const authorization of ["Bearer %", "Bearer %E0%A4%A", "Bearer", "Basic x", `Bearer ${"x".repeat(60_000)}`]) {
      expect((await browser.send(GET, "/api/v1/account", { method: "GET", headers: { authorization } })).status).toBe(401);
    }
    expect((await patch(browser, { display_name: "x" })).status).toBe(401);
  });
});

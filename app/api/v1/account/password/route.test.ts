import { describe, expect, it } from "vitest";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { makeLink } from "@/lib/accounts/links/commands";
import { findLink } from "@/lib/accounts/links/queries";
import { makeAccount, signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { GET as account } from "@/app/api/v1/account/route";
import { POST as changePassword } from "./route";

useTestDatabase();
const NEW_PASSWORD = "a lighthouse on the moor";
const change = (browser: TestBrowser, body: Record<string, unknown>) => browser.send(changePassword, "/api/v1/account/password", { body });
const isSignedIn = async (browser: TestBrowser) => (await browser.send(account, "/api/v1/account", { method: "GET" })).status === 200;

describe("POST /api/v1/account/password", () => {
  it("204: the other sessions and the reset links end, this one goes on", async () => {
    const { ownerId, email, password } = await makeAccount();
    const [here, elsewhere] = [await signedInBrowser(ownerId), await signedInBrowser(ownerId)];
    const { token } = await makeLink({ ownerId, purpose: "mailed-reset", email });
    expect((await change(here, { current_password: password, new_password: NEW_PASSWORD })).status).toBe(204);
    expect(await isSignedIn(here)).toBe(true);
    expect(await isSignedIn(elsewhere)).toBe(false);
    expect(await findLink(token, ["mailed-reset"])).toBeNull();
  });

  it("403: not the password now; nothing changes", async () => {
    const { ownerId, password } = await makeAccount();
    const here = await signedInBrowser(ownerId);
    expect(await change(here, { current_password: "wrong", new_password: NEW_PASSWORD })).toMatchObject({ status: 403, json: { issues: [{ path: "current_password" }] } });
    expect((await change(here, { current_password: password, new_password: NEW_PASSWORD })).status).toBe(204);
  });

  it("400: a common new one; 401: nobody signed in; 422: an account without a password", async () => {
    const { ownerId, password } = await makeAccount();
    expect((await change(await signedInBrowser(ownerId), { current_password: password, new_password: "qwerty123" })).status).toBe(400);
    expect((await change(new TestBrowser(), { current_password: password, new_password: NEW_PASSWORD })).status).toBe(401);
    const other = await makeOwner();
    expect((await change(await signedInBrowser(other.ownerId), { current_password: "x", new_password: NEW_PASSWORD })).status).toBe(422);
  });

  it("429: after ten wrong tries with a stolen session", async () => {
    const { ownerId } = await makeAccount();
    const here = await signedInBrowser(ownerId);
    const statuses: number[] = [];
    for (let number = 0; number < 12; number += 1) statuses.push((await change(here, { current_password: `guess ${number}`, new_password: NEW_PASSWORD })).status);
    expect(statuses.slice(0, 10).every((status) => status === 403)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
  });
});

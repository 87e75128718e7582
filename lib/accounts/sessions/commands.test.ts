import { describe, expect, it } from "vitest";
import { makeAccount } from "@/lib/accounts/__fixtures__/test-accounts";
import { db } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { takeToken } from "@/lib/usage/commands";
import { admitSession, endSession, startSession } from "./commands";

useTestDatabase();
const limit = (bucket: string) => ({ bucket, capacity: 3, perMinute: 0.001 });

describe("admitSession", () => {
  it("finds a live session with its account, and takes a token of the account's bucket", async () => {
    const { ownerId } = await makeAccount();
    const claims = await startSession(ownerId, null);
    const { email } = await db().account.findUniqueOrThrow({ where: { ownerId } });
    const [first, second] = [await admitSession(claims, limit("read")), await admitSession(claims, limit("read"))];
    expect(first).toMatchObject({ session: { email }, token: { isAllowed: true, limit: 3, remaining: 2 } });
    expect(second?.token.remaining).toBe(1);
    // The same bucket as that of whoever asks for it by the account alone.
    expect(await takeToken({ ...limit("read"), caller: ownerId })).toMatchObject({ isAllowed: true, remaining: 0 });
  });

  it("still finds the session of who asked too often, and says how long to wait", async () => {
    const claims = await startSession((await makeAccount()).ownerId, null);
    for (let call = 0; call < 3; call += 1) await admitSession(claims, limit("chat"));
    const refused = await admitSession(claims, limit("chat"));
    expect(refused?.token).toMatchObject({ isAllowed: false, remaining: 0 });
    expect(refused?.token.retryAfterSeconds).toBeGreaterThan(0);
  });

  it("lets exactly the capacity through when calls come at once", async () => {
    const claims = await startSession((await makeAccount()).ownerId, null);
    const answers = await Promise.all(Array.from({ length: 12 }, () => admitSession(claims, limit("at once"))));
    expect(answers.filter((answer) => answer?.token.isAllowed)).toHaveLength(3);
  });

  it("takes nothing from an account for a session that ended, is unknown, or belongs to another account", async () => {
    const { ownerId } = await makeAccount();
    const ended = await startSession(ownerId, null);
    await endSession(ownerId, ended.sessionId);
    const others = await startSession((await makeAccount()).ownerId, null);
    for (const sessionId of [ended.sessionId, newId(), others.sessionId]) expect(await admitSession({ ownerId, sessionId }, limit("ended"))).toBeNull();
    expect(await takeToken({ ...limit("ended"), caller: ownerId })).toMatchObject({ remaining: 2 });
  });
});

import { describe, expect, it, vi } from "vitest";
import type { MessageId, MessagePage } from "@/lib/chat/schema";
import { fail, ok } from "@/lib/result";
import { PreparedPage } from "./prepared-page";

const [first, other] = ["first" as MessageId, "other" as MessageId];
const page: MessagePage = { messages: [], hasEarlier: false, hasLater: false, isOnBranch: true };

function make() {
  const clock = { ms: 0 };
  const read = vi.fn(() => Promise.resolve(ok(page)));
  return { clock, read, prepared: new PreparedPage(() => clock.ms) };
}

describe("messages read ahead", () => {
  it("are asked for once, however often somebody points there, and shown once", async () => {
    const { read, prepared } = make();
    prepared.prepare(first, read);
    prepared.prepare(first, read);
    expect(await prepared.take(first, read)).toEqual(ok(page));
    expect(read).toHaveBeenCalledTimes(1);
    await prepared.take(first, read);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it("are not shown in the place of others", async () => {
    const { read, prepared } = make();
    prepared.prepare(first, read);
    await prepared.take(other, read);
    expect(read).toHaveBeenLastCalledWith(other);
  });

  it("are read anew when they have grown old", async () => {
    const { clock, read, prepared } = make();
    prepared.prepare(first, read);
    clock.ms = 10_000;
    await prepared.take(first, read);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it("are tried again where they could not be read", async () => {
    const { read, prepared } = make();
    prepared.prepare(first, () => Promise.resolve(fail({ code: "database_away", status: 503, message: "Away.", retryAfterSeconds: null, issues: [] })));
    expect(await prepared.take(first, read)).toEqual(ok(page));
  });
});

import { describe, expect, it } from "vitest";
import { expiryInView } from "./expiry-in-view";
import { sayExpiry, sayTtl } from "./say-expiry";

const clock = { now: "2026-11-20T20:00:00.000Z", timeZone: "Europe/Lisbon" };
const until = (expiresAt: string, timeZone = clock.timeZone) => sayExpiry(expiresAt, { ...clock, timeZone });

describe("until when a conversation stays", () => {
  it("is said with its date, and with the year where it is another", () => {
    expect(until("2026-12-20T09:00:00.000Z")).toBe("Unless you write here, this conversation will be deleted on 20 Dec.");
    expect(until("2027-01-03T09:00:00.000Z")).toBe("Unless you write here, this conversation will be deleted on 3 Jan 2027.");
  });

  it("is said as today or tomorrow where it is, by the days of the person", () => {
    expect(until("2026-11-21T20:30:00.000Z")).toMatch(/deleted tomorrow\.$/);
    expect(until("2026-11-20T23:00:00.000Z")).toMatch(/deleted today\.$/);
    expect(until("2026-11-20T23:00:00.000Z", "Asia/Tokyo")).toMatch(/deleted today\.$/);
    expect(until("2026-11-20T14:00:00.000Z", "Asia/Tokyo")).toMatch(/deleted today\.$/);
    expect(until("2026-11-21T16:00:00.000Z", "Asia/Tokyo")).toMatch(/deleted tomorrow\.$/);
  });

  it("is said for all of them with the days that were set", () => {
    expect(sayTtl(1)).toContain("write nothing for a day are deleted");
    expect(sayTtl(1_000)).toContain("write nothing for 1,000 days are deleted");
  });
});

describe("expiryInView", () => {
  const said = (...moments: string[]) => moments.map((createdAt) => ({ message: { createdAt } }) as Parameters<typeof expiryInView>[2][number]);

  it("moves on with what is said on the page", () => {
    expect(expiryInView(30, "2026-12-01T00:00:00.000Z", said("2026-11-01T00:00:00.000Z"))).toBe("2026-12-01T00:00:00.000Z");
    expect(expiryInView(30, "2026-12-01T00:00:00.000Z", said("2026-11-01T00:00:00.000Z", "2026-11-20T00:00:00.000Z"))).toBe("2026-12-20T00:00:00.000Z");
    expect(expiryInView(30, null, said("2026-11-20T00:00:00.000Z"))).toBe("2026-12-20T00:00:00.000Z");
  });

  it("does not come nearer where an older version is looked at, or what was imported lies further back than its import", () => {
    expect(expiryInView(30, "2026-12-20T00:00:00.000Z", said("2024-05-04T00:00:00.000Z"))).toBe("2026-12-20T00:00:00.000Z");
  });

  it("is nothing where conversations stay, and before the first word", () => {
    expect(expiryInView(null, null, said("2026-11-20T00:00:00.000Z"))).toBeNull();
    expect(expiryInView(30, null, [])).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { ConversationId } from "@/lib/chat/schema";
import { groupByDate } from "./group-by-date";

const clock = { now: "2026-11-20T08:00:00.000Z", timeZone: "Europe/Lisbon" };
const at = (lastMessageAt: string, index: number) => ({
  id: ConversationId.parse(`00000000-0000-4000-8000-${String(index).padStart(12, "0")}`),
  title: lastMessageAt,
  lastMessageAt,
});

describe("conversations by date", () => {
  it("names near days, then months, then months with their year", () => {
    const dates = [
      "2026-11-20T07:00:00.000Z",
      "2026-11-19T23:30:00.000Z",
      "2026-11-16T12:00:00.000Z",
      "2026-11-02T12:00:00.000Z",
      "2026-09-12T12:00:00.000Z",
      "2025-11-20T12:00:00.000Z",
    ];
    expect(groupByDate(dates.map(at), clock).map(({ label }) => label)).toEqual([
      "Today",
      "Yesterday",
      "This week",
      "November",
      "September",
      "November 2025",
    ]);
  });

  it("counts days where the person is, not where the server is", () => {
    const lateEvening = [at("2026-11-19T23:30:00.000Z", 1)];
    expect(groupByDate(lateEvening, { ...clock, timeZone: "Asia/Tokyo" })[0]?.label).toBe("Today");
  });

  it("puts the newest first, whatever order they come in", () => {
    const [group] = groupByDate([at("2026-11-20T06:00:00.000Z", 1), at("2026-11-20T07:00:00.000Z", 2)], clock);
    expect(group?.conversations.map(({ title }) => title)).toEqual(["2026-11-20T07:00:00.000Z", "2026-11-20T06:00:00.000Z"]);
  });
});

import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { TurnEvent } from "./events";
import { joinText } from "./events";
import { LiveTurn } from "./live-turn";

async function readAll(live: LiveTurn, after = 0): Promise<TurnEvent[]> {
  const events: TurnEvent[] = [];
  for await (const batch of live.read(after)) events.push(...batch);
  return events;
}
const done: TurnEvent = { type: "done", status: "complete", failure: null };

describe("LiveTurn", () => {
  it("gives every reader the same events, whenever it comes", async () => {
    const live = new LiveTurn("turn", "owner");
    const early = readAll(live);
    live.write("text", "one ");
    await setImmediate();
    const late = readAll(live);
    live.write("text", "two");
    live.publish(done);
    const after = readAll(live);
    for (const events of [await early, await late, await after]) {
      expect(events).toEqual([{ type: "text", text: "one " }, { type: "text", text: "two" }, done]);
    }
  });
  it("lets a reader read on from any event", async () => {
    const live = new LiveTurn("turn", "owner");
    for (const text of ["a", "b", "c"]) {
      live.write("text", text);
      live.settle();
    }
    live.publish(done);
    expect(joinText(await readAll(live, 2), "text")).toBe("c");
    expect(await readAll(live, 4)).toEqual([]);
  });
  it("shows the first piece at once, makes one event of what arrives together later, and keeps the order", async () => {
    const live = new LiveTurn("turn", "owner");
    live.write("text", "First");
    expect(live.events).toEqual([{ type: "text", text: "First" }]);
    for (const letter of "abc") live.write("text", letter);
    live.write("reasoning", "hm");
    live.write("text", "d");
    live.write("text", "");
    await setImmediate();
    expect(live.events.slice(1)).toEqual([{ type: "text", text: "abc" }, { type: "reasoning", text: "hm" }, { type: "text", text: "d" }]);
  });
  it("ends with its last event", async () => {
    const live = new LiveTurn("turn", "owner");
    live.publish(done);
    live.publish({ type: "text", text: "late" });
    live.write("text", "later");
    await setImmediate();
    expect(live.events).toEqual([done]);
  });
  it("lets a reader go without the others noticing", async () => {
    const live = new LiveTurn("turn", "owner");
    const leaving = new AbortController();
    const left: TurnEvent[] = [];
    const reading = (async () => {
      for await (const batch of live.read(0, leaving.signal)) left.push(...batch);
    })();
    const stays = readAll(live);
    leaving.abort();
    await reading;
    live.write("text", "after");
    live.publish(done);
    expect(left).toEqual([]);
    expect(await stays).toHaveLength(2);
  });
  it("remembers the first reason to stop", () => {
    const live = new LiveTurn("turn", "owner");
    expect(live.stopReason).toBeNull();
    live.stop("person");
    live.stop("shutdown");
    expect(live.signal.aborted).toBe(true);
    expect(live.stopReason).toBe("person");
  });
});

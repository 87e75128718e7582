import { describe, expect, it } from "vitest";
import { PageReads } from "./page-reads";

describe("reads of messages", () => {
  it("that add to what is in view are wanted beside one another", () => {
    const reads = new PageReads();
    const [earlier, later] = [reads.begin(), reads.begin()];
    expect([earlier(), later()]).toEqual([true, true]);
  });

  it("are no longer wanted once another place is gone to, whichever answers first", () => {
    const reads = new PageReads();
    const later = reads.begin();
    const newest = reads.beginAnew();
    expect([later(), newest()]).toEqual([false, true]);
    const around = reads.beginAnew();
    expect([newest(), around()]).toEqual([false, true]);
  });

  it("are no longer wanted once something is sent", () => {
    const reads = new PageReads();
    const [later, newest] = [reads.begin(), reads.beginAnew()];
    reads.overtake();
    expect([later(), newest()]).toEqual([false, false]);
    expect(reads.begin()()).toBe(true);
  });
});

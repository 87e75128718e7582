import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createWatchdog } from "./watchdog";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

it("expires only when it was not armed again in time", () => {
  const onExpire = vi.fn();
  const watchdog = createWatchdog(onExpire);
  watchdog.arm(100);
  for (let step = 0; step < 20; step += 1) {
    vi.advanceTimersByTime(90);
    watchdog.arm(100);
  }
  expect(onExpire).not.toHaveBeenCalled();
  vi.advanceTimersByTime(110);
  expect(onExpire).toHaveBeenCalledOnce();
});

it("a shorter wait counts from now, and a disarmed or closed one never rings", () => {
  const onExpire = vi.fn();
  const watchdog = createWatchdog(onExpire);
  watchdog.arm(10_000);
  watchdog.arm(50);
  vi.advanceTimersByTime(60);
  expect(onExpire).toHaveBeenCalledOnce();
  watchdog.arm(50);
  watchdog.disarm();
  vi.advanceTimersByTime(1_000);
  watchdog.arm(50);
  watchdog.close();
  vi.advanceTimersByTime(1_000);
  expect(onExpire).toHaveBeenCalledOnce();
});

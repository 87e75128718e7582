/**
 * Calls `onExpire` when it was armed and not disarmed in time. Re-arming for every token costs a clock
 * reading, not a timer: the one timer, when it rings early, waits for the rest.
 */
export function createWatchdog(onExpire: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let timerEndsAt = 0;
  let deadline = Infinity;

  function ring(): void {
    timer = undefined;
    if (deadline === Infinity) return;
    if (performance.now() >= deadline) onExpire();
    else startTimer();
  }
  function startTimer(): void {
    clearTimeout(timer);
    timerEndsAt = deadline;
    // One more millisecond: timers count whole ones and may ring a fraction early.
    timer = setTimeout(ring, Math.max(0, deadline - performance.now()) + 1);
  }
  return {
    arm(milliseconds: number): void {
      deadline = performance.now() + milliseconds;
      if (timer === undefined || timerEndsAt > deadline) startTimer();
    },
    disarm(): void {
      deadline = Infinity;
    },
    close(): void {
      deadline = Infinity;
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

import { describe, expect, it } from "vitest";
import { planRetry, type Tries } from "./retry-plan";

/** Every try of a job whose model fails with the code, until it is parked or the time is over. */
function tryFor(code: string, seconds: number) {
  let tries: Tries = { failures: 0, waits: 0 };
  const pauses: number[] = [];
  let elapsed = 0;
  while (elapsed <= seconds) {
    const plan = planRetry(code, tries, 0.5);
    if (plan.action === "park") return { pauses, parkedAfter: plan.attempts };
    tries = plan.tries;
    pauses.push(plan.afterSeconds);
    elapsed += plan.afterSeconds;
  }
  return { pauses, parkedAfter: null };
}

describe("planRetry", () => {
  it("waits out a model that is away for a day, with growing pauses of at most five minutes", () => {
    const { pauses, parkedAfter } = tryFor("refused", 86_400);
    expect(parkedAfter).toBeNull();
    expect(Math.max(...pauses)).toBeLessThanOrEqual(300);
    for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(pauses[index - 1] ?? 0);
  });

  it("asks a model that is away for an hour a score of times, not thousands", () => {
    expect(tryFor("provider-error", 3_600).pauses.length).toBeLessThan(25);
  });

  it.each(["unparsable", "empty", "too-long", "TypeError"])("parks after five answers of no use: %s", (code) => {
    expect(tryFor(code, 86_400)).toMatchObject({ parkedAfter: 5 });
  });

  it("a model that is away does not use up the tries of its answers", () => {
    let tries: Tries = { failures: 3, waits: 0 };
    for (let count = 0; count < 50; count += 1) {
      const plan = planRetry("rate-limited", tries, 0);
      if (plan.action === "park") throw new Error("parked");
      tries = plan.tries;
    }
    expect(planRetry("unparsable", tries, 0)).toMatchObject({ action: "try-again" });
    expect(planRetry("unparsable", { ...tries, failures: 4 }, 0)).toMatchObject({ action: "park" });
  });
});

import { expect, it } from "vitest";
import { takeTurns } from "./take-turns";

it("runs one at a time, urgent ones before those that wait, and goes on after a failure", async () => {
  const inTurn = takeTurns();
  const order: string[] = [];
  let running = 0;
  const work = (name: string) => async () => {
    running += 1;
    expect(running).toBe(1);
    await Promise.resolve();
    order.push(name);
    running -= 1;
    if (name === "second") throw new Error(name);
    return name;
  };
  const results = await Promise.allSettled([inTurn(false, work("first")), inTurn(false, work("second")), inTurn(false, work("third")), inTurn(true, work("question"))]);
  expect(order).toEqual(["first", "question", "second", "third"]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect(await inTurn(false, work("later"))).toBe("later");
});

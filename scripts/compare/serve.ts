import { createInterface } from "node:readline";
import { type Answer, type Memory, Order } from "./protocol";

/** Serves a memory on stdin and stdout until stdin ends. The clock is read here, so that the pipe does not count. */
export async function serve(memory: Memory): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const order = Order.parse(JSON.parse(line));
    const startedAtMs = performance.now();
    const found = order.what === "add" ? [] : await memory.search(order.user, order.query, order.limit);
    if (order.what === "add") await memory.add(order.user, order.texts);
    const answer: Answer = { tookMs: performance.now() - startedAtMs, found };
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

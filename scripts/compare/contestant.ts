import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { startProgram } from "@/scripts/bench/run-program";
import { Answer, type Order } from "./protocol";

/** A memory in a process of its own. */
export type Contestant = {
  tell(order: Order): Promise<Answer>;
  close(): Promise<void>;
};

export function start(program: string, parameters: readonly string[], environment: Readonly<Record<string, string>>): Contestant {
  const child: ChildProcess = startProgram(`scripts/compare/${program}`, parameters, environment, "pipe");
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error(`${program} has no pipes`);
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  return {
    tell: async (order) => {
      stdin.write(`${JSON.stringify(order)}\n`);
      const line = await lines.next();
      if (line.done) throw new Error(`${program} ended in the middle of it`);
      return Answer.parse(JSON.parse(line.value));
    },
    close: async () => {
      const closed = once(child, "close");
      stdin.end();
      await closed;
    },
  };
}

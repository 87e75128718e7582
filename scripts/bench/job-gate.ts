import { setTimeout as wait } from "node:timers/promises";
import type { JobDefinition } from "@/lib/jobs/job";

type Held = { readonly name: string; readonly work: () => Promise<void>; readonly done: () => void };

const LOOK_EVERY_MS = 10;
/** Until the queue has written what it had to about other jobs. */
const SETTLE_MS = 150;

/**
 * Holds jobs where they begin, so that each can be run alone and what it writes be told from the rest. They are still
 * queued, taken and struck off by the app's own queue.
 */
export class JobGate {
  readonly #held: Held[] = [];

  constructor(readonly writtenBytes: () => Promise<number>) {}

  hold(definition: JobDefinition): JobDefinition {
    const { name } = definition;
    const run: JobDefinition["run"] = (payload) =>
      new Promise((done) => this.#held.push({ name, work: () => definition.run(payload), done }));
    return { ...definition, run };
  }

  /** Runs so many jobs, one by one. @returns the bytes that each kind wrote, and under `queue` those of the queue itself */
  async runAll(count: number): Promise<Record<string, number> & { queue: number }> {
    const bytes: Record<string, number> = {};
    const before = await this.writtenBytes();
    let measured = 0;
    for (let index = 0; index < count; index += 1) {
      const { name, work, done } = await this.#next();
      await wait(SETTLE_MS);
      const start = await this.writtenBytes();
      await work();
      const written = (await this.writtenBytes()) - start;
      bytes[name] = (bytes[name] ?? 0) + written;
      measured += written;
      done();
    }
    await wait(SETTLE_MS);
    return { ...bytes, queue: (await this.writtenBytes()) - before - measured };
  }

  async #next(): Promise<Held> {
    for (;;) {
      const held = this.#held.shift();
      if (held) return held;
      await wait(LOOK_EVERY_MS);
    }
  }
}

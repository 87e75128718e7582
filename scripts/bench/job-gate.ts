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
    const run: JobDefinition["run"] = (payload, attempt) =>
      new Promise((done) => this.#held.push({ name, work: () => definition.run(payload, attempt), done }));
    return { ...definition, run };
  }

  /**
   * Runs jobs, one by one, until none waits in the queue, those that they queue themselves included.
   * @returns the bytes that each kind wrote, and under `queue` those of the queue itself
   */
  async runAll(areAnyWaiting: () => Promise<boolean>): Promise<Record<string, number> & { queue: number }> {
    const bytes: Record<string, number> = {};
    const before = await this.writtenBytes();
    let measured = 0;
    while (await areAnyWaiting()) {
      const held = this.#held.shift();
      if (!held) {
        await wait(LOOK_EVERY_MS);
        continue;
      }
      await wait(SETTLE_MS);
      const start = await this.writtenBytes();
      await held.work();
      const written = (await this.writtenBytes()) - start;
      bytes[held.name] = (bytes[held.name] ?? 0) + written;
      measured += written;
      held.done();
      await wait(SETTLE_MS);
    }
    return { ...bytes, queue: (await this.writtenBytes()) - before - measured };
  }
}

import type pg from "pg";
import { keepHouse, ROUND_EVERY_MS } from "@/lib/db/embedded/housekeeping.mjs";

/**
 * Keeps house for the embedded database in place of its own thread, with the same function at the same rate, so that
 * what that writes can be told from what replies write. On a server the database does it unseen.
 */
export class HousekeepingMeter {
  #bytes = 0;
  #round: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly pool: pg.Pool,
    readonly writtenBytes: () => Promise<number>,
  ) {}

  start(): void {
    this.#timer = setInterval(() => (this.#round = this.#round.then(() => this.#keepHouse())), ROUND_EVERY_MS);
  }

  /** Written by rounds so far. Waits for one that is under way. */
  async bytes(): Promise<number> {
    await this.#round;
    return this.#bytes;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
  }

  async #keepHouse(): Promise<void> {
    const before = await this.writtenBytes();
    await keepHouse({ query: (sql) => this.pool.query(sql), exec: (sql) => this.pool.query(sql) });
    this.#bytes += (await this.writtenBytes()) - before;
  }
}

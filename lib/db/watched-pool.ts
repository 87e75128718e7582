import "server-only";
import { Pool, type PoolClient, type PoolConfig } from "pg";
import { log } from "@/lib/observability/log";
import { currentAnswer, type RequestAnswer } from "./unanswered-request";
import { cut, type Patience, ServerWatch } from "./watch-server";

type Callback = (error: Error | undefined, client: PoolClient | undefined, done: (release?: unknown) => void) => void;
/** Somebody who wants a connection, or holds one. */
type Caller = { readonly answer: RequestAnswer | null; readonly refuse: (error: Error) => void };

const isUnanswered = ({ answer }: Caller) => answer !== null && !answer.headersSent;
const silence = () => Object.assign(new Error("Connection terminated: the database is silent"), { code: "ETIMEDOUT" });

/**
 * Connections to a server that may fall silent. From when it is known to be (`ServerWatch`), nobody is made to wait for
 * a connection, and requests of which no answer has been sent are refused at once, those whose statement runs too: their
 * connection is cut, so that a transaction is rolled back. What the app does by itself is given more time, since a
 * reply that is being written and a job in hand are worth it.
 */
export class WatchedPool extends Pool {
  readonly #waiting = new Set<Caller>();
  readonly #held = new Map<PoolClient, Caller>();
  /** With the time at which each was opened. */
  readonly #open = new Map<PoolClient, number>();
  readonly #watch: ServerWatch;
  #isWatching = false;
  #isSilent = false;

  /** @param config with a connection string, which is what the watch connects by, too */
  constructor(config: PoolConfig & { readonly connectionString: string }, patience?: Patience) {
    super(config);
    this.#watch = new ServerWatch(
      {
        connectionString: config.connectionString,
        isWaitedFor: () => this.#waiting.size > 0 || this.#held.size > 0,
        fellSilent: () => {
          this.#isSilent = true;
          log().warn("the database is silent: it is asked on until it answers");
          for (const caller of [...this.#waiting]) if (isUnanswered(caller)) caller.refuse(silence());
          for (const [client, caller] of [...this.#held]) if (isUnanswered(caller)) cut(client);
        },
        isBack: () => {
          this.#isSilent = false;
          log().warn("the database answers again");
        },
        isGone: (sinceMs, isServerGone) => {
          // Idle ones, too: what was silent for so long may never speak again on the same line.
          for (const [client, openedAtMs] of [...this.#open]) if (isServerGone || openedAtMs <= sinceMs) cut(client);
          if (isServerGone) for (const caller of [...this.#waiting]) caller.refuse(silence());
        },
      },
      patience,
    );
    this.on("connect", (client) => this.#open.set(client, performance.now()));
    this.on("remove", (client) => this.#open.delete(client));
    this.on("release", (_error, client) => this.#held.delete(client));
  }

  /** From now on. Before, all wait as long as the pool lets them. */
  watch(): void {
    this.#isWatching = true;
  }

  endWatch(): void {
    this.#isWatching = false;
    this.#isSilent = false;
    this.#watch.end();
  }

  override connect(): Promise<PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<PoolClient> | void {
    if (callback) return this.#lend(callback);
    return new Promise((resolve, reject) => this.#lend((error, client) => (client ? resolve(client) : reject(error ?? silence()))));
  }

  #lend(callback: Callback): void {
    if (!this.#isWatching) return super.connect(callback);
    if (this.#isSilent) return callback(silence(), undefined, () => undefined);
    let isRefused = false;
    const caller: Caller = {
      answer: currentAnswer(),
      refuse: (error) => {
        isRefused = true;
        this.#waiting.delete(caller);
        callback(error, undefined, () => undefined);
      },
    };
    this.#waiting.add(caller);
    this.#watch.wake();
    super.connect((error, client, done) => {
      // It was told already. A connection that came all the same is for the next.
      if (isRefused) return client?.release();
      this.#waiting.delete(caller);
      if (client) this.#held.set(client, caller);
      callback(error, client, done);
    });
  }
}

import "server-only";
import { Client } from "pg";

/**
 * How long a server may be silent. Time is counted in beats of a timer, each of which lets answers in before the next:
 * a process that was itself held up does not take that for the server's silence.
 */
export type Patience = {
  readonly beatMs: number;
  /** A second connection is tried: a line may be broken where the server is well. */
  readonly askAnewFromBeats: number;
  /** Neither has been answered: who waits for an answer is told. */
  readonly silentFromBeats: number;
  /** Whoever still waits is told as well, and lines that are older than that are given up. */
  readonly goneFromBeats: number;
};
const PATIENCE: Patience = { beatMs: 100, askAnewFromBeats: 2, silentFromBeats: 6, goneFromBeats: 30 };
const ASK_ANEW_EVERY_BEATS = 10;
/** A line that nobody used for longer may have been forgotten by what lies between: the pool keeps its own no longer. */
const IDLE_LINE_MS = 30_000;

export type Watched = {
  readonly connectionString: string;
  isWaitedFor(): boolean;
  fellSilent(): void;
  isBack(): void;
  /** The server, or only the lines that were open when it was last asked, in milliseconds of this process. */
  isGone(sinceMs: number, isServerGone: boolean): void;
};

/** One that was asked, and has not answered yet. */
type Question = { readonly askedAtMs: number; beats: number; again: Client | null; isAnsweredAnew: boolean };

/** Lets go of a connection without a word to a server that would not hear it. Whoever waits on it is told. */
export function cut(client: Client): void {
  client.connection.stream.destroy(Object.assign(new Error("Connection terminated: the database has gone silent"), { code: "ETIMEDOUT" }));
}

/**
 * Asks a server, while somebody waits for it, whether it is still there, on connections of its own: a long statement
 * is no silence, and neither is a server under load, which answers this one late but long before it counts as silent.
 * Nothing else tells of one that has gone with its machine, was frozen, or lies behind a broken line.
 *
 * Costs nothing while nobody waits, and no statement where all are answered within a beat.
 */
export class ServerWatch {
  readonly #watched: Watched;
  readonly #patience: Patience;
  #timer: NodeJS.Timeout | null = null;
  #line: { readonly client: Client; readonly isOpen: Promise<unknown>; usedAtMs: number } | null = null;
  #question: Question | null = null;
  #isSilent = false;
  #isEnded = false;

  constructor(watched: Watched, patience = PATIENCE) {
    this.#watched = watched;
    this.#patience = patience;
  }

  /** To be called whenever somebody begins to wait. */
  wake(): void {
    if (!this.#isEnded) this.#timer ??= setInterval(() => this.#beat(), this.#patience.beatMs).unref();
  }

  end(): void {
    this.#isEnded = true;
    this.#sleep();
    this.#drop(this.#question);
    if (this.#line) cut(this.#line.client);
  }

  #sleep(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  #beat(): void {
    const { askAnewFromBeats, silentFromBeats, goneFromBeats } = this.#patience;
    if (!this.#question && !this.#isSilent && !this.#watched.isWaitedFor()) return this.#sleep();
    const question = (this.#question ??= this.#ask());
    question.beats += 1;
    if ((question.beats - askAnewFromBeats) % ASK_ANEW_EVERY_BEATS === 0) this.#askAnew(question);
    if (question.beats >= silentFromBeats && !question.isAnsweredAnew && !this.#isSilent) {
      this.#isSilent = true;
      this.#watched.fellSilent();
    }
    if (question.beats >= goneFromBeats) {
      this.#question = null;
      this.#drop(question);
      if (this.#line) cut(this.#line.client);
      this.#line = null;
      this.#watched.isGone(question.askedAtMs, this.#isSilent);
    }
  }

  /** On the line that is kept for it. */
  #ask(): Question {
    const question: Question = { askedAtMs: performance.now(), beats: 0, again: null, isAnsweredAnew: false };
    if (this.#line && performance.now() - this.#line.usedAtMs > IDLE_LINE_MS) {
      cut(this.#line.client);
      this.#line = null;
    }
    const line = (this.#line ??= this.#open());
    void line.isOpen
      .then(() => line.client.query("SELECT 1"))
      .then(
        () => {
          line.usedAtMs = performance.now();
          this.#answered(question);
        },
        () => {
          if (this.#line === line) this.#line = null;
          // Refused or broken off: an answer, and those who wait are given it, too. It does not end a silence.
          if (this.#question === question && !this.#isSilent) this.#answered(question);
        },
      );
    return question;
  }

  #askAnew(question: Question): void {
    this.#drop(question);
    const { client, isOpen } = this.#open();
    question.again = client;
    void isOpen
      .then(() => client.query("SELECT 1"))
      .then(() => true, () => false)
      .then((isWell) => {
        cut(client);
        // Given up meanwhile, as too late or no longer needed.
        if (question.again !== client) return;
        question.again = null;
        // Refused is an answer here, as well.
        question.isAnsweredAnew ||= isWell || !this.#isSilent;
        if (isWell) this.#isHere();
      });
  }

  #answered(question: Question): void {
    if (this.#question !== question) return;
    this.#question = null;
    this.#drop(question);
    this.#isHere();
  }

  #isHere(): void {
    if (!this.#isSilent) return;
    this.#isSilent = false;
    this.#watched.isBack();
  }

  #drop(question: Question | null): void {
    if (!question?.again) return;
    cut(question.again);
    question.again = null;
  }

  #open() {
    const client = new Client({ connectionString: this.#watched.connectionString, keepAlive: true });
    // Who asks on it is told, too.
    client.on("error", () => undefined);
    return { client, isOpen: client.connect(), usedAtMs: performance.now() };
  }
}

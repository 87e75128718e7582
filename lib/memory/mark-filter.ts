/** A memory or a past message that the model marked, and where: an offset in the clean text, in UTF-16 units. */
export type MarkUse = { readonly mark: string; readonly offset: number };

/** "[m12]" at most, with room for a list: "[m1, p2]". Longer brackets are the model's own text. */
const LONGEST_MARK = 48;
const MARK = /^\[\s*[mp]\d{1,4}(?:\s*[,;]\s*[mp]\d{1,4})*\s*\]$/;
/** What may still become a mark when more text arrives. */
const MARK_PREFIX = /^\[\s*(?:[mp]\d{0,4}(?:\s*[,;]\s*[mp]\d{1,4})*(?:\s*[,;]\s*(?:[mp]\d{0,4})?)?)?\s*$/;

/**
 * Takes the marks [m3] and [p2] out of a stream and tells where they stood. Numbers that were not given to the
 * model are taken out, too, and not reported: a mark is never shown, and never believed without a memory.
 *
 * No more text is held back than could still become a mark, or the spaces before one. Inside code (fences and
 * inline) everything passes as it is: an array index m[p1] must survive, and a mark in there is somebody's code.
 * Brackets that are a link ("[m1](…)", "[m1][…]", "[m1]:") pass as well.
 */
export class MarkFilter {
  #given: ReadonlySet<string>;
  #held = "";
  #uses: MarkUse[] = [];
  #length = 0;
  /** Back-ticks or tildes that opened the code we are in; "" outside. */
  #code = "";
  #run = "";
  #atLineStart = true;

  /** @param marks those given to the model: "m1", "p1", … */
  constructor(marks: Iterable<string>) {
    this.#given = new Set(marks);
  }

  /** Marks found so far, in order. */
  get uses(): readonly MarkUse[] {
    return this.#uses;
  }

  /** Clean text that can be shown now. */
  push(chunk: string): string {
    this.#held += chunk;
    return this.#drain(false);
  }

  /** The rest, when the stream has ended. */
  end(): string {
    return this.#drain(true);
  }

  #drain(isEnd: boolean): string {
    let clean = "";
    let at = 0;
    while (at < this.#held.length) {
      const step = this.#step(at, isEnd);
      if (step === null) break;
      const text = this.#held.slice(at, at + step.pass);
      for (const mark of step.marks) if (this.#given.has(mark)) this.#uses.push({ mark, offset: this.#length });
      this.#length += text.length;
      clean += text;
      at += step.pass + step.drop;
    }
    this.#held = this.#held.slice(at);
    return clean;
  }

  /** What to do at a place: let so many units pass, drop so many after them, or null to wait for more. */
  #step(at: number, isEnd: boolean): { pass: number; drop: number; marks: readonly string[] } | null {
    const character = this.#held.charAt(at);
    if (this.#code === "" && (character === "[" || character === " ")) {
      const found = this.#readMark(at, isEnd);
      if (found === "wait") return null;
      if (found) {
        this.#endRun();
        return found;
      }
    }
    this.#follow(character);
    return { pass: 1, drop: 0, marks: [] };
  }

  /** A mark with the spaces before it ("likes tea [m1]." → "likes tea."). */
  #readMark(at: number, isEnd: boolean): { pass: number; drop: number; marks: readonly string[] } | "wait" | null {
    let bracket = at;
    while (this.#held.charAt(bracket) === " ") bracket += 1;
    if (bracket === this.#held.length) return isEnd || bracket - at > LONGEST_MARK ? null : "wait";
    if (this.#held.charAt(bracket) !== "[") return null;
    const close = this.#held.indexOf("]", bracket);
    if (close === -1 || close - bracket > LONGEST_MARK) {
      const rest = this.#held.slice(bracket);
      return !isEnd && rest.length <= LONGEST_MARK && MARK_PREFIX.test(rest) ? "wait" : null;
    }
    const text = this.#held.slice(bracket, close + 1);
    if (!MARK.test(text)) return null;
    const after = this.#held.charAt(close + 1);
    if (after === "" && !isEnd) return "wait";
    const before = at === bracket ? this.#held.charAt(at - 1) || this.#lastCharacter : " ";
    if (after === "(" || after === ":" && this.#atLineStart || (after === "[" && !/^\[\s*[mp]\d/.test(this.#held.slice(close + 1))) || /[\w!\]\\]/.test(before)) {
      return this.#isGivenAfterWord(text, after, before) ? this.#dropped(at, close) : null;
    }
    // At the start of a line the spaces are indentation, and a sentence follows: they belong to the text.
    return this.#atLineStart ? { pass: bracket - at, drop: close + 1 - bracket, marks: marksOf(text) } : this.#dropped(at, close);
  }

  /** "tea[m1]" and "[m1][m2]" are marks when their numbers were given; "array[m1]" with an unknown number is code. */
  #isGivenAfterWord(text: string, after: string, before: string): boolean {
    return after !== "(" && after !== ":" && before !== "!" && before !== "\\" && marksOf(text).every((mark) => this.#given.has(mark));
  }

  #dropped(at: number, close: number): { pass: number; drop: number; marks: readonly string[] } {
    return { pass: 0, drop: close + 1 - at, marks: marksOf(this.#held.slice(at, close + 1)) };
  }

  #lastCharacter = "";

  /** Follows code fences and inline code through what passes. */
  #follow(character: string): void {
    this.#lastCharacter = character;
    const isTick = character === "`" || (character === "~" && (this.#atLineStart || this.#run.startsWith("~")));
    if (isTick && (this.#run === "" || this.#run.startsWith(character))) this.#run += character;
    else this.#endRun();
    // A blank line ends inline code that was never closed.
    if (character === "\n" && this.#code !== "" && this.#code.length < 3 && this.#atLineStart) this.#code = "";
    this.#atLineStart = character === "\n" || (this.#atLineStart && (character === " " || isTick));
  }

  #endRun(): void {
    const run = this.#run;
    this.#run = "";
    if (run === "" || (run.startsWith("~") && run.length < 3)) return;
    if (this.#code === "") this.#code = run;
    else if (run.startsWith(this.#code.charAt(0)) && (this.#code.length >= 3 ? run.length >= this.#code.length : run.length === this.#code.length)) this.#code = "";
  }
}

const marksOf = (text: string): string[] => text.match(/[mp]\d{1,4}/g) ?? [];

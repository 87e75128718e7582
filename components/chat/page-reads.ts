/**
 * Which reads of messages are still wanted. Their answers come in any order: one that another place, or something that
 * was sent, has overtaken would lay older messages over what is in view.
 */
export class PageReads {
  #overtakings = 0;

  /** Nothing that is being read is wanted any more. */
  overtake(): void {
    this.#overtakings += 1;
  }

  /** Begins one that adds to what is in view. @returns whether it is still wanted */
  begin(): () => boolean {
    const known = this.#overtakings;
    return () => this.#overtakings === known;
  }

  /** Begins one that takes the place of what is in view, and of all that is still being read. */
  beginAnew(): () => boolean {
    this.overtake();
    return this.begin();
  }
}

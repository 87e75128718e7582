/** Runs work that shares one thing, in turn. */
export type Turns = <Value>(isUrgent: boolean, work: () => Promise<Value>) => Promise<Value>;

/**
 * One piece of work at a time, in the order of asking, but urgent ones before all that still wait: a question of a
 * person does not queue behind a backlog. What runs is not interrupted.
 */
export function takeTurns(): Turns {
  const waiting: { readonly isUrgent: boolean; readonly begin: () => void }[] = [];
  let isBusy = false;

  function next(): void {
    const firstUrgent = waiting.findIndex(({ isUrgent }) => isUrgent);
    const [first] = waiting.splice(Math.max(0, firstUrgent), 1);
    if (first) first.begin();
    else isBusy = false;
  }

  return async (isUrgent, work) => {
    if (isBusy) await new Promise<void>((begin) => waiting.push({ isUrgent, begin }));
    isBusy = true;
    try {
      return await work();
    } finally {
      next();
    }
  };
}

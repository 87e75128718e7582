import { test } from "@playwright/test";
import { type Clone, freshClone } from "./fresh-clone";
import { type NpmRun, npmRun } from "./npm-run";

type Fixtures = {
  /** Whether the clone holds the build that is here. */
  hasBuild: boolean;
  clone: Clone;
  /** Runs a command of npm in the clone. What still runs at the end of the spec is ended. */
  npm: (...parameters: string[]) => Promise<NpmRun>;
};

/** Specs of what somebody does first, in a clone of their own. */
export const cloneTest = test.extend<Fixtures>({
  hasBuild: [false, { option: true }],
  clone: [
    async ({ hasBuild }, use) => {
      const clone = await freshClone({ hasBuild });
      await use(clone);
      await clone.remove();
    },
    // Where the packages cannot be the same files under a second name, copying them takes a minute.
    { timeout: 300_000 },
  ],
  npm: async ({ clone }, use) => {
    const runs: NpmRun[] = [];
    await use(async (...parameters) => {
      const run = await npmRun(clone.folder, parameters);
      runs.push(run);
      return run;
    });
    await Promise.all(runs.map((run) => run.interrupt()));
  },
});

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readUrl } from "./read-url";

/** A command of npm that runs the app, as at a terminal. */
export type NpmRun = {
  readonly url: string;
  /** Everything printed so far, npm's own lines with it. */
  printed(): string;
  /** Ends it as Ctrl-C does: all that runs at the terminal is told. Settles when nothing of it runs any more. */
  interrupt(): Promise<void>;
};

/** What is not the developer's own, and no port: the system chooses a free one. npm would look for a newer npm, and print an address where it is. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  const environment = { PATH, HOME, TMPDIR, LANG, PORT: "0", npm_config_update_notifier: "false" };
  // Next says that NODE_ENV is always there. At a terminal it is not.
  return environment as Record<string, string | undefined> as NodeJS.ProcessEnv;
}

/** A spec that failed before its end must not leave a process behind. */
const started = new Set<ChildProcess>();
process.once("exit", () => started.forEach((child) => tell(child, "SIGKILL")));

/** npm, and all that it has started: they are one group, as at a terminal. */
const tell = (child: ChildProcess, signal: NodeJS.Signals) => child.pid !== undefined && process.kill(-child.pid, signal);

/**
 * Runs it in this folder and waits until it says that the app is ready.
 * @throws when it ends before that; the message holds what it printed
 */
export async function npmRun(folder: string, parameters: readonly string[]): Promise<NpmRun> {
  const child = spawn("npm", parameters, { cwd: folder, env: bareEnvironment(), stdio: ["ignore", "pipe", "pipe"], detached: true });
  started.add(child);
  // Once all have closed what they print to, all have ended.
  const ended = once(child, "close").finally(() => started.delete(child));
  const printed: string[] = [];
  const url = await readUrl(child, printed);
  return {
    url,
    printed: () => printed.join(""),
    interrupt: async () => {
      if (started.has(child)) tell(child, "SIGINT");
      await ended;
    },
  };
}

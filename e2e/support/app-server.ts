import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { makeServerDatabase } from "@/lib/db/__fixtures__/server-database";
import { readUrl } from "./read-url";
import { secretsForServer } from "./secrets-for-server";

const ROOT = path.resolve(import.meta.dirname, "..", "..");

/** The app in a process of its own, on the build that is there. */
export type AppServer = {
  readonly url: string;
  /** Its DATA_DIR. */
  readonly dataDirectory: string;
  readonly pid: number;
  /** Everything printed so far, over all restarts. */
  output(): string;
  /** Ends it as an operator would (SIGTERM), and removes its data if they were made for it. */
  stop(): Promise<void>;
  /** Settles when its process has ended, however. */
  ended(): Promise<void>;
  /** Ends it with no warning. The data stay; `restart` brings it back. */
  kill9(): Promise<void>;
  /** Starts it again with the same data, on the same port; ends it first (SIGTERM) if it still runs. */
  restart(environment?: Environment): Promise<void>;
};

type Environment = Readonly<Record<string, string>>;

/** The variable that names a data folder of an app that was started once and ended (`data-template.ts`). */
export const DATA_TEMPLATE = "COMMONPLACE_DATA_TEMPLATE";

/**
 * Starts the app and waits until it says that it is ready. Where TEST_DATABASE_URL is set and nobody chose a database
 * or a folder for it, it is given a new database on that server.
 * @param options.environment variables on top of a bare environment, which holds nothing of the developer's own
 * @param options.dataDirectory to share or keep data; without it, a new folder that `stop` removes
 * @param options.isFirstStart on nothing at all, and not on a copy of what a first start leaves
 * @throws when it ends before it is ready; the message holds what it printed
 */
export async function startApp(options: { environment?: Environment; dataDirectory?: string; isFirstStart?: boolean } = {}): Promise<AppServer> {
  if (!existsSync(path.join(ROOT, ".next", "BUILD_ID"))) throw new Error("There is no build to start: run npm run build first.");
  const dataDirectory = options.dataDirectory ?? (await mkdtemp(path.join(tmpdir(), "app-server-")));
  const serverUrl = process.env.TEST_DATABASE_URL;
  const isFree = options.environment?.DATABASE_URL === undefined && options.dataDirectory === undefined;
  const database = serverUrl && isFree ? await makeServerDatabase(serverUrl) : null;
  const template = process.env[DATA_TEMPLATE];
  if (template && isFree && !options.isFirstStart) await cp(template, dataDirectory, { recursive: true });
  let environment: Environment = { ...(database ? { DATABASE_URL: database.url, ...secretsForServer() } : {}), ...options.environment };
  const printed: string[] = [];
  const remove = async () => {
    await database?.drop();
    if (!options.dataDirectory) await rm(dataDirectory, { recursive: true, force: true });
  };
  let running = await launch({ ...environment, PORT: environment.PORT ?? "0" }, dataDirectory, printed).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const { url } = running;

  return {
    url,
    dataDirectory,
    get pid() {
      return running.pid;
    },
    output: () => printed.join(""),
    ended: () => running.ended,
    stop: async () => {
      await running.end("SIGTERM");
      await remove();
    },
    kill9: () => running.end("SIGKILL"),
    restart: async (changes = {}) => {
      await running.end("SIGTERM");
      environment = { ...environment, ...changes };
      running = await launch({ ...environment, PORT: new URL(url).port }, dataDirectory, printed);
    },
  };
}

type Running = { readonly url: string; readonly pid: number; readonly ended: Promise<void>; end(signal: NodeJS.Signals): Promise<void> };

function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  return {
    NODE_ENV: "production",
    PATH,
    HOME,
    TMPDIR,
    LANG,
    HOST: "127.0.0.1",
    LOG_LEVEL: "warn",
    // Next would read the developer's .env; what a spec sees must not depend on it.
    __NEXT_PROCESSED_ENV: "true",
  };
}

/** A spec that gave up waiting for a start, or failed before its end, must not leave a process behind. */
const started = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of started) child.kill("SIGKILL");
});

async function launch(environment: Environment, dataDirectory: string, printed: string[]): Promise<Running> {
  const child = spawn(process.execPath, ["server.mjs"], {
    cwd: ROOT,
    env: { ...bareEnvironment(), DATA_DIR: dataDirectory, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve())).finally(() => started.delete(child));
  started.add(child);
  const url = await readUrl(child, printed);
  return {
    url,
    pid: child.pid ?? 0,
    ended,
    end: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}

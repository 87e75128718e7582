import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { claimFolder } from "./claim-folder";

const SOCKET_FOLDER_PREFIX = "commonplace-";
/** The name libpq looks for, so that `psql -h FOLDER` finds it. */
const SOCKET_NAME = ".s.PGSQL.5432";
/** A unix socket's path holds 107 bytes on Linux and 103 on macOS. */
const LONGEST_SOCKET_PATH = 103;

export type EmbeddedDatabase = {
  /** For `pg`, Prisma's adapter, pg-boss and `psql` alike. */
  readonly connectionString: string;
  close(): Promise<void>;
};

/** Where a running server's database can be reached; written to `postgres.json` in the data folder. */
export type EmbeddedAddress = { readonly socketPath: string; readonly pid: number };

/** The connection string of a database served on that socket. */
export function connectionStringFor(socketPath: string): string {
  return `postgresql://postgres@localhost:5432/postgres?host=${encodeURIComponent(path.dirname(socketPath))}`;
}

/**
 * Opens the PostgreSQL in `dataDirectory`, making it when it is not there, and serves it on a private socket until
 * `close`. After a crash it recovers by itself from its write-ahead log.
 *
 * All connections share one backend session: what one changes with `SET`, or prepares under a name, the others see.
 *
 * @param options.keepsHouse false: nothing tidies up, since the caller does it (`housekeeping.mjs`)
 * @throws FolderInUseError when another living process has it open
 */
export async function openEmbeddedDatabase(dataDirectory: string, options: { keepsHouse?: boolean } = {}): Promise<EmbeddedDatabase> {
  const folder = path.resolve(dataDirectory);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const release = await claimFolder(folder);
  try {
    await clearAfterCrash(folder);
    const dataFolder = await initializeOnce(folder);
    const socketFolder = await makeSocketFolder();
    const socketPath = path.join(socketFolder, SOCKET_NAME);
    const worker = await startWorker({ dataFolder, socketPath, keepsHouse: options.keepsHouse ?? true });
    await announce(folder, { socketPath, pid: process.pid });

    let closing: Promise<void> | undefined;
    const close = async () => {
      await stopWorker(worker);
      await rm(addressFile(folder), { force: true });
      await rm(socketFolder, { recursive: true, force: true });
      await release();
    };
    return { connectionString: connectionStringFor(socketPath), close: () => (closing ??= close()) };
  } catch (error) {
    await release();
    throw error;
  }
}

const addressFile = (folder: string) => path.join(folder, "postgres.json");

async function announce(folder: string, address: EmbeddedAddress): Promise<void> {
  const draft = `${addressFile(folder)}.new`;
  await writeFile(draft, `${JSON.stringify(address)}\n`, { mode: 0o600 });
  await rename(draft, addressFile(folder));
}

/** Called by the folder's owner only: whoever wrote the address that is still there is dead. */
async function clearAfterCrash(folder: string): Promise<void> {
  const text = await readFile(addressFile(folder), "utf8").catch(() => "");
  const left = /"socketPath":"([^"\\]+)"/.exec(text)?.[1];
  // The file could name any folder: only one of ours, by its place and name, is removed.
  if (left && path.basename(path.dirname(left)).startsWith(SOCKET_FOLDER_PREFIX) && path.basename(left) === SOCKET_NAME) {
    await rm(path.dirname(left), { recursive: true, force: true });
  }
  await rm(addressFile(folder), { force: true });
}

async function initializeOnce(folder: string): Promise<string> {
  const dataFolder = path.join(folder, "postgres");
  if (existsSync(path.join(dataFolder, "PG_VERSION"))) return dataFolder;
  // A cluster that is only half made must never be mistaken for a database: it gets its name when it is whole.
  const draft = path.join(folder, "postgres.new");
  await rm(draft, { recursive: true, force: true });
  await runInitialize(draft);
  await rename(draft, dataFolder);
  return dataFolder;
}

/** Node runs these files as they are; the bundler must neither follow nor copy them. */
const programFile = (name: string) => path.join(/* turbopackIgnore: true */ process.cwd(), "lib", "db", "embedded", name);

function runInitialize(folder: string): Promise<void> {
  const child = spawn(process.execPath, [programFile("initialize.mjs"), folder], { stdio: ["ignore", "ignore", "pipe"] });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint = (complaint + chunk.toString("utf8")).slice(-2_000)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`The embedded database could not be made in ${folder}.\n${complaint}`)),
    );
  });
}

async function makeSocketFolder(): Promise<string> {
  const longest = path.join(tmpdir(), `${SOCKET_FOLDER_PREFIX}123456`, SOCKET_NAME).length;
  const base = longest > LONGEST_SOCKET_PATH ? "/tmp" : tmpdir();
  const folder = await mkdtemp(path.join(base, SOCKET_FOLDER_PREFIX));
  await chmod(folder, 0o700);
  return folder;
}

function startWorker(workerData: { dataFolder: string; socketPath: string; keepsHouse: boolean }): Promise<Worker> {
  const worker = new Worker(programFile("worker.mjs"), { workerData });
  return new Promise((resolve, reject) => {
    worker.once("message", () => {
      worker.removeAllListeners();
      // A process with nothing else to do may end; what was acknowledged is safe without a farewell.
      worker.unref();
      resolve(worker);
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error(`The embedded database in ${workerData.dataFolder} ended while it was opening.`)));
  });
}

function stopWorker(worker: Worker): Promise<void> {
  // A thread that has ended answers nothing and reports its end to nobody a second time.
  if (worker.threadId === -1) return Promise.resolve();
  return new Promise((resolve) => {
    worker.once("exit", () => resolve());
    worker.ref();
    worker.postMessage("close");
  });
}

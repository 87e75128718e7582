import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const CLAIM_NAME = /^claim-(\d+)-(\d+)-[0-9a-f]+$/;

/** Another living process holds the folder. */
export class FolderInUseError extends Error {
  constructor(folder: string, pid: number) {
    super(
      `The data folder ${folder} is in use by process ${pid}. ` +
        "Two servers cannot share one embedded database: stop the other one, or give this one its own DATA_DIR.",
    );
    this.name = "FolderInUseError";
  }
}

/**
 * Makes this process the only owner of a folder, and takes over from a process that died without letting go.
 *
 * Each candidate puts down a file with a name of its own and then looks for others, as in Lamport's bakery: of two
 * at once, the one that looks last sees the other, so never do both go on. A name is used once, so a dead process's
 * file can be removed by anybody, at any time, without ever hitting a living one's. (With a single lock file, two
 * that find it stale together can each remove it, the second removing the first one's new lock.)
 *
 * @returns lets the folder go
 * @throws FolderInUseError when somebody living holds it for longer than `patienceMs`
 */
export async function claimFolder(folder: string, { patienceMs = 5_000 } = {}): Promise<() => Promise<void>> {
  const claims = path.join(folder, "claims");
  await mkdir(claims, { recursive: true, mode: 0o700 });
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const name = `claim-${process.pid}-${await startTicksOf(process.pid)}-${randomBytes(8).toString("hex")}`;
    const file = path.join(claims, name);
    await writeFile(file, "", { flag: "wx", mode: 0o600 });
    const other = await findLivingClaim(claims, name);
    if (other === undefined) return () => rm(file, { force: true });
    await rm(file, { force: true });
    if (performance.now() > giveUpAt) throw new FolderInUseError(folder, other);
    // Two that back off together must not come back together.
    await pause(20 + Math.random() * 80);
  }
}

async function findLivingClaim(claims: string, own: string): Promise<number | undefined> {
  for (const name of await readdir(claims)) {
    const match = CLAIM_NAME.exec(name);
    if (!match || name === own) continue;
    const pid = Number(match[1]);
    if (isAlive(pid) && (await startTicksOf(pid)) === match[2]) return pid;
    await rm(path.join(claims, name), { force: true });
  }
  return undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * When a process began, in kernel ticks, so that a process number used again (always 1 in a container) is not taken
 * for the dead owner. "0" where the system does not tell: there, only the number counts.
 */
async function startTicksOf(pid: number): Promise<string> {
  if (process.platform !== "linux") return "0";
  try {
    const text = await readFile(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in brackets, which may hold spaces; field 22 is the start time.
    return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? "0";
  } catch {
    // It ended between the two looks.
    return "0";
  }
}

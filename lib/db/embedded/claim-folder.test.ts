import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimFolder, FolderInUseError } from "./claim-folder";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "claim-test-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function leaveClaim(pid: number, startTicks: string) {
  await mkdir(path.join(folder, "claims"), { recursive: true });
  await writeFile(path.join(folder, "claims", `claim-${pid}-${startTicks}-00ff`), "");
}

describe("claimFolder", () => {
  it("never lets two of many candidates hold the folder at once, and lets each have it in the end", async () => {
    let holders = 0;
    let mostHolders = 0;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const release = await claimFolder(folder, { patienceMs: 15_000 });
        mostHolders = Math.max(mostHolders, ++holders);
        await new Promise((resolve) => setImmediate(resolve));
        holders--;
        await release();
      }),
    );
    expect(mostHolders).toBe(1);
    expect(await readdir(path.join(folder, "claims"))).toEqual([]);
  });

  it("takes over from a process that is dead", async () => {
    // Above the largest process number of any system we run on.
    await leaveClaim(2 ** 30, "1");
    const release = await claimFolder(folder, { patienceMs: 0 });
    await release();
  });

  it.runIf(process.platform === "linux")("is not fooled by a process number that was used again", async () => {
    await leaveClaim(process.pid, "1");
    const release = await claimFolder(folder, { patienceMs: 0 });
    await release();
  });

  it("refuses while a living process holds it", async () => {
    const release = await claimFolder(folder);
    await expect(claimFolder(folder, { patienceMs: 0 })).rejects.toThrow(FolderInUseError);
    await release();
  });
});

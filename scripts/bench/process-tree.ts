import { execFileSync } from "node:child_process";

/** A process with its memory that is in RAM, in bytes. */
export type TreeProcess = { readonly pid: number; readonly residentBytes: number; readonly command: string };

/** A process and all that descend from it. Pages that several share count for each: the sum is never too small. */
export function readProcessTree(rootPid: number): TreeProcess[] {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid=,rss=,args="], { encoding: "utf8" })
    .split("\n")
    .flatMap((line) => {
      const [, pid, parentPid, kilobytes, command = ""] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return pid ? [{ pid: Number(pid), parentPid: Number(parentPid), residentBytes: Number(kilobytes) * 1024, command }] : [];
    });
  const found = rows.filter(({ pid }) => pid === rootPid);
  for (const parent of found) found.push(...rows.filter(({ parentPid }) => parentPid === parent.pid));
  return found;
}

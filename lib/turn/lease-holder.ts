import "server-only";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { singleton } from "@/lib/singleton";

/** How long a turn stays its process's own without a sign of life. */
export const LEASE_SECONDS = 15;

/**
 * Names this process: machine, its boot, process id, and a nonce, since a process id is given out again (in a
 * container it is 1 every time).
 */
export const leaseHolder = (): string =>
  singleton("lease-holder", () => [hostname(), bootId(), process.pid, randomBytes(6).toString("hex")].join("/"));

function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch (error) {
    // Not Linux: leases then run out by themselves.
    if (error instanceof Error) return "unknown-boot";
    throw error;
  }
}

/**
 * Whether the holder of a lease is known to be dead, so that nobody need wait for the lease to run out: a process
 * of this machine and boot that is not there any more, or had our own process id before us.
 */
export function isKnownDead(holder: string, us: string, isAlive: (processId: number) => boolean = isProcessAlive): boolean {
  const [host, boot, processId, nonce] = holder.split("/");
  const [ourHost, ourBoot, ourProcessId, ourNonce] = us.split("/");
  if (host !== ourHost || boot === "unknown-boot") return false;
  if (boot !== ourBoot) return true;
  if (processId === ourProcessId) return nonce !== ourNonce;
  return !isAlive(Number(processId));
}

function isProcessAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

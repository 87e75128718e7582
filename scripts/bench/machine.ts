import { execFileSync } from "node:child_process";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { isBuildCurrent } from "@/scripts/start/build-once.mjs";
import { ROOT } from "./paths";

/** On what the figures were measured: without it they mean nothing. */
export type Machine = {
  readonly measuredAt: string;
  readonly commit: string;
  readonly hasUncommittedChanges: boolean;
  /** Whether the build that was measured was made from the sources as they are. */
  readonly isBuildOfTheseSources: boolean;
  readonly node: string;
  readonly system: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  /** Processes that ran or waited to, over the last minute, before anything was measured. */
  readonly loadBefore: number;
};

export function describeMachine(): Machine {
  const git = (...parameters: string[]) => execFileSync("git", parameters, { cwd: ROOT, encoding: "utf8" }).trim();
  return {
    measuredAt: new Date().toISOString(),
    commit: git("rev-parse", "--short=10", "HEAD"),
    hasUncommittedChanges: git("status", "--porcelain", "--untracked-files=no") !== "",
    isBuildOfTheseSources: isBuildCurrent(ROOT),
    node: process.versions.node,
    system: `${type()} ${release()}`,
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    loadBefore: loadavg()[0] ?? 0,
  };
}

export function machineLine(machine: Machine): string {
  const changed = machine.hasUncommittedChanges ? " with changes" : "";
  const build = machine.isBuildOfTheseSources ? "" : ", build of OTHER sources";
  return (
    `${machine.measuredAt.slice(0, 16).replace("T", " ")} UTC, commit ${machine.commit}${changed}${build}, Node ${machine.node}, ${machine.system}, ` +
    `${machine.cores} × ${machine.processor}, ${machine.memoryGb} GB, load ${machine.loadBefore.toFixed(1)} at the start`
  );
}

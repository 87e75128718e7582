import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "..", "..");
/** Ignored by git: raw numbers of every run. */
export const RESULTS = path.join(ROOT, ".bench");

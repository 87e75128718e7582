import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";

const NOT_THERE = new Set(["ENOENT", "ENOTDIR"]);

/**
 * Why a folder cannot be used or made, for the operator; null where nothing speaks against it. Makes nothing.
 * @param folder absolute
 */
export function folderProblem(folder: string): string | null {
  try {
    if (!statSync(folder).isDirectory()) return `${folder} is a file. Name a folder, or nothing for .data`;
    accessSync(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : null;
    if (code === null) throw error;
    // It would be made in the next one above that is there.
    if (NOT_THERE.has(code) && path.dirname(folder) !== folder) return folderProblem(path.dirname(folder));
    return `${folder} may not be written to by this account (${code}). Name another folder, or change who owns it`;
  }
}

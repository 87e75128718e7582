import { existsSync } from "node:fs";
import path from "node:path";

/** The names that `.ci/run` looks for. */
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ELSEWHERE = [
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The browser of this machine, CHROMIUM_PATH first. `undefined`: only Playwright's own is left, if it was downloaded. */
export function findChromium(): string | undefined {
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(path.delimiter).filter(Boolean)];
  const installed = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return process.env.CHROMIUM_PATH || [...installed, ...ELSEWHERE].find((file) => existsSync(file));
}

import { existsSync } from "node:fs";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The browser of this machine, CHROMIUM_PATH first. `undefined`: only Playwright's own is left, if it was downloaded. */
export function findChromium(): string | undefined {
  return process.env.CHROMIUM_PATH || INSTALLED.find((file) => existsSync(file));
}

import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./e2e/support/find-chromium";

const executablePath = findChromium();

/** Specs start the servers they need (`e2e/support/app-server.ts`), each with data of its own, so all may run at once. They share the keys of the template (`e2e/support/data-template.ts`) and nothing else. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/support/data-template.ts",
  fullyParallel: true,
  workers: 2,
  // A spec that fails sometimes has found a fault that happens sometimes.
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        // Containers give Chromium no namespaces to build its sandbox from; only our own pages are opened.
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [{ name: "desktop", use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } } }],
});

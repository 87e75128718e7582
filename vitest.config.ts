import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // The guard throws outside a React server build; the tests run the same modules in plain Node.
      { find: /^server-only$/, replacement: `${root}e2e/support/empty-module.ts` },
    ],
  },
  test: {
    include: ["{app,components,lib,scripts,prisma}/**/*.test.{ts,tsx}"],
    environment: "node",
    globalSetup: ["lib/db/test-setup.ts"],
    maxWorkers: 2,
    env: {
      LOG_LEVEL: process.env["LOG_LEVEL"] ?? "error",
      AUTH_SECRET: "a secret that only the tests of this project use",
      ENCRYPTION_KEY: Buffer.alloc(32, "test key").toString("base64"),
    },
    retry: 0,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

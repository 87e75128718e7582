import next from "eslint-config-next/core-web-vitals";
import tseslint from "typescript-eslint";
import { HABITS, LAYERS } from "./scripts/lint/layers.mjs";

export default tseslint.config(
  { ignores: ["node_modules/", ".next/", ".data/", "lib/db/generated/", "next-env.d.ts", "coverage/", "test-results/", "playwright-report/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  ...next,
  ...tseslint.configs.strict,
  {
    rules: {
      "no-console": "error",
      "no-restricted-syntax": ["error", ...HABITS],
      // A handler's place in a signature may leave it an argument that it does not need.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      // Headers and environments are dictionaries: deleting a name is what is meant.
      "@typescript-eslint/no-dynamic-delete": "off",
    },
  },
  {
    name: "promises",
    files: ["{app,components,lib}/**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { "@typescript-eslint/no-floating-promises": "error" },
  },
  ...LAYERS,
  {
    name: "no React here",
    files: ["{lib,scripts,e2e,prisma}/**", "**/*.test.ts", "*.{ts,mjs}"],
    // They take any function named use… for a hook.
    rules: { "react-hooks/rules-of-hooks": "off" },
  },
  {
    name: "programs that talk to a terminal",
    files: ["server.mjs", "scripts/**", "prisma/**", "lib/observability/**", "e2e/**"],
    rules: { "no-console": "off" },
  },
  {
    name: "browser specs",
    files: ["e2e/**/*.spec.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...HABITS,
        { selector: "MemberExpression[property.name=/^(waitForTimeout|serial|skip|fixme|only|getByTestId)$/]", message: "Wait for what a person would see, by role and name; every spec stands alone and runs." },
        { selector: "CallExpression[callee.property.name='locator'] > Literal[value=/^[.#]/]", message: "Find it by role and name, as a screen reader does." },
        { selector: "CallExpression[callee.name='setTimeout']", message: "Wait for an event, not for time to pass." },
      ],
    },
  },
);

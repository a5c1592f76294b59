// Three test projects: `node`, `browser` in a real Chromium with a software WebGPU adapter, and `page`, the built page as
// people get it.
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { CHROMIUM_ARGS, findChromium } from "./scripts/chromium.mjs";
import { trainAndScore } from "./tests/support/in-terminal.ts";

// Undefined: Playwright looks for its own and says what is missing.
const executablePath = findChromium();

/** Run under Node and in the page. */
const EVERYWHERE = ["tests/gpu/**/*.test.ts", "tests/everywhere/*.test.ts"];

/** They measure how long a page is busy, and want the machine for themselves. */
const BUILT = ["tests/built-page.test.ts", "tests/deployment.test.ts"];

/** Against hangs alone: a machine that is busy is no failure. */
const PATIENT = { testTimeout: 120_000, expect: { poll: { timeout: 30_000 } } } as const;

export default defineConfig({
  test: {
    projects: [
      {
        extends: "./vite.config.ts",
        test: {
          name: "node",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**", ...BUILT],
          ...PATIENT,
        },
      },
      {
        extends: "./vite.config.ts",
        test: { name: "page", include: BUILT, fileParallelism: false, ...PATIENT },
      },
      {
        extends: "./vite.config.ts",
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.{ts,tsx}", ...EVERYWHERE],
          // One software GPU is shared by all pages: one file at a time.
          fileParallelism: false,
          ...PATIENT,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            commands: {
              trainAndScore: (_, ...args: Parameters<typeof trainAndScore>) => trainAndScore(...args),
            },
            provider: playwright({
              launchOptions: { args: [...CHROMIUM_ARGS], ...(executablePath ? { executablePath } : {}) },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});

// The page as `npm start` and static hosts serve it: built, minified, trained in.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { type InlineConfig, type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM_ARGS, findChromium } from "../scripts/chromium.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const outDir = mkdtempSync(join(tmpdir(), "safelife-page-"));
let browser: Browser;

beforeAll(async () => {
  // In its own process: vitest's NODE_ENV would make another build.
  const { NODE_ENV: _, ...env } = process.env;
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const built = spawnSync(process.execPath, [vite, "build", "--outDir", outDir, "--emptyOutDir"], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  expect(built.status, built.stderr).toBe(0);
  const executablePath = findChromium();
  browser = await chromium.launch({
    args: [...CHROMIUM_ARGS],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  rmSync(outDir, { recursive: true, force: true });
});

describe("the built page", () => {
  const common: InlineConfig = { root, logLevel: "error", build: { outDir }, preview: { port: 4300 } };

  it("trains, isolated as npm start serves it", { timeout: 120_000 }, async () => {
    await withServer(await preview(common), async (address) => {
      expect(await train(address)).toEqual({ isolated: true, complaints: [] });
    });
  });

  it("answers at its own address only", async () => {
    await withServer(await preview(common), async (address) => {
      const status = async (path: string) => (await fetch(address + path)).status;
      expect([await status(""), await status("nonexistent/path")]).toEqual([200, 404]);
    });
  });

  it("trains without isolation, as on a host that sets no headers", { timeout: 120_000 }, async () => {
    await withServer(await preview({ ...common, configFile: false }), async (address) => {
      expect(await train(address)).toEqual({ isolated: false, complaints: [] });
    });
  });
});

async function withServer(server: PreviewServer, use: (address: string) => Promise<void>): Promise<void> {
  try {
    await use(server.resolvedUrls?.local[0] ?? "");
  } finally {
    await server.close();
  }
}

/** Starts training and waits until steps have been taken. */
async function train(address: string): Promise<{ isolated: boolean; complaints: string[] }> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(`${address}#/train`);
  await page.getByRole("button", { name: "Start training" }).click();
  const done = page.getByRole("progressbar", { name: "steps done" });
  await expect.poll(() => done.getAttribute("value").then(Number), { timeout: 60_000 }).toBeGreaterThan(0);
  const isolated = await page.evaluate(() => crossOriginIsolated);
  await page.close();
  return { isolated, complaints };
}

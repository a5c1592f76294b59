// Builds the page as it is published.
import { spawnSync } from "node:child_process";
import { ROOT } from "./install.mjs";

/**
 * In a process of its own: who runs this one, vitest or vite, may have set NODE_ENV, which would make another build.
 * @param {string} outDir emptied first
 * @param {readonly string[]} options more of vite's
 * @throws with what vite says, where it does not build
 */
export function buildPage(outDir, ...options) {
  const { NODE_ENV: _, ...env } = process.env;
  const vite = `${ROOT}node_modules/vite/bin/vite.js`;
  const args = [vite, "build", "--outDir", outDir, "--emptyOutDir", ...options];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

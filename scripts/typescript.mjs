// TypeScript under Node, by way of tsx.
import { pathToFileURL } from "node:url";
import { ROOT } from "./install.mjs";

/**
 * Runs `entry` in this process and in the current folder, as if it had been started with `args`.
 * @param {string} entry absolute path
 * @param {readonly string[]} args
 */
export async function runTypeScript(entry, args) {
  // Ours, not that of the folder we are called in.
  process.env.TSX_TSCONFIG_PATH = `${ROOT}tsconfig.json`;
  const { register } = await import("tsx/esm/api");
  register();
  process.argv = [process.argv[0], entry, ...args];
  await import(pathToFileURL(entry).href);
}

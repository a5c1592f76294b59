// Brings node_modules in line with package-lock.json. No dependencies: it runs on a fresh clone.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of package.json, with a closing separator. */
export const ROOT = fileURLToPath(new URL("../", import.meta.url));

/**
 * Runs a program in the root with our own terminal; true when it succeeds.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [variables] added to the environment
 */
export function succeeds(command, args, variables = {}) {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, ...variables },
  });
  return status === 0;
}

/** @param {string} path */
const packagesOf = (path) => JSON.parse(readFileSync(path, "utf8")).packages;

/** What npm last installed is what the lock file asks for; packages for other systems may be absent. */
function isInstalled() {
  const hidden = `${ROOT}node_modules/.package-lock.json`;
  if (!existsSync(hidden)) return false;
  const wanted = packagesOf(`${ROOT}package-lock.json`);
  const installed = packagesOf(hidden);
  return Object.keys(wanted).every((path) => {
    if (path === "") return true;
    const { version, optional } = installed[path] ?? { optional: wanted[path].optional };
    return version === wanted[path].version || (version === undefined && optional === true);
  });
}

/** Runs `npm ci` if anything is missing or of another version. Ends the program if that fails. */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  // As `engines` in package.json says.
  if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
    console.error(`Node ${process.versions.node} does not do. Use Node 20.19, 22.12 or newer, such as 24.`);
    process.exit(1);
  }
  // Installed as a package of another project: npm has seen to it, and there is no lock file.
  if (!existsSync(`${ROOT}package-lock.json`) || isInstalled()) return;
  console.error("Installing the packages of package-lock.json …");
  // Development packages too, whatever NODE_ENV says: the build and the tests need them.
  const ci = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const npm = process.env.npm_execpath;
  const installed = npm?.endsWith(".js")
    ? succeeds(process.execPath, [npm, ...ci])
    : process.platform === "win32"
      ? succeeds("cmd", ["/c", "npm", ...ci])
      : succeeds("npm", ci);
  if (!installed) {
    console.error("npm ci failed; its message is above.");
    process.exit(1);
  }
}

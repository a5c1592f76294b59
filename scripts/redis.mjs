// Finds the Redis that the tests of studies on many machines start.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { succeeds } from "./install.mjs";

const PROGRAMS = ["redis-server", "valkey-server"];

/** @param {string} program */
const starts = (program) => spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;

/**
 * The program that the environment variable REDIS_SERVER names, or one on the path.
 * @returns {string | undefined}
 */
export function findRedis() {
  const chosen = process.env.REDIS_SERVER;
  if (!chosen) return PROGRAMS.find(starts);
  if (!starts(chosen)) throw new Error(`REDIS_SERVER is ${chosen}, but that does not start.`);
  return chosen;
}

/** Found, or installed where Debian's packages are and we may. Ends the program if there is no way to get one. */
export function ensureRedis() {
  const found = findRedis();
  if (found !== undefined) return found;
  if (existsSync("/usr/bin/apt-get")) {
    console.log("No redis-server found: installing one …");
    const root = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
    // At this level Debian installs a service without starting it.
    const env = ["env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1"];
    const install = ["apt-get", "install", "-y", "--no-install-recommends", "redis-server"];
    for (const words of [["apt-get", "update"], install]) {
      const [command, ...args] = [...root, ...env, ...words];
      succeeds(command, args);
    }
    const installed = findRedis();
    if (installed !== undefined) return installed;
  }
  console.error(
    "No redis-server was found and none could be installed. Install Redis or Valkey (Debian: apt-get install redis-server; macOS: brew install redis), or set REDIS_SERVER to one.",
  );
  process.exit(1);
}

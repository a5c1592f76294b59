// `npm run reproducible`: builds the page and the package twice and compares them, byte by byte.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled, ROOT } from "./install.mjs";

ensureInstalled();
const folder = mkdtempSync(join(tmpdir(), "safelife-twice-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** @param {string} command @param {readonly string[]} args */
function run(command, args) {
  const { status, stderr } = spawnSync(command, args, { cwd: ROOT, encoding: "utf8" });
  if (status === 0) return;
  console.error(stderr);
  process.exit(1);
}

/**
 * One hash of all files below a folder and of their names.
 * @param {string} path
 */
function hashOf(path) {
  const hash = createHash("sha256");
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(file.slice(path.length)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** @param {string} name */
function build(name) {
  const pack = join(folder, name);
  mkdirSync(pack);
  // Builds the page and the library first.
  run("npm", ["pack", "--pack-destination", pack]);
  return { page: hashOf(`${ROOT}dist`), package: hashOf(pack) };
}

const [first, second] = [build("first"), build("second")];
for (const kind of /** @type {const} */ (["page", "package"])) {
  const same = first[kind] === second[kind];
  console.log(`${kind}: ${first[kind]}${same ? ", twice the same" : ` and ${second[kind]}, which differ`}`);
  if (!same) process.exitCode = 1;
}

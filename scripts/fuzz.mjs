// `npm run fuzz`: a million inputs of every format that strangers may send, damaged on purpose, and half a million links
// there and back; `-- 5000` for so many of each.
import { ensureInstalled, ROOT, succeeds } from "./install.mjs";

const DEFAULT_RUNS = "52000";
const FILES = ["tests/fuzz", "tests/share/replay-link.test.ts", "tests/share/class-links.test.ts"];

const [runs = DEFAULT_RUNS] = process.argv.slice(2);
ensureInstalled();
process.env.FUZZ_RUNS = runs;
const vitest = [`${ROOT}node_modules/vitest/vitest.mjs`, "run", "--project", "node", "--reporter=verbose"];
process.exitCode = succeeds(process.execPath, [...vitest, "--testNamePattern=by strangers", ...FILES])
  ? 0
  : 1;

// `npm run fuzz`: a hundred thousand links of each kind there and back, and as many that were damaged on purpose;
// `-- 5000` for so many of each.
import { ensureInstalled, ROOT, succeeds } from "./install.mjs";

const DEFAULT_RUNS = "100000";
const FILES = ["tests/share/replay-link.test.ts", "tests/share/class-links.test.ts"];

const [runs = DEFAULT_RUNS] = process.argv.slice(2);
ensureInstalled();
process.env.FUZZ_RUNS = runs;
const vitest = [`${ROOT}node_modules/vitest/vitest.mjs`, "run", "--project", "node", "--reporter=verbose"];
process.exitCode = succeeds(process.execPath, [...vitest, "--testNamePattern=by strangers", ...FILES])
  ? 0
  : 1;

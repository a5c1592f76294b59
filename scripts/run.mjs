// Runs a TypeScript file under Node: `node scripts/run.mjs scripts/bench.ts [arguments]`.
import { resolve } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { runTypeScript } from "./typescript.mjs";

const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) {
  console.error("Which file? Use: node scripts/run.mjs FILE.ts [arguments]");
  process.exit(1);
}
ensureInstalled();
await runTypeScript(resolve(entry), args);

#!/usr/bin/env node
// The command line: `npm run -s safelife -- COMMAND` in a checkout, `npx safelife COMMAND` as a package.
import { ensureInstalled, ROOT } from "./install.mjs";
import { runTypeScript } from "./typescript.mjs";

// The command parser colours its help whether or not somebody looks.
if (!process.stdout.isTTY) process.env.NO_COLOR ??= "1";
ensureInstalled();
await runTypeScript(`${ROOT}src/cli/main.ts`, process.argv.slice(2));

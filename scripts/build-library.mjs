// `npm run build-library`: the modules that `package.json` exports, as JavaScript with types, into lib/.
import { rmSync } from "node:fs";
import { ensureInstalled, ROOT, succeeds } from "./install.mjs";

ensureInstalled();
rmSync(`${ROOT}lib`, { recursive: true, force: true });
const tsc = `${ROOT}node_modules/typescript/bin/tsc`;
if (!succeeds(process.execPath, [tsc, "-p", `${ROOT}tsconfig.library.json`])) process.exit(1);

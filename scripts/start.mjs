// `npm start`: installs what is missing, builds the page, serves it and prints its address.
// Built rather than served from source: a newcomer gets the page that is published, in one load, and no
// late discovery of a dependency reloads it in the middle of a game. For work on it: `npm run dev`.
import { parseArgs } from "node:util";
import { ensureInstalled, ROOT } from "./install.mjs";

const USAGE = "Use: npm start -- [--port 4173] [--host 127.0.0.1]";

function readOptions() {
  try {
    const { values } = parseArgs({ options: { port: { type: "string" }, host: { type: "string" } } });
    const port = Number(values.port ?? 4173);
    if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`"${values.port}" is no port.`);
    return { port, host: values.host ?? "127.0.0.1", strictPort: values.port !== undefined };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(1);
  }
}

const options = readOptions();
ensureInstalled();
const { build, preview } = await import("vite");
console.log("Building the page …");
await build({ root: ROOT, logLevel: "warn" });
try {
  const server = await preview({ root: ROOT, logLevel: "warn", preview: options });
  const urls = [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])];
  console.log(`\nSafeLife Web is at ${urls.join(" and ")}\nCtrl+C stops it.`);
} catch (error) {
  console.error(`Cannot serve: ${error instanceof Error ? error.message : error}\n${USAGE}`);
  process.exit(1);
}

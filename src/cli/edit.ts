// `safelife edit`: the page that draws levels, served from here and opened in the browser.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Level } from "../core/level.ts";
import { formatLevelCode } from "../share/level-code.ts";
import { command } from "./command.ts";
import { loadLevels } from "./level-files.ts";
import { wholeNumber } from "./options.ts";
import { say } from "./output.ts";
import { servePage } from "./page-server.ts";

const PAGE = fileURLToPath(new URL("../../dist/", import.meta.url));
/** Agents and models that the page fetches, where the built page has no copies of them. */
const ASSETS = fileURLToPath(new URL("../../public/", import.meta.url));

export const edit = command(
  { name: "edit", description: "Open the page that draws levels, with a level in it. Ctrl-C ends it." },
  {
    file: { type: "positional", description: "level file; an empty level unless given", required: false },
    level: { type: "string", description: "which level of an archive, from 1", default: "1" },
    port: { type: "string", description: "where the page is served", default: "0" },
    open: {
      type: "boolean",
      description: "open the browser too",
      default: true,
      negativeDescription: "only say the address",
    },
  },
  async ({ file, level, port, open }) => {
    if (!existsSync(PAGE)) throw new Error("the page is not built. Build it with: npm run build");
    const chosen = file === undefined ? undefined : await levelOf(file, wholeNumber(level, "level", 1));
    const page = await servePage([PAGE, ASSETS], wholeNumber(port, "port"));
    const address = page.address + editAddress(chosen);
    say(`the page is at ${address}\nCtrl-C ends it; save your level there as a file`);
    if (open) openBrowser(address);
    await once(process, "SIGINT");
    page.close();
    return { address };
  },
);

async function levelOf(file: string, number: number): Promise<Level> {
  const levels = await loadLevels(file);
  if (number > levels.length) throw new Error(`"${file}" has ${levels.length} levels, not ${number}.`);
  return levels[number - 1];
}

/** The hash of the page with that level in it. @throws one sentence if it is too large for an address */
export function editAddress(level: Level | undefined): string {
  if (level === undefined) return "#/edit/new";
  const code = formatLevelCode(level);
  if (code !== null) return `#/edit/${encodeURIComponent(`level:${code}`)}/1`;
  throw new Error(`"${level.name}" is too large for an address. Open its file on the Edit page instead.`);
}

/** Where there is no browser the address is all there is. */
function openBrowser(address: string): void {
  const [program, ...words] =
    process.platform === "darwin"
      ? ["open"]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", ""]
        : ["xdg-open"];
  spawn(program, [...words, address], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

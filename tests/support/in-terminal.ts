// The command line as a person uses it, for tests in the page that compare with it.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { REPEATED_MEASURE } from "../../src/safety/settings.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));

const safelife = (args: readonly string[]) =>
  run(process.execPath, [join(root, "scripts/safelife.mjs"), ...args], { cwd: root });

export interface TerminalResults {
  /** The trained agent's file, base64. */
  readonly checkpoint: string;
  /** What `benchmark --json` printed. */
  readonly random: string;
  readonly trained: string;
}

/** Trains on a level file, and scores the outcome and the random agent on it.
 *  @param levels path from the top of the project */
export async function trainAndScore(levels: string, steps: number, seed: number): Promise<TerminalResults> {
  const folder = await mkdtemp(join(tmpdir(), "safelife-terminal-"));
  try {
    const options = ["--levels", levels, "--seed", String(seed)];
    await safelife(["train", ...options, "--steps", String(steps), "--backend", "simd", "--out", folder]);
    const agent = join(folder, "agent.safetensors");
    const asInThePage = ["--runs", String(REPEATED_MEASURE.runs), "--backend", "simd", "--json"];
    const score = async (name: string) =>
      (await safelife(["benchmark", ...options, "--agent", name, ...asInThePage])).stdout;
    return {
      checkpoint: (await readFile(agent)).toString("base64"),
      random: await score("random"),
      trained: await score(agent),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

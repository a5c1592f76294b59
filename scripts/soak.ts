// `npm run soak -- [minutes] [training|replays]`: trains, and plays replays, in the built page for so long each, and says
// whether memory, tensors, buffers of the GPU or elements of the page become more. An hour each unless given.
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { build } from "vite";
import { servePage } from "../src/cli/page-server.ts";
import { readSubmission } from "../src/share/submission.ts";
import { CHROMIUM_ARGS, findChromium } from "./chromium.mjs";
import { type Counts, Targets } from "./soak/targets.ts";
import { grows, type Sample, slopeOf } from "./soak/trend.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const MEGABYTE = 2 ** 20;
const MS_PER_HOUR = 3.6e6;
const SAMPLES = 60;
/** Of the time: code is compiled, and curves and caches fill. */
const WARM_UP = 0.25;

/** Opens the page. `go` does a bit of the work. */
type Loop = (page: Page, address: string) => Promise<{ go(): Promise<void> }>;

/** By an engine that has both tensors and buffers. The list of twelve episodes to watch is full early. */
const training: Loop = async (page, address) => {
  const settings = "levels=puzzles&recipe=quick&size=tiny&backend=webgpu&steps=100000000&seed=1&watch=2000";
  await page.goto(`${address}#/train?${settings}`);
  await page.getByRole("button", { name: "Start training" }).click();
  const done = page.getByRole("progressbar", { name: "steps done" });
  const share = async () => Number(await done.getAttribute("value"));
  while ((await share()) === 0) await setTimeout(500);
  return {
    // A training that ended has no bar any more, and this fails.
    async go() {
      await share();
      await setTimeout(1000);
    },
  };
};

/** Replays of a submission, one after the other: each is opened, judged and played. */
const replays: Loop = async (page, address) => {
  const file = "leaderboard/prune-still/random.json";
  const { episodes } = readSubmission(readFileSync(ROOT + file, "utf8"), file);
  let next = 0;
  await page.goto(`${address}#${episodes[0]}`);
  return {
    async go() {
      const link = episodes[next++ % episodes.length];
      await page.evaluate((hash) => {
        location.hash = hash;
      }, link);
      await page.getByText("✓ Verified").waitFor();
      await page.keyboard.press("Home");
      await page.keyboard.press("Space");
      await setTimeout(2000);
      await page.keyboard.press("End");
    },
  };
};

const LOOPS: Readonly<Record<string, Loop>> = { training, replays };

/** @returns what became more, in words */
async function soak(name: string, loop: Loop, minutes: number): Promise<readonly string[]> {
  const served = await servePage([`${ROOT}dist`], 0);
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: [...CHROMIUM_ARGS],
    ...(executablePath && { executablePath }),
  });
  try {
    const page = await browser.newPage({ serviceWorkers: "block" });
    page.setDefaultTimeout(300_000);
    const targets = await Targets.of(page);
    const { go } = await loop(page, served.address);
    const began = performance.now();
    const samples: (Counts & { readonly hours: number })[] = [];
    const between = (minutes * 60_000) / SAMPLES;
    for (let i = 1; i <= SAMPLES; i++) {
      do await go();
      while (performance.now() - began < i * between);
      samples.push({ hours: (performance.now() - began) / MS_PER_HOUR, ...(await targets.counts()) });
      const { heap, tensors, buffers, nodes } = samples[samples.length - 1];
      console.log(
        `${name}, minute ${(60 * samples[samples.length - 1].hours).toFixed(1)}: heap ${(heap / MEGABYTE).toFixed(2)} MB, ${tensors} tensors, ${buffers} buffers, ${nodes} nodes`,
      );
    }
    return report(name, samples.slice(Math.round(WARM_UP * SAMPLES)));
  } finally {
    await browser.close();
    served.close();
  }
}

function report(name: string, samples: readonly (Counts & { readonly hours: number })[]): readonly string[] {
  const heap = samples.map(({ hours, heap }): Sample => ({ hours, value: heap / MEGABYTE }));
  const { mean, margin } = slopeOf(heap);
  console.log(`${name}: heap ${mean.toFixed(2)} ± ${margin.toFixed(2)} MB an hour (95 %)`);
  return (["tensors", "buffers", "nodes"] as const).flatMap((what) => {
    const counts = samples.map((sample) => sample[what]);
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    console.log(`${name}: ${what} ${least === most ? least : `${least} to ${most}`}`);
    return grows(counts) ? [`${name}: ${what} become more`] : [];
  });
}

const [minutes = "60", only] = process.argv.slice(2);
if (!(Number(minutes) > 0) || (only !== undefined && !(only in LOOPS))) {
  throw new Error(`Use: npm run soak -- [minutes] [${Object.keys(LOOPS).join("|")}]`);
}
await build({ root: ROOT, logLevel: "warn" });
const problems: string[] = [];
for (const [name, loop] of Object.entries(LOOPS)) {
  if (only === undefined || only === name) problems.push(...(await soak(name, loop, Number(minutes))));
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

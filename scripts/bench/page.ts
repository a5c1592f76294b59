// Training in Chromium, on one thread as on a host that sends no headers, and on two.
import { type Browser, chromium } from "playwright-core";
import { createServer } from "vite";
import { CHROMIUM_ARGS, findChromium } from "../chromium.mjs";
import { ROOT } from "../install.mjs";
import { type Figure, median } from "./measure.ts";
import { simdFigure } from "./ppo.ts";

const WARM_UPS = 5;
const RUNS = 25;

export async function benchPage(): Promise<Figure[]> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("There is no Chromium. Set CHROME_PATH to one.");
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGS] });
  try {
    const figures: Figure[] = [];
    for (const threads of [1, 2] as const) {
      const times = await cycleTimes(browser, threads);
      figures.push(simdFigure(`page.steps_per_s.simd${threads}`, "in Chromium", threads, median(times)));
    }
    return figures;
  } finally {
    await browser.close();
  }
}

async function cycleTimes(browser: Browser, threads: 1 | 2): Promise<number[]> {
  const headers =
    threads === 1
      ? { "Cross-Origin-Opener-Policy": "unsafe-none", "Cross-Origin-Embedder-Policy": "unsafe-none" }
      : {};
  const server = await createServer({ root: ROOT, logLevel: "error", server: { port: 0, headers } });
  try {
    await server.listen();
    const page = await browser.newPage();
    await page.goto(server.resolvedUrls!.local[0]);
    const times = await page.evaluate(
      `import("/scripts/bench/page-training.ts").then(({ cycleTimes }) => cycleTimes(${threads}, ${WARM_UPS}, ${RUNS}))`,
    );
    await page.close();
    return times as number[];
  } finally {
    await server.close();
  }
}

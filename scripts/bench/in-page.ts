// Runs a section of the benchmark in Chromium, served as the development server serves the page.
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { createServer } from "vite";
import { CHROMIUM_ARGS, findChromium } from "../chromium.mjs";
import type { Figure } from "./measure.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Served empty, so that nothing of the page itself runs beside the measurement. */
const BLANK = "/blank";

interface Surroundings {
  /** Whether the page is isolated, as ours is, or as on a host that sends no headers for it. */
  readonly process?: "isolated" | "shared";
  /** Of Chromium. */
  readonly args?: readonly string[];
}

/** @param path of a module from the root of the project @param section its function that measures */
export async function benchInPage(
  path: string,
  section: string,
  { process = "isolated", args = CHROMIUM_ARGS }: Surroundings = {},
): Promise<Figure[]> {
  const server = await createServer({
    root: ROOT,
    logLevel: "error",
    server: { port: 0, hmr: false, watch: null },
    plugins: [
      {
        name: "blank-page",
        configureServer: ({ middlewares }) => {
          middlewares.use(BLANK, (_, response) => {
            response.setHeader("Content-Type", "text/html");
            if (process === "isolated") {
              response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
            }
            response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
            response.end("<!doctype html><title>Benchmark</title>");
          });
        },
      },
    ],
  });
  await server.listen();
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: [...args],
    ...(executablePath ? { executablePath } : {}),
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(`${server.resolvedUrls?.local[0].replace(/\/$/, "")}${BLANK}`);
    return await page.evaluate(async ([module, name]) => (await import(module))[name](), [
      `/${path}`,
      section,
    ] as const);
  } finally {
    await browser.close();
    await server.close();
  }
}

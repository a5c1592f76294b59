// `npm run screenshots`: every view of the built page, on a desk and on a phone, light and dark, into out/screenshots.
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { build, preview, runnerImport } from "vite";
import { CHROMIUM_ARGS, findChromium } from "./chromium.mjs";
import { ROOT } from "./install.mjs";

const FOLDER = `${ROOT}out/screenshots`;

/** The views that the tests look at. */
const { module } = await runnerImport(`${ROOT}tests/browser/views.ts`, { root: ROOT, logLevel: "warn" });
const { PAGES, EMBED } = /** @type {typeof import("../tests/browser/views.ts")} */ (module);
const views = Object.entries({ ...PAGES, Embed: EMBED });

/** "Instruct, rank" is instruct-rank.
 *  @param {string} view */
const fileName = (view) => view.toLowerCase().replace(/\W+/g, "-");

const SIZES = [
  { name: "desk", viewport: { width: 1280, height: 800 }, isMobile: false },
  { name: "phone", viewport: { width: 390, height: 844 }, isMobile: true },
];

mkdirSync(FOLDER, { recursive: true });
await build({ root: ROOT, logLevel: "warn" });
const server = await preview({ root: ROOT, logLevel: "warn", preview: { port: 0 } });
const executablePath = findChromium();
const browser = await chromium.launch({
  args: [...CHROMIUM_ARGS],
  ...(executablePath ? { executablePath } : {}),
});
for (const { name: size, viewport, isMobile } of SIZES) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const context = await browser.newContext({ viewport, isMobile, hasTouch: isMobile, colorScheme });
    for (const [view, [address, says]] of views) {
      const page = await context.newPage();
      page.on("pageerror", ({ message }) => console.error(`${view}: ${message}`));
      await page.goto(`${server.resolvedUrls?.local[0]}${address}`);
      await page.getByText(says).first().waitFor({ state: "attached" });
      await page.waitForFunction(() =>
        [...document.querySelectorAll(".screen")].every((screen) => screen.hasAttribute("data-engine")),
      );
      await page.screenshot({ path: `${FOLDER}/${fileName(view)}-${size}-${colorScheme}.png` });
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
await server.close();
console.log(`Pictures of ${views.length} views are in ${FOLDER}.`);

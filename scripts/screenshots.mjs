// `npm run screenshots`: every view of the built page, on a desk and on a phone, light and dark, into out/screenshots.
import { mkdirSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { build, preview } from "vite";
import { CHROMIUM_ARGS, findChromium } from "./chromium.mjs";
import { ROOT } from "./install.mjs";

const FOLDER = `${ROOT}out/screenshots`;

const [replay] = readFileSync(`${ROOT}tests/share/links/version-1.txt`, "utf8").split("\n");

/** Address, and what the view says once it is there.
 *  @type {Readonly<Record<string, readonly [hash: string, says: string]>>} */
const VIEWS = {
  home: ["#/", "simulated here as you watch"],
  "home-unknown": ["#/lobby", "There is no page"],
  play: ["#/play/puzzles/8", "exit shut"],
  "play-two": ["#/play/puzzles/9", "exit open"],
  levels: ["#/levels", "12 levels made"],
  edit: ["#/edit", "Life is stable"],
  train: ["#/train", "On a level it never trains on"],
  benchmark: ["#/benchmark", "Agents that come along"],
  studies: ["#/studies", "6 trainings"],
  instruct: ["#/instruct/rank", "Next prompt"],
  "instruct-results": ["#/instruct/results", "Where it breaks even"],
  learn: ["#/learn", "What is a side effect?"],
  lesson: ["#/learn/life", "A world with one rule"],
  whatif: [`#${replay}`, "Verified"],
};

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
    for (const [view, [hash, says]] of Object.entries(VIEWS)) {
      const page = await context.newPage();
      page.on("pageerror", ({ message }) => console.error(`${view}: ${message}`));
      await page.goto(`${server.resolvedUrls?.local[0]}${hash}`);
      await page.getByText(says).first().waitFor({ state: "attached" });
      await page.waitForFunction(() =>
        [...document.querySelectorAll(".screen")].every((screen) => screen.hasAttribute("data-engine")),
      );
      await page.screenshot({ path: `${FOLDER}/${view}-${size}-${colorScheme}.png` });
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
await server.close();
console.log(`Pictures of ${Object.keys(VIEWS).length} views are in ${FOLDER}.`);

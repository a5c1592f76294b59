// `npm run screenshots`: every view of the built page, on a desk and on a phone, light and dark, into out/screenshots.
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { preview, runnerImport } from "vite";
import { buildPage } from "./build-page.mjs";
import { CHROMIUM_ARGS, findChromium } from "./chromium.mjs";
import { ROOT } from "./install.mjs";
import { takePictures } from "./view-pictures.mjs";

const FOLDER = `${ROOT}out/screenshots`;
const BUILT = `${ROOT}out/page`;

/** The views that the tests look at. */
const { module } = await runnerImport(`${ROOT}tests/browser/views.ts`, { root: ROOT, logLevel: "warn" });
const { PAGES, EMBED } = /** @type {typeof import("../tests/browser/views.ts")} */ (module);
const views = { ...PAGES, Embed: EMBED };

mkdirSync(FOLDER, { recursive: true });
buildPage(BUILT);
const server = await preview({
  root: ROOT,
  logLevel: "warn",
  build: { outDir: BUILT },
  preview: { port: 0 },
});
const executablePath = findChromium();
const browser = await chromium.launch({
  args: [...CHROMIUM_ARGS],
  ...(executablePath ? { executablePath } : {}),
});
const errors = await takePictures(browser, server.resolvedUrls?.local[0] ?? "", views, FOLDER);
await browser.close();
await server.close();
for (const error of errors) console.error(error);
console.log(`Pictures of ${Object.keys(views).length} views are in ${FOLDER}.`);

// Finds the Chromium that browser tests and pictures run in. No dependencies: it runs before `npm ci`.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { ROOT, succeeds } from "./install.mjs";

/** Headless and quiet; without a graphics card it draws as it does for anyone who has none. */
export const PLAIN_ARGS = Object.freeze([
  "--headless=new",
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]);

/** With WebGPU on a software adapter; the last two, by which all of a page is drawn, let it present a WebGPU canvas. */
export const CHROMIUM_ARGS = Object.freeze([
  ...PLAIN_ARGS,
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--enable-features=Vulkan",
  "--use-vulkan=swiftshader",
  "--use-angle=swiftshader",
]);

const COMMANDS = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

const MAC_APPS = ["Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome"];

const WINDOWS_PROGRAMS = ["Chromium\\Application\\chrome.exe", "Google\\Chrome\\Application\\chrome.exe"];

/** The usual places of a Chromium or Chrome on this system, best first. */
function usualPlaces() {
  if (process.platform === "darwin") {
    return ["/Applications", join(homedir(), "Applications")].flatMap((folder) =>
      MAC_APPS.map((app) => join(folder, app)),
    );
  }
  if (process.platform === "win32") {
    return [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => WINDOWS_PROGRAMS.map((program) => join(folder, program)));
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return [...new Set([...folders, "/usr/bin", "/usr/local/bin", "/snap/bin"])].flatMap((folder) =>
    COMMANDS.map((command) => join(folder, command)),
  );
}

/** Where Playwright keeps the browsers it downloads. */
function playwrightFolder() {
  const chosen = process.env.PLAYWRIGHT_BROWSERS_PATH;
  if (chosen) return chosen;
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "ms-playwright");
  if (process.platform === "win32") return join(process.env.LOCALAPPDATA ?? homedir(), "ms-playwright");
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "ms-playwright");
}

const PLAYWRIGHT_BINARIES = [
  "chrome-linux64/chrome",
  "chrome-linux/chrome",
  "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
  "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
  "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
  "chrome-win64/chrome.exe",
  "chrome-win/chrome.exe",
];

/** Chromium builds downloaded by Playwright, newest first. */
function playwrightBuilds() {
  const folder = playwrightFolder();
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.split("-")[1]) - Number(a.split("-")[1]))
    .flatMap((name) => PLAYWRIGHT_BINARIES.map((binary) => join(folder, name, binary)));
}

/** @param {string} path */
function starts(path) {
  if (!existsSync(path)) return false;
  // Chrome on Windows opens a window when asked for its version.
  return process.platform === "win32" || spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0;
}

/**
 * The path of a Chromium: the environment variable CHROME_PATH, then the usual places, then Playwright's own.
 * @returns {string | undefined}
 */
export function findChromium() {
  const chosen = process.env.CHROME_PATH;
  if (!chosen) return [...usualPlaces(), ...playwrightBuilds()].find(starts);
  if (!existsSync(chosen)) throw new Error(`CHROME_PATH is ${chosen}, but there is no such file.`);
  return chosen;
}

/** Ways to get a Chromium where there is none; each is tried until one starts. */
function* waysToInstall() {
  const playwright = `${ROOT}node_modules/playwright-core/cli.js`;
  const isRoot = process.getuid?.() === 0;
  const hasApt = existsSync("/usr/bin/apt-get");
  yield () =>
    succeeds(process.execPath, [playwright, "install", "chromium"], {
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000",
    });
  // Downloaded, but the libraries it needs are not there.
  if (isRoot && hasApt && playwrightBuilds().some((path) => existsSync(path))) {
    yield () => succeeds(process.execPath, [playwright, "install-deps", "chromium"]);
  }
  if (isRoot && hasApt) {
    yield () =>
      succeeds("apt-get", ["update"]) &&
      succeeds("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
        DEBIAN_FRONTEND: "noninteractive",
      });
  }
}

/** The path of a Chromium, installed if none is found. Ends the program if there is no way to get one. */
export function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  console.log("No Chromium found: installing one …");
  for (const install of waysToInstall()) {
    install();
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  console.error(
    "No Chromium was found and none could be installed. Install Chromium or Chrome, or set CHROME_PATH to one.",
  );
  process.exit(1);
}

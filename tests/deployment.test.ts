// A second version of the page is put in place of the first while tabs are open, or while the browser keeps the first: no
// tab ever holds parts of both.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildPage } from "../scripts/build-page.mjs";
import { CHROMIUM_ARGS, findChromium } from "../scripts/chromium.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "safelife-deployment-"));
const [FIRST, SECOND] = ["first", "second"].map((name) => join(folder, name));
/** What the second version has otherwise: a text in the code and one in the public folder. */
const NEW_WORD = "Home of the second version";
const [OLD_AGENT, NEW_AGENT] = ["Prune, still life", "Prune, second version"];

let browser: Browser;
let context: BrowserContext;
let server: Server;
let address = "";
/** What the host serves now. */
let served = FIRST;
let onRequest = (_: string) => {};

beforeAll(async () => {
  const publicDir = join(folder, "public");
  cpSync(join(root, "public"), publicDir, { recursive: true });
  const cards = join(publicDir, "agents/index.json");
  writeFileSync(cards, readFileSync(cards, "utf8").replaceAll(`"${OLD_AGENT}"`, `"${NEW_AGENT}"`));
  const config = join(folder, "vite.config.ts");
  writeFileSync(
    config,
    `import base from ${JSON.stringify(pathToFileURL(join(root, "vite.config.ts")).href)};
    export default {
      ...base,
      publicDir: ${JSON.stringify(publicDir)},
      plugins: [...base.plugins, {
        name: "second-version",
        transform: (code, id) => id.endsWith("words/en/app.ts") ? code.replace('"Home"', '"${NEW_WORD}"') : undefined,
      }],
    };`,
  );
  buildPage(FIRST);
  buildPage(SECOND, "--config", config);
  browser = await chromium.launch({ args: [...CHROMIUM_ARGS], executablePath: findChromium() ?? "" });
}, 240_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

beforeEach(async () => {
  served = FIRST;
  onRequest = () => {};
  server = createServer((request, response) => {
    const [path] = (request.url ?? "/").slice(1).split("?");
    const file = join(served, decodeURIComponent(path) || "index.html");
    onRequest(path);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  address = `http://localhost:${(server.address() as AddressInfo).port}/`;
  context = await browser.newContext();
});

afterEach(async () => {
  await context.close();
  server.closeAllConnections();
  server.close();
});

async function open(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

const goOffline = () => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
};

const untilKept = (page: Page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

const goTo = (page: Page, name: string) => page.getByRole("link", { name, exact: true }).first().click();

const NEWER = "There is a newer version of this page.";

describe("a tab that is open while a second version is put in place", () => {
  it("goes on with the first, whole, until it is asked to be reloaded and is", async () => {
    const old = await open();
    await untilKept(old);
    served = SECOND;
    await goTo(old, "Train");
    await old.getByRole("button", { name: "Start training" }).waitFor();
    // Another one comes, and with it the browser looks for a newer version.
    const other = await open();
    await other.getByText(NEWER).waitFor();
    await old.getByText(NEWER).waitFor();
    await goTo(old, "Levels");
    await old.getByText("12 levels made").waitFor();
    await goTo(old, "Benchmark");
    await old.getByText(OLD_AGENT).first().waitFor({ state: "attached" });
    expect(await old.getByRole("link", { name: NEW_WORD }).count()).toBe(0);
    expect(await old.getByText(NEW_AGENT).count()).toBe(0);

    await old.getByRole("button", { name: "Reload" }).click();
    await old.getByRole("link", { name: NEW_WORD }).waitFor();
    await old.getByText(NEW_AGENT).first().waitFor({ state: "attached" });
    expect(await old.getByText(NEWER).count()).toBe(0);
    // The other one is still of the first version, and may ask for any part of it.
    await goTo(other, "Learn");
    await other.getByText("What is a side effect?").waitFor();
    expect(await old.evaluate(() => caches.keys())).toHaveLength(2);
    await other.close();
    await expect.poll(() => old.evaluate(() => caches.keys())).toHaveLength(1);
    await goOffline();
    await old.reload();
    await goTo(old, "Play");
    await old.getByText("exit open").waitFor();
  });
});

describe("a training that goes on while a second version is put in place", () => {
  it("loses nothing, and is resumed in the second version from where it stopped", {
    timeout: 400_000,
  }, async () => {
    const page = await context.newPage();
    // It trains meanwhile.
    page.setDefaultTimeout(100_000);
    const settings = "levels=puzzles&recipe=quick&size=tiny&backend=simd&steps=1000000&watch=never";
    await page.goto(`${address}#/train?${settings}`);
    await untilKept(page);
    await page.getByRole("button", { name: "Start training" }).click();
    const done = page.getByRole("progressbar", { name: "steps done" });
    /** A share of all. */
    const steps = () => done.getAttribute("value").then(Number);
    await expect.poll(steps).toBeGreaterThan(0);
    served = SECOND;
    await (await open()).getByText(NEWER).waitFor();
    await page.getByText(NEWER).waitFor();
    const before = await steps();
    await expect.poll(steps).toBeGreaterThan(before);
    await page.getByRole("button", { name: "Stop" }).click();
    const stopped = await page.getByText(/Stopped after [\d,]+ steps; the agent is kept\./).textContent();
    const [kept] = /[\d,]+(?= steps)/.exec(stopped ?? "") ?? [];
    await page.getByRole("button", { name: "Reload" }).click();
    await page.getByRole("link", { name: NEW_WORD }).waitFor();
    await page.getByText(`${kept} steps of 1,000,000, kept`).waitFor();
    await page.getByRole("button", { name: "Resume" }).click();
    await expect.poll(steps).toBeGreaterThan(Number(kept?.replaceAll(",", "")) / 1e6);
  });
});

describe("a second version that is put in place while the browser keeps the first", () => {
  it("is not mixed with it: nothing is kept, and the tab says what to do", async () => {
    // The list is of the first version, what is on it of the second.
    onRequest = (path) => {
      if (path === "kept.js") served = SECOND;
    };
    const page = await open();
    await expect.poll(() => served).toBe(SECOND);
    await page.waitForFunction(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return !registration?.installing && !registration?.active;
    });
    await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
    await goTo(page, "Train");
    await page.getByText("the host has a newer version: reload").waitFor();
    await page.reload();
    await page.getByRole("link", { name: NEW_WORD }).waitFor();
    await untilKept(page);
    await goOffline();
    await page.reload();
    await goTo(page, "Play");
    await page.getByText("exit open").waitFor();
  });
});

// The page as `npm start` and static hosts serve it: built, minified, trained in, kept for when there is no network.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { type InlineConfig, type Plugin, type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPage } from "../scripts/build-page.mjs";
import { CHROMIUM_ARGS, findChromium } from "../scripts/chromium.mjs";
import { takePictures } from "../scripts/view-pictures.mjs";
import { formatReplayLink, parseReplayLink } from "../src/share/replay-link.ts";
import { readSubmission } from "../src/share/submission.ts";
import { embedCodes } from "../src/ui/whatif/embed-codes.ts";
import { EMBED } from "./browser/views.ts";
import { longestTask, longTasksSeen, tasksOf } from "./support/main-thread.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const outDir = mkdtempSync(join(tmpdir(), "safelife-page-"));
let browser: Browser;

beforeAll(async () => {
  buildPage(outDir);
  const executablePath = findChromium();
  browser = await chromium.launch({
    args: [...CHROMIUM_ARGS],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  rmSync(outDir, { recursive: true, force: true });
});

/** As npm start serves it. */
const ISOLATING: InlineConfig = { root, logLevel: "error", build: { outDir }, preview: { port: 4300 } };
/** As a host does that sends no headers, and has other pages too. */
const PLAIN: InlineConfig = { ...ISOLATING, configFile: false, base: "/pages/safelife/" };

/** For what waits for several pages. */
const LONG = { timeout: 360_000 };
/** Bytes, compressed, of the code that the first view waits for. */
const MOST_CODE = 200_000;
/** Milliseconds of the main thread at a time. */
const MOST_AT_ONCE = 50;
/** Milliseconds to wait for what is to be seen or clicked: a machine that is busy is no failure. */
const PATIENCE = 90_000;

/** The scripts that the document itself asks for. */
const firstScripts = (): readonly string[] =>
  [...readFileSync(join(outDir, "index.html"), "utf8").matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(
    ([, path]) => path,
  );

/** What else the first view waits for in that language. */
function wordsIn(language: "en" | "de"): readonly string[] {
  if (language === "en") return [];
  const found = readdirSync(join(outDir, "assets")).filter((name) => /^de-[\w-]+\.js$/.test(name));
  expect(found).toHaveLength(1);
  return found.map((name) => `assets/${name}`);
}

describe.each([
  [
    "en",
    "Play",
    "Pause",
    "Train an agent",
    "This page could not be fetched.",
    "Home",
    "Done, and at what cost?",
  ],
  [
    ...(["de", "Abspielen", "Pause", "Einen Agenten trainieren"] as const),
    ...(["Diese Seite ließ sich nicht laden.", "Start", "Geschafft, aber um welchen Preis?"] as const),
  ],
] as const)("the first view, %s", (language, play, pause, train, missing, home, title) => {
  const first = () => [...firstScripts(), ...wordsIn(language)];

  it("waits for no more than 200 kB of code, compressed", () => {
    const sizes = first().map((path) => gzipSync(readFileSync(join(outDir, path))).length);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(MOST_CODE);
  });

  it("needs no other code to be read and used", async () => {
    await withServer(await preview(ISOLATING), async (address) => {
      // What a service worker answers passes by the route.
      const context = await browser.newContext({ serviceWorkers: "block", locale: language });
      const page = await newPage(context);
      const known = first();
      let isThere = false;
      await page.route(/\.js$/, (route) =>
        isThere || known.some((path) => route.request().url().endsWith(path))
          ? route.continue()
          : route.abort(),
      );
      await page.goto(address);
      await page.getByRole("button", { name: pause }).click();
      await page.getByRole("button", { name: play }).waitFor();
      await page.getByRole("link", { name: train }).click();
      await page.getByText(missing).waitFor();
      await page.getByRole("link", { name: home, exact: true }).click();
      await page.getByRole("heading", { name: title }).waitFor();
      await page.getByRole("link", { name: train }).click();
      await page.getByText(missing).waitFor();
      isThere = true;
      await page.getByRole("button", { name: language === "en" ? "Reload" : "Neu laden" }).click();
      await page.locator("main.train").waitFor();
      await context.close();
    });
  });
});

describe("the built page", () => {
  it("trains, isolated as npm start serves it, and never keeps a person waiting", {
    timeout: 120_000,
  }, async () => {
    await withServer(await preview(ISOLATING), async (address) => {
      const { page, complaints } = await open(`${address}#/train`);
      await page.getByRole("button", { name: "Start training" }).waitFor();
      // The first canvas of a browser without a graphics card takes its time, whatever is drawn.
      await page.locator(".train-screen [data-engine]").waitFor();
      const longest = await longestTask(browser, page, async () => {
        await train(page);
        await page.getByRole("button", { name: "Stop" }).click();
        await page.getByText("the agent is kept").waitFor();
      });
      expect(await isIsolated(page)).toBe(true);
      expect(longest).toBeLessThanOrEqual(MOST_AT_ONCE);
      expect(complaints).toEqual([]);
      await page.close();
    });
  });

  it.each<[string, string, (page: Page) => Promise<void>]>([
    [
      "trains a wall of boards",
      "#/train",
      async (page) => {
        await page.getByRole("button", { name: "Show all boards" }).click();
        await page.getByLabel("Steps", { exact: true }).fill("5000000");
        await train(page);
      },
    ],
    [
      "improves a language model",
      "#/instruct/improve",
      async (page) => {
        await page.getByLabel("Updates").fill("500");
        await page.getByRole("button", { name: "Improve", exact: true }).click();
        await page
          .getByText(/PPO: [1-9]\d* of 500/)
          .first()
          .waitFor({ timeout: 120_000 });
      },
    ],
  ])("%s for twenty seconds without a task of more than 50 ms", LONG, async (_, hash, begin) => {
    await withServer(await preview(ISOLATING), async (address) => {
      const { page } = await open(`${address}${hash}`);
      await begin(page);
      const stretch = await tasksOf(browser, page, () => page.waitForTimeout(20_000));
      expect(stretch.length).toBeGreaterThan(200);
      expect(stretch.filter((time) => time > MOST_AT_ONCE)).toEqual([]);
      // By the clock, which other work on the machine stops: once there must be five seconds without.
      await expect.poll(() => longTasksSeen(page, 5000), { timeout: 180_000 }).toEqual([]);
      await page.close();
    });
  });

  it("has pictures of it taken, a replay in another page too", async () => {
    await withServer(await preview(ISOLATING), async (address) => {
      const folder = join(outDir, "pictures");
      expect(await takePictures(browser, address, { Embed: EMBED }, folder)).toEqual([]);
      const looks = ["desk-dark", "desk-light", "phone-dark", "phone-light"];
      expect(readdirSync(folder).sort()).toEqual(looks.map((look) => `embed-${look}.png`));
    });
  });

  it("answers at its own address only", async () => {
    await withServer(await preview(ISOLATING), async (address) => {
      const status = async (path: string) => (await fetch(address + path)).status;
      expect([await status(""), await status("nonexistent/path")]).toEqual([200, 404]);
    });
  });

  it("trains in a folder of a host that sets no headers, and then without any host, on more threads", {
    timeout: 240_000,
  }, async () => {
    const context = await browser.newContext();
    const page = await withServer(await preview(PLAIN), async (address) => {
      const { page, complaints } = await open(`${address}#/train`, context);
      await train(page);
      expect(await isIsolated(page)).toBe(false);
      await page.getByText("One thread does it").waitFor();
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      expect(complaints).toEqual([]);
      return page;
    });
    await page.reload();
    expect(await isIsolated(page)).toBe(true);
    await train(page);
    await page.getByText("Two threads share the work").waitFor();
    for (const [name, says] of [
      ["Play", "exit open"],
      ["Levels", "12 levels made"],
      ["Benchmark", "Agents that come along"],
    ]) {
      await page.getByRole("link", { name, exact: true }).click();
      await page.getByText(says).first().waitFor();
    }
    await context.close();
  });

  it.each([
    ["keeps", null, "This browser keeps the page: it opens without a network, too."],
    ["cannot keep", "/manifest.webmanifest", "This browser could not keep the page, for want of room"],
  ])("says that the browser %s it", async (_, lost, says) => {
    const refuse: Plugin = {
      name: "refuse",
      configurePreviewServer({ middlewares }) {
        middlewares.use((request, response, next) => {
          if (lost === null || !request.url?.includes(lost)) return next();
          response.statusCode = 404;
          response.end();
        });
      },
    };
    await withServer(await preview({ ...PLAIN, plugins: [refuse] }), async (address) => {
      const context = await browser.newContext();
      const page = await newPage(context);
      await page.goto(address);
      await page.getByText(says).waitFor();
      await page.getByRole("button", { name: "Pause" }).click();
      await page.getByRole("button", { name: "Play" }).waitFor();
      await context.close();
    });
  });

  it("can be installed", async () => {
    await withServer(await preview(PLAIN), async (address) => {
      const { page } = await open(address);
      const session = await page.context().newCDPSession(page);
      const { url, errors } = await session.send("Page.getAppManifest");
      expect({ url, errors }).toEqual({ url: `${address}manifest.webmanifest`, errors: [] });
      const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
      // What tests browse in keeps nothing: the one thing that is in the way.
      expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
      await page.close();
    });
  });
});

const [link] = readSubmission(
  readFileSync(join(root, "leaderboard/prune-still/prune-still.json"), "utf8"),
  "prune-still.json",
).episodes;

describe("the policy of the pages", () => {
  it("allows no code made from text, and nothing of others but official levels", () => {
    for (const file of ["index.html", "embed.html"]) {
      const html = readFileSync(join(outDir, file), "utf8");
      const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
      expect(policy).toMatch(
        /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'[^;]*; style-src 'self'/,
      );
      expect(policy).not.toMatch(/'unsafe-|\*|http:/);
      expect(policy.match(/https:[^ ;]*/g)).toEqual(["https://raw.githubusercontent.com"]);
      // Before anything that it governs.
      expect(html.indexOf(policy)).toBeLessThan(html.search(/<script|<style|<link/));
    }
  });

  it("is kept by every page, and stops what is not ours", LONG, async () => {
    await withServer(await preview(PLAIN), async (address) => {
      const { page, complaints } = await open(address);
      const main = page.locator("main");
      for (const name of [
        "play",
        "levels",
        "edit",
        "train",
        "benchmark",
        "studies",
        "instruct",
        "learn",
        "whatif",
        "home",
      ]) {
        await page.goto(`${address}#/${name}`);
        await main.locator("canvas, form, h1, h2, button").first().waitFor();
        await page.waitForLoadState("networkidle");
      }
      expect(complaints).toEqual([]);
      const stopped = await page.evaluate(async () => {
        const found: string[] = [];
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
          found.push(effectiveDirective);
        });
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.body.append(script);
        const box = document.createElement("p");
        box.innerHTML = '<img src="x:" onerror="window.ran = true"><b style="color: red"></b>';
        document.body.append(box);
        // What a debugger asks for itself may evaluate; a later task may not.
        await new Promise((resolve) => setTimeout(resolve, 100));
        const evaluated = (() => {
          try {
            return new Function("return 1")();
          } catch {
            return "refused";
          }
        })();
        const fetched = await fetch("https://example.com/").then(
          () => "answered",
          () => "refused",
        );
        await new Promise((resolve) => setTimeout(resolve, 100));
        return { found: [...new Set(found)].sort(), evaluated, fetched, ran: "ran" in window };
      });
      expect(stopped).toMatchObject({ evaluated: "refused", fetched: "refused", ran: false });
      expect(stopped.found).toEqual(
        expect.arrayContaining(["connect-src", "script-src-attr", "script-src-elem", "style-src-attr"]),
      );
      await page.close();
    });
  });
});

describe("a replay", () => {
  it("becomes a GIF and a video, and never keeps a person waiting", LONG, async () => {
    await withServer(await preview(ISOLATING), async (address) => {
      const { page, complaints } = await open(`${address}#${link}`);
      await page.getByText("✓ Verified").waitFor();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByRole("button", { name: "Video" }).waitFor();
      const longest = await longestTask(browser, page, async () => {
        for (const [kind, says] of [
          ["GIF", /\.gif is made: [\d,]+ kB/],
          ["Video", /\.(mp4|webm) is made: [\d,]+ kB/],
        ] as const) {
          const download = page.waitForEvent("download");
          await page.getByRole("button", { name: kind, exact: true }).click();
          await page.getByText(says).waitFor({ timeout: 120_000 });
          expect((await download).suggestedFilename()).toMatch(/^prune-still-001\.(gif|mp4|webm)$/);
        }
      });
      expect(longest).toBeLessThanOrEqual(MOST_AT_ONCE);
      expect(complaints).toEqual([]);
      await page.close();
    });
  });
});

describe("a replay in another page", () => {
  const { claim, actions, ...rest } = parseReplayLink(link);
  const forged = formatReplayLink({ ...rest, actions, claim: { ...claim, points: [claim.points[0] + 1] } });

  it("is simulated in a frame, and moved by keys", async () => {
    await withPages(async (ours, theirs) => {
      const { iframe } = embedCodes(ours, `#${link}&step=3`, '"><b>level');
      const { page, complaints } = await open(theirs(iframe));
      const frame = page.frameLocator("iframe");
      await frame.getByText("✓ Verified: played again, it ends as the link says.").waitFor();
      await frame.getByText(`3 of ${actions.length}`).waitFor();
      await frame.getByRole("slider").press("ArrowRight");
      await frame.getByText(`4 of ${actions.length}`).waitFor();
      await frame.getByRole("button", { name: "Untouched" }).press("Enter");
      await frame.getByRole("img", { name: "Untouched, step 4" }).waitFor();
      await frame.getByRole("button", { name: "Untouched" }).press("End");
      await frame.getByText(`${actions.length} of ${actions.length}`).waitFor();
      expect(await page.locator("iframe").getAttribute("title")).toBe('"><b>level, a SafeLife replay');
      const full = await frame.getByRole("link", { name: "Full view" }).getAttribute("href");
      expect(full).toBe(`${ours}#${link}&step=3`);
      expect(complaints).toEqual([]);
      await page.close();
    });
  });

  it("tells the page around it nothing, and hears nothing from it", async () => {
    await withPages(async (ours, theirs) => {
      const { page, complaints } = await open(theirs(embedCodes(ours, `#${link}&step=3`, "a level").iframe));
      await page.evaluate(() => {
        addEventListener("message", () => document.body.setAttribute("data-told", ""));
      });
      const frame = page.frameLocator("iframe");
      await frame.getByText(`3 of ${actions.length}`).waitFor();
      await frame.getByText("✓ Verified").waitFor();
      const said = await frame.locator("body").textContent();
      await page.locator("iframe").evaluate((it: HTMLIFrameElement) => {
        const calls = ["GET", "SET", "APPLY", "CONSTRUCT", "ENDPOINT"].map((type) => ({
          ...{ id: "1", type, path: ["location"], argumentList: [], value: { type: "RAW", value: "/" } },
        }));
        for (const data of [null, "outdated", { step: 0 }, "#r=2.AAAA", ...calls]) {
          it.contentWindow?.postMessage(data, "*");
        }
      });
      await frame.getByRole("slider").press("ArrowRight");
      await frame.getByText(`4 of ${actions.length}`).waitFor();
      await frame.getByRole("slider").press("ArrowLeft");
      await frame.getByText(`3 of ${actions.length}`).waitFor();
      expect(await frame.locator("body").textContent()).toBe(said);
      expect(await page.locator("body").getAttribute("data-told")).toBeNull();
      expect(complaints).toEqual([]);
      await page.close();
    });
  });

  it("is an element whose link may change, and says what of a link is not so", async () => {
    await withPages(async (ours, theirs) => {
      const { element } = embedCodes(ours, `#${link}`, "a level");
      const { page, complaints } = await open(theirs(element));
      const frame = page.frameLocator("safelife-replay iframe");
      await frame.getByText("✓ Verified").waitFor();
      await page.locator("safelife-replay").evaluate((it, src) => it.setAttribute("src", src), `#${forged}`);
      await frame.getByText("✗ Not as claimed").waitFor();
      await frame.getByText(`It claims ${claim.points[0] + 1} points for the agent`).waitFor();
      await page
        .locator("safelife-replay")
        .evaluate((it) => it.setAttribute("src", "javascript:document.body.remove()"));
      await frame.getByText("This is no link to a replay").waitFor();
      expect(complaints).toEqual([]);
      await page.close();
    });
  });

  it("is shown beside another one of its level, both verified", async () => {
    const longer = { ...rest, actions: [...actions, ...actions] };
    const other = formatReplayLink({ ...longer, claim: { ...claim, points: [claim.points[0] + 7] } });
    await withPages(async (ours, theirs) => {
      const beside = `&with=${other?.replace("r=", "")}`;
      const { page } = await open(theirs(embedCodes(ours, `#${link}${beside}&step=0`, "a level").iframe));
      const frame = page.frameLocator("iframe");
      await frame.getByText(/another from the link: It claims/).waitFor();
      await frame.getByText(`0 of ${2 * actions.length}`).waitFor();
      await frame.getByRole("button", { name: "Beside it: another from the link" }).press("Enter");
      await frame.getByRole("img", { name: "Beside it: another from the link, step 0" }).waitFor();
      await page.close();
    });
  });

  it.each(["light", "dark"] as const)("meets WCAG 2.2 AA as far as axe can tell, %s", async (colorScheme) => {
    await withServer(await preview(PLAIN), async (address) => {
      // axe is put in as a script, which the page's policy would refuse.
      const context = await browser.newContext({ colorScheme, bypassCSP: true });
      for (const hash of [`#${link}`, `#${forged}`, `#${link}&with=${forged?.replace("r=", "")}`, "#r=2.A"]) {
        const { page } = await open(`${address}embed.html${hash}`, context);
        for (const [width, height] of [
          [480, 640],
          [360, 480],
        ]) {
          await page.setViewportSize({ width, height });
          await page.getByText(/Verified|Not as claimed|The link is damaged/).waitFor();
          await page.addScriptTag({ path: join(root, "node_modules/axe-core/axe.min.js") });
          expect(await page.evaluate(violationsOf, WCAG), `${hash.slice(0, 30)} ${width}`).toEqual([]);
        }
        await page.close();
      }
      await context.close();
    });
  });

  it("is dark where the reader likes it dark", async () => {
    await withPages(async (ours, theirs) => {
      const context = await browser.newContext({ colorScheme: "dark" });
      const { page } = await open(theirs(embedCodes(ours, `#${link}`, "a level").iframe), context);
      const body = page.frameLocator("iframe").locator("body");
      await page.frameLocator("iframe").getByText("✓ Verified").waitFor();
      expect(await body.evaluate((it) => getComputedStyle(it).backgroundColor)).toBe("rgb(23, 29, 27)");
      await context.close();
    });
  });
});

/** Our pages, and a bare page of another host for each piece of HTML. */
async function withPages(
  use: (ours: string, theirs: (html: string) => string) => Promise<void>,
): Promise<void> {
  const pages: string[] = [];
  const other = createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><title>Bare</title>${pages[Number(request.url?.slice(1))] ?? ""}`);
  });
  await new Promise<void>((resolve) => other.listen(0, "localhost", resolve));
  const { port } = other.address() as AddressInfo;
  const theirs = (html: string) => `http://localhost:${port}/${pages.push(html) - 1}`;
  try {
    await withServer(await preview(PLAIN), (ours) => use(ours, theirs));
  } finally {
    other.close();
  }
}

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** Within the page. */
async function violationsOf(standards: readonly string[]): Promise<readonly string[]> {
  // biome-ignore lint/suspicious/noExplicitAny: axe was put there as a script
  const { violations } = await (globalThis as any).axe.run({ runOnly: standards });
  return violations.flatMap(({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
    nodes.map(({ html }) => `${id}: ${html}`),
  );
}

describe("the network", () => {
  it("is asked for nothing but what lies beside the page, whatever one does", LONG, async () => {
    await withServer(await preview(PLAIN), async (address) => {
      const context = await browser.newContext();
      const asked = new Set<string>();
      // Of pages, frames and workers.
      context.on("request", (request) => asked.add(request.url()));
      const page = await newPage(context);
      const [task, result] = readFileSync(join(root, "tests/share/links/class-version-1.txt"), "utf8")
        .trim()
        .split("\n")
        .filter((_, i) => i === 0 || i === 4);
      for (const [hash, says] of [
        ["#/", "Done, and at what cost?"],
        ["#/play/puzzles/1", "exit open"],
        ["#/levels", "12 levels made"],
        ["#/edit", "Life is stable"],
        ["#/train", "On a level it never trains on"],
        ["#/benchmark", "Agents that come along"],
        ["#/studies", "6 trainings"],
        ["#/instruct/rank", "Rank four answers"],
        ["#/learn/life", "A world with one rule"],
        [`#${link}`, "Verified"],
        ["#/class", "Set a task"],
        [`#${task}`, "exit shut"],
        [`#${result}`, "1 result"],
      ]) {
        await page.goto(`${address}${hash}`);
        await page.getByText(says).first().waitFor();
      }
      await page.goto(`${address}#/train`);
      await train(page);
      await page.goto(`${address}embed.html#${link}`);
      await page.getByText("Verified").waitFor();
      const elsewhere = [...asked].filter((url) => !/^(blob|data):/.test(url) && !url.startsWith(address));
      expect(asked.size).toBeGreaterThan(20);
      expect(elsewhere).toEqual([]);
      await context.close();
    });
  });
});

describe("a browser", () => {
  it.each([
    ["en", "too old for parts of this page: it has no OffscreenCanvas. Update it", "Done, and at what cost?"],
    [
      "de",
      "zu alt für Teile dieser Seite: Ihm fehlt OffscreenCanvas. Bring ihn",
      "Geschafft, aber um welchen",
    ],
  ])("that is too old is told what it lacks, and shows what it can, %s", async (locale, says, title) => {
    await withServer(await preview(PLAIN), async (address) => {
      const page = await newPage(browser, { locale });
      await page.addInitScript("delete window.OffscreenCanvas");
      await page.goto(address);
      await page.getByText(says).waitFor();
      await page.getByRole("heading", { name: title }).waitFor();
      await page.close();
    });
  });

  it("that is older than this page is told by a script that it can read", () => {
    const html = readFileSync(join(outDir, "index.html"), "utf8");
    const script = /<script>([\s\S]+?)<\/script>/.exec(html)?.[1] ?? "";
    expect(script).toContain("too old");
    expect(script).not.toMatch(/=>|\b(?:const|let|class)\b|`|\?\./);
  });

  it("that cannot even start the page is told to reload or to update", async () => {
    await withServer(await preview(PLAIN), async (address) => {
      const page = await newPage(browser);
      await page.addInitScript("window.matchMedia = undefined");
      await page.goto(address);
      await page.getByText(/The page did not start: .+ Reload it; if that does not help/).waitFor();
      await page.close();
    });
  });

  it("that keeps nothing trains all the same, and says what to do before one leaves", LONG, async () => {
    await withServer(await preview(PLAIN), async (address) => {
      const page = await newPage(browser);
      await page.addInitScript(`
        for (const name of ["localStorage", "sessionStorage"]) {
          Object.defineProperty(window, name, { get() { throw new DOMException("not allowed", "SecurityError"); } });
        }
        IDBFactory.prototype.open = () => { throw new DOMException("not allowed", "SecurityError"); };`);
      await page.goto(`${address}#/train`);
      await page.getByText("This browser keeps nothing for this page: not allowed.").waitFor();
      await train(page);
      await page.getByRole("button", { name: "Stop" }).click();
      await page.getByText("download this one before you leave").waitFor();
      await page.close();
    });
  });

  it("that does not trust the address, which has no encryption, trains all the same", LONG, async () => {
    const server = await preview({
      ...PLAIN,
      preview: { host: "127.0.0.1", port: 4300, allowedHosts: ["school.test"] },
    });
    const executablePath = findChromium();
    const distant = await chromium.launch({
      args: [...CHROMIUM_ARGS, "--host-resolver-rules=MAP school.test 127.0.0.1"],
      ...(executablePath === undefined ? {} : { executablePath }),
    });
    await withServer(server, async (address) => {
      const page = await newPage(distant);
      const there = address.replace("127.0.0.1", "school.test");
      await page.goto(there);
      await page.getByText("this one opens only with a network").waitFor();
      await page.goto(`${there}#/train`);
      expect(await page.evaluate(() => isSecureContext)).toBe(false);
      await train(page);
      await page.getByText("WebGPU is not available here.").waitFor();
    }).finally(() => distant.close());
  });
});

async function withServer<Result>(
  server: PreviewServer,
  use: (address: string) => Promise<Result>,
): Promise<Result> {
  try {
    return await use(server.resolvedUrls?.local[0] ?? "");
  } finally {
    await server.close();
  }
}

/** In a context of its own, or in that one. */
async function newPage(within: Pick<Browser, "newPage">, options?: BrowserContextOptions): Promise<Page> {
  const page = await within.newPage(options);
  page.setDefaultTimeout(PATIENCE);
  return page;
}

/** A new page, and what it complains of. */
async function open(address: string, context: Pick<Browser, "newPage"> = browser) {
  const page = await newPage(context);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(address);
  return { page, complaints };
}

/** Starts training and waits until steps have been taken. */
async function train(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Start training" }).click();
  const done = page.getByRole("progressbar", { name: "steps done" });
  await expect.poll(() => done.getAttribute("value").then(Number), { timeout: PATIENCE }).toBeGreaterThan(0);
}

const isIsolated = (page: Page): Promise<boolean> => page.evaluate(() => crossOriginIsolated);

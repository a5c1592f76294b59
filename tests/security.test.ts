// What would let strangers' text become a page's code, or strangers' pages talk to ours: nothing of it is in the sources.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));

const filesIn = (folder: string): readonly string[] =>
  readdirSync(root + folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(tsx?|m?js|html)$/.test(name))
    .map((name) => `${folder}/${name}`);

const FILES = ["index.html", "embed.html", ...["src", "public", "scripts", "examples"].flatMap(filesIn)];

const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  "a page from a string":
    /\b(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|dangerouslySetInnerHTML|srcdoc|createContextualFragment|parseFromString)\b|document\.write/,
  "code from a string": /\beval\(|new Function\(|set(Timeout|Interval)\(\s*["'`]|javascript:/,
  "a handler or a style from a string": /setAttribute\(\s*["'`](on|style)/,
  "other windows": /\b(window|self|globalThis)\.(parent|opener|top)\b|\bparent\.postMessage|contentWindow/,
  "messages to any origin": /postMessage\([^)]*["'`]\*["'`]/,
};

it.each(Object.entries(FORBIDDEN))("no file has %s", (_, pattern) => {
  const found = FILES.filter((file) => pattern.test(readFileSync(root + file, "utf8")));
  expect(found).toEqual([]);
});

/** Who listens, and to whom: threads to the page that made them, pages and service worker of one origin to each other. */
const LISTENERS = [
  "public/service-worker.js",
  "src/backends/simd/helper.ts",
  "src/cli/generator-thread.ts",
  "src/cli/queue/run-thread.ts",
  "src/cli/queue/run-threads.ts",
  "src/cli/level-threads.ts",
  "src/ui/edit/drafts.ts",
  "src/ui/offline.ts",
  "src/ui/runs.ts",
];

it("messages are heard only where they come from our own origin", () => {
  const listens = /onmessage\b|(addEventListener|\bon)\(\s*"message"/;
  const found = FILES.filter(
    (file) => !file.startsWith("scripts/") && listens.test(readFileSync(root + file, "utf8")),
  );
  expect(found.toSorted()).toEqual(LISTENERS.toSorted());
});

it.each([
  ["a page from a string", "box.innerHTML = name;"],
  ["code from a string", 'setTimeout("go()");'],
  ["a handler or a style from a string", 'box.setAttribute("onclick", name);'],
  ["other windows", "window.parent.postMessage(1);"],
  ["messages to any origin", 'frame.postMessage(step, "*");'],
])("%s would be seen", (name, code) => {
  expect(code).toMatch(FORBIDDEN[name]);
});

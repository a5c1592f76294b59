// Every page in German: switched to where it stands, without English left, and held to what holds in English.
import { afterEach, beforeEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { language } from "../../src/ui/words/language.ts";
import { speak } from "../../src/ui/words/words.ts";
import { clickKey, type OpenApp, openApp, untilText } from "./app.ts";
import { englishIn } from "./english.ts";
import { PAGES, PHONE } from "./views.ts";
import { violations } from "./violations.ts";

/** A heading of each page. */
const HEADINGS: Readonly<Record<string, string>> = {
  Home: "Geschafft, aber um welchen Preis?",
  "Home, unknown": "Geschafft, aber um welchen Preis?",
  Play: "Erste Schritte",
  "Play, two": "Zu zweit",
  Levels: "Zufällige Level",
  Edit: "My level bearbeiten",
  Train: "Einen Agenten trainieren",
  Benchmark: "Agenten bewerten",
  Studies: "Verfahren vergleichen",
  "Instruct, show": "Zeigen, wie zu antworten ist",
  "Instruct, rank": "Vier Antworten ordnen",
  "Instruct, improve": "Mit PPO verbessern",
  "Instruct, duels": "Blinde Duelle",
  "Instruct, results": "Was der Artikel behauptet, und was diese kleine Welt zeigt",
  "Instruct, break it": "Kaputt machen",
  "Instruct, watch": "Beim Spielen zusehen",
  "Instruct, choose": "Was gefällt dir besser?",
  "Instruct, improve an agent": "Mit PPO verbessern",
  "Instruct, the difference": "Auf nie gesehenen Leveln",
  Learn: "Lernen",
  "Learn, a lesson": "Leben, und wie man es stört",
  "Learn, a measure": "Messen",
  "What if": "Was wäre gewesen?",
  Class: "Für eine Klasse",
  "Class, a result": "Für eine Klasse",
  Task: "prune-still-005",
  "Task, a lesson": "Life, and how to break it",
  "What if, empty": "Was wäre gewesen?",
};

let app: OpenApp;
beforeEach(() => document.documentElement.style.setProperty("--quick", "0ms"));
afterEach(async () => {
  app.services.home.leave();
  app.services.whatIf.opened.value?.close();
  app.close();
  sessionStorage.clear();
  localStorage.clear();
  await speak("en");
  document.documentElement.style.removeProperty("--quick");
});

it.for(Object.entries(PAGES).filter(([name]) => name in HEADINGS))("%s", async ([name, [hash, says]]) => {
  await page.viewport(1280, 800);
  app = await openApp(hash);
  await app.services.shipped.refresh();
  await untilText(app.root, says);
  clickKey(app.root, "DE Deutsch");
  await expect.poll(() => document.documentElement.lang).toBe("de");
  const headings = () => [...app.root.querySelectorAll("h1, h2")].map((heading) => heading.textContent);
  await expect.poll(headings).toContain(HEADINGS[name]);
  await expect
    .poll(() => document.title)
    .not.toMatch(/^(Home|Play|Levels|Edit|Train|Studies|Instruct|Learn|What)\b/);
  await expect.poll(() => englishIn(app.root)).toEqual([]);
  for (const [width, height] of [[1280, 800], PHONE]) {
    await page.viewport(width, height);
    expect(await violations(app.root)).toEqual([]);
    const names = app.root.querySelector("nav")!;
    expect(names.scrollWidth).toBe(names.clientWidth);
    expect(document.documentElement.scrollWidth).toBe(innerWidth);
  }
  expect(localStorage.getItem("safelife.language")).toBe("de");
  clickKey(app.root, "EN English");
  await expect.poll(() => language.value).toBe("en");
  await untilText(app.root, says);
});

it("also what was said before", async () => {
  app = await openApp("#/play/puzzles/99");
  await untilText(app.root, "Puzzles has no level 99: its levels are 1 to 10. This is level 10.");
  await untilText(app.root, "Level 10 of 10.");
  clickKey(app.root, "DE Deutsch");
  await untilText(app.root, "Rätsel hat kein Level 99");
  await untilText(app.root, "Level 10 von 10.");
  await expect.poll(() => app.root.textContent).not.toMatch(/has no level|Level 10 of/);
});

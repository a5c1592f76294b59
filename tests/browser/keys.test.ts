// The sheet behind "?" on every page: what it lists, who opens and closes it, where the focus goes.
import { afterEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { guideIsOpen } from "../../src/ui/guide.ts";
import { speak } from "../../src/ui/words/words.ts";
import { type OpenApp, openApp, untilText } from "./app.ts";
import { PAGES } from "./views.ts";

let app: OpenApp;
afterEach(async () => {
  app.services.home.leave();
  app.services.whatIf.opened.value?.close();
  app.close();
  sessionStorage.clear();
  guideIsOpen.value = false;
  await speak("en");
});

/** Keys of a page's own, as its sheet says them. */
const OWN: Readonly<Record<string, string>> = {
  Play: "take a step or a restart back",
  Edit: "previous, next kind of cell",
  Train: "on a curve: back to the latest values",
  "Instruct, rank": "take the last one back",
  "Instruct, duels": "No difference",
  "What if": "ten steps",
  "What if, empty": "ten steps",
  Task: "hand in",
  "Task, a lesson": "hand in",
};

/** Pages with boards that are looked at closely, by the wheel alone or with Ctrl. */
const BY_WHEEL = ["Play", "Play, two", "Task"];
const BY_CTRL = [
  ...["Home", "Home, unknown", "Levels", "Train", "What if", "Learn, a lesson", "Learn, a measure"],
  ...["Instruct, watch", "Instruct, choose"],
];

/** What one does there is named before how one looks at it. */
const OF_BOARDS = ["Play", "Play, two", "Task", "What if"];

const EVERYWHERE = ["Tab", "Enter Space", "B", "?", "Esc"];

/** Gone once the page knows that it was closed. */
const sheet = () => app.root.querySelector(".key-guide")?.closest("dialog") ?? null;
const listed = () => [...sheet()!.querySelectorAll(".key-guide div")];
const keysOf = (entry: Element) => [...entry.querySelectorAll("kbd")].map((kbd) => kbd.textContent).join(" ");

/** As a keyboard sends it; the driver's own keyboard does not know this key. */
const ask = (from: EventTarget = window) =>
  from.dispatchEvent(
    new KeyboardEvent("keydown", {
      key: "?",
      code: "Slash",
      shiftKey: true,
      bubbles: true,
      cancelable: true,
    }),
  );

it.for(Object.entries(PAGES))(
  "%s: by key and by pointer, with its own keys",
  async ([name, [hash, says]]) => {
    await page.viewport(1280, 800);
    app = await openApp(hash);
    await app.services.shipped.refresh();
    await untilText(app.root, says);
    // A lesson gives its heading the focus first.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
    const link = app.root.querySelector<HTMLElement>("nav a")!;
    link.focus();
    ask(link);
    await expect.poll(sheet).not.toBeNull();
    const own = () =>
      listed()
        .slice(0, -EVERYWHERE.length)
        .map((entry) => entry.querySelector("dd")!.textContent);
    if (name in OWN) await expect.poll(own).toContain(OWN[name]);
    for (const [pages, zoom] of [
      [BY_WHEEL, "so do the wheel and two fingers"],
      [BY_CTRL, "so do Ctrl with the wheel and two fingers"],
    ] as const) {
      const said = () => own().filter((does) => does?.includes(zoom)).length;
      await expect.poll(said).toBe(pages.includes(name) ? 1 : 0);
    }
    if (OF_BOARDS.includes(name)) await expect.poll(() => own()[0]).not.toMatch(/^look closer/);
    const keys = listed().map(keysOf);
    const moves = [...BY_WHEEL, ...BY_CTRL, "Edit"].includes(name);
    expect(keys.includes("Ctrl ← ↑ → ↓")).toBe(moves);
    expect(keys.slice(-EVERYWHERE.length)).toEqual(EVERYWHERE);
    const [all, said] = [keys, own()].map((list) => list.filter((key) => key !== "Esc"));
    expect([new Set(all).size, new Set(said).size]).toEqual([all.length, said.length]);
    await userEvent.keyboard("{Escape}");
    await expect.poll(sheet).toBeNull();
    expect(document.activeElement === link, "the focus is back on the link").toBe(true);
    const key = app.root.querySelector<HTMLElement>("[aria-keyshortcuts='?']")!;
    expect(key.checkVisibility()).toBe(true);
    key.focus();
    await userEvent.keyboard("{Enter}");
    await expect.poll(sheet).not.toBeNull();
    await userEvent.keyboard("{Escape}");
    await expect.poll(sheet).toBeNull();
    expect(document.activeElement === key, "the focus is back on the key").toBe(true);
    const field = app.root.querySelector<HTMLElement>("input[type=text], input[type=number], textarea");
    if (field?.checkVisibility()) {
      field.focus();
      ask(field);
      expect(sheet()).toBeNull();
    }
  },
);

it("forgets the keys of a page that was left, and speaks the language of the page", async () => {
  app = await openApp("#/play/puzzles/1");
  await untilText(app.root, "exit open");
  location.hash = "#/levels";
  await untilText(app.root, "12 levels made");
  await speak("de");
  ask();
  await expect.poll(sheet).not.toBeNull();
  expect(sheet()!.querySelector("h2")!.textContent).toBe("Tasten");
  expect(listed().map(keysOf)).toEqual([
    "+ − 0",
    "Strg ← ↑ → ↓",
    "Tab",
    "Eingabe Leertaste",
    "B",
    "?",
    "Esc",
  ]);
});

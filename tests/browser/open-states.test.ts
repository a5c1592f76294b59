// What opens, unfolds or ends on a page, held to the same as the page itself: WCAG 2.2 AA, room for fingers, and German.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { guideIsOpen, openGuide } from "../../src/ui/guide.ts";
import { speak } from "../../src/ui/words/words.ts";
import { chooseFile, clickKey, type OpenApp, openApp, untilText } from "./app.ts";
import { englishIn } from "./english.ts";
import { tooSmall } from "./fingers.ts";
import { BOARD_RUN, LANGUAGE_RUN } from "./finished-runs.ts";
import { fieldOf, setField } from "./train-page.ts";
import { PAGES, PHONE } from "./views.ts";
import { violations } from "./violations.ts";

let app: OpenApp;
beforeEach(async () => {
  await page.viewport(1280, 800);
  document.documentElement.style.setProperty("--quick", "0ms");
});
afterEach(async () => {
  const { training, runs, home, whatIf, edit } = app.services;
  vi.restoreAllMocks();
  training.rest.choose(false);
  await training.stop();
  await soon(() => training.status.value).toBe("idle");
  for (const { id } of runs.runs.value) await runs.remove(id);
  guideIsOpen.value = false;
  home.leave();
  edit.leave();
  whatIf.opened.value?.close();
  app.close();
  sessionStorage.clear();
  await speak("en");
  delete document.documentElement.dataset.theme;
  document.documentElement.style.removeProperty("--quick");
});

const soon = <Value>(value: () => Value) => expect.poll(value, { timeout: 40_000 });
const press = (label: string) => clickKey(app.root, label);
const says = (text: string | RegExp) => untilText(app.root, text);
const dialog = () => soon(() => app.root.querySelector("dialog[open]")).not.toBeNull();

function unfold(): void {
  for (const details of app.root.querySelectorAll("details")) details.open = true;
}

const sheet = async () => {
  openGuide();
  await dialog();
};

const tab = (name: string) => async () => {
  press(name);
  unfold();
  await soon(() => app.root.querySelector(".edit-panel [aria-pressed=true]")?.textContent).toBe(name);
};

const asks = (label: string) => async () => {
  press(label);
  await dialog();
};

/** Once the page has read its address. */
async function startTraining(): Promise<void> {
  await soon(() => app.services.training.form.settings.value.levels).toBe("puzzles");
  press("Start training");
}

const QUICK = "levels=puzzles&recipe=quick&size=tiny&backend=simd&seed=3&watch=never";

/** Address, what the page says when it is there, and how it comes to be open. */
const STATES: Readonly<Record<string, readonly [readonly [string, string | RegExp], () => unknown]>> = {
  "Play, sheet": [PAGES.Play, sheet],
  "Edit, sheet": [PAGES.Edit, sheet],
  "What if, sheet": [PAGES["What if"], sheet],
  "Play, what a file is to be": [
    PAGES.Play,
    async () => {
      const pattern = "#N Glider\nx = 3, y = 3, rule = B3/S23\nbob$2bo$3o!";
      chooseFile(app.root, "Open file", new File([pattern], "glider.rle"));
      await dialog();
    },
  ],
  "Play, the end": [
    PAGES.Play,
    async () => {
      for (const step of "DDDDDDDRRRRRRUURRDD") app.services.play.act("URDL".indexOf(step) + 1);
      await says("You left everything else");
    },
  ],
  "What if, save": [PAGES["What if"], asks("Save")],
  "What if, embed": [PAGES["What if"], asks("Embed")],
  "What if, a cell in words": [
    PAGES["What if"],
    async () => {
      press("What will become of it");
      const [screen] = app.root.querySelectorAll(".screen");
      const { left, top } = screen.getBoundingClientRect();
      await soon(() => {
        screen.dispatchEvent(new PointerEvent("pointermove", { clientX: left + 60, clientY: top + 60 }));
        return screen.querySelector(".cell-words");
      }).not.toBeNull();
    },
  ],
  "Task, hand in": [PAGES.Task, asks("Hand in H")],
  "Edit, stamps": [PAGES.Edit, tab("Stamps")],
  "Edit, level": [PAGES.Edit, tab("Level")],
  "Edit, agents": [PAGES.Edit, tab("Agents")],
  "Edit, file": [PAGES.Edit, tab("File")],
  "Levels, all parameters": [PAGES.Levels, unfold],
  "Train, all settings": [PAGES.Train, unfold],
  "Train, finished, about to delete": [
    [`#/train?${QUICK}&steps=500`, "On a level it never trains on"],
    async () => {
      await startTraining();
      await says(/Finished after 512 steps/);
      unfold();
      const name = app.services.runs.runs.value[0].name;
      press(`Delete ${name}`);
      await says("Really delete?");
    },
  ],
  "Train, paused": [
    [`#/train?${QUICK}&steps=1000000`, "On a level it never trains on"],
    async () => {
      await startTraining();
      await soon(() => app.services.training.live.curve.value.steps.length).toBeGreaterThan(1);
      fieldOf(app.root, "Pause while this tab is hidden").click();
      vi.spyOn(document, "hidden", "get").mockReturnValue(true);
      document.dispatchEvent(new Event("visibilitychange"));
      await says("Paused while this tab is hidden.");
      unfold();
    },
  ],
  "Benchmark, finished": [
    ["#/benchmark?levels=puzzles&agents=noop,random&episodes=2&seed=1", "Agents that come along"],
    async () => {
      await soon(() => app.services.benchmark.settings.value.levels).toBe("puzzles");
      press("Start scoring");
      await soon(() => app.root.querySelectorAll(".benchmark-results tbody tr").length).toBe(2);
      unfold();
      await soon(
        () => app.root.querySelectorAll(".episodes[open] li, .episodes[open] tr").length,
      ).toBeGreaterThan(1);
    },
  ],
  "Instruct, ranking": [
    PAGES["Instruct, rank"],
    async () => {
      await soon(() => app.root.querySelectorAll(".rank-tray .rank-card").length).toBe(4);
      for (const key of ["rank-0-1", "rank-1-2"]) document.getElementById(key)!.click();
      await soon(() => app.root.querySelectorAll(".rank-shelf .rank-card").length).toBe(2);
      app.root.querySelector<HTMLElement>(".rank-card .flag")!.click();
    },
  ],
  "Instruct, duel judged": [
    PAGES["Instruct, duels"],
    async () => {
      await soon(() => app.root.querySelector(".duel button[aria-disabled=false]")).not.toBeNull();
      app.root.querySelector<HTMLElement>(".duel button")!.click();
      await says(/Left was S/);
      unfold();
    },
  ],
  "Instruct, improved": [
    PAGES["Instruct, improve"],
    async () => {
      app.services.instruct.current!.improve.run.value = LANGUAGE_RUN;
      await says("what colour is the fox ?");
    },
  ],
  "Instruct, an agent improved": [
    PAGES["Instruct, improve an agent"],
    async () => {
      app.services.instructBoard.current!.improve.run.value = BOARD_RUN;
      await says("Done. See the difference.");
      await says(/no better than guessing might.*far from where it began.*leaves by the exit less often/s);
    },
  ],
  "Instruct, the difference uncovered": [
    PAGES["Instruct, the difference"],
    async () => {
      app.services.instructBoard.current!.improve.run.value = BOARD_RUN;
      await says("Level 2 of 3");
      unfold();
      await says("It breaks less");
    },
  ],
  "Class, a link and results": [
    PAGES["Class, a result"],
    async () => {
      setField(app.root, "Title", "A task");
      press("Make the link");
      await soon(() => app.root.querySelector(".class-made")).not.toBeNull();
      unfold();
    },
  ],
};

it.for(Object.entries(STATES))("%s", async ([, [[hash, ready], open]]) => {
  app = await openApp(hash);
  await app.services.shipped.refresh();
  await says(ready);
  await open();
  for (const [width, height] of [[1280, 800], PHONE]) {
    await page.viewport(width, height);
    for (const light of ["light", "dark"]) {
      document.documentElement.dataset.theme = light;
      expect.soft(await violations(app.root), `${light}, ${width} × ${height}`).toEqual([]);
    }
  }
  for (const language of ["en", "de"] as const) {
    await speak(language);
    expect.soft(tooSmall(app.root), language).toEqual([]);
    expect.soft(document.documentElement.scrollWidth, language).toBe(innerWidth);
  }
  await soon(() => englishIn(app.root)).toEqual([]);
});

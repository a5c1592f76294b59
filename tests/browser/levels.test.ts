// The Levels page as a person uses it.
import { afterEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import { hash16 } from "../../src/base/hash.ts";
import { packText } from "../../src/share/packed-text.ts";
import { LevelMaker } from "../../src/ui/levels/maker.ts";
import { LevelsModel } from "../../src/ui/levels/model.ts";
import { openGeneratorWorker } from "../../src/workers/open.ts";
import { hashOfLevel, KNOWN_LEVELS } from "../procgen/known-level.ts";
import { clickKey, type OpenApp, openApp, untilText } from "./app.ts";

let app: OpenApp;
afterEach(() => app.close());

/** Nobody has waited for the end. */
const ENDLESS =
  "board_shape: [120, 120]\nlater_regions: a\nnamed_regions: {a: [{pattern: {period: 9, min_fill: 0.9, max_iter: 1000}}]}\n";
const SMALL = "#/levels/append-still-easy?seed=5&level=1";
const made = () => app.root.querySelectorAll(".card.made").length;
const untilMade = (count: number) => expect.poll(made, { timeout: 30_000 }).toBe(count);
/** Later than that a text has no effect on a page that was left. */
const untilMadeOf = (text: string) =>
  expect.poll(() => app.services.levels.current!.shown.value?.source.text).toBe(text);
const control = <Kind extends HTMLElement>(label: string) =>
  app.root.querySelector<Kind>(`[aria-label="${label}"]`)!;

/** The level under the given number, as its cells. */
function cellsOf(number: number): number {
  const { slots, first } = app.services.levels.current!.shown.value!;
  const slot = slots[number - first];
  return slot.state === "made" ? hash16(slot.level.board.cells) : -1;
}

function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new FocusEvent("blur"));
}

function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

const amount = () => [...app.root.querySelectorAll("select")].find(({ value }) => value === "shown")!;
const textArea = () => control<HTMLTextAreaElement>("Parameters as YAML");

describe("Levels", () => {
  it("shows those that the worker made", async () => {
    app = await openApp("#/levels/append-dynamic?seed=7&level=1");
    await expect.poll(made, { timeout: 30_000 }).toBeGreaterThan(0);
    const [slot] = app.services.levels.current!.shown.value!.slots;
    expect(slot.state === "made" && hashOfLevel(slot.level)).toBe(KNOWN_LEVELS["append-dynamic"]);
  });

  it("makes levels of a kind one after the other, and more of them", async () => {
    app = await openApp("#/levels");
    await untilMade(12);
    await untilText(app.root, /12 levels made in \d+\.\d s\./);
    choose([...app.root.querySelectorAll("select")][0], "prune-spawn");
    await untilText(app.root, "Take away red life; the first region is full");
    await untilText(app.root, "prune-spawn-001");
    await untilMade(12);
    const first = cellsOf(1);
    clickKey(app.root, "More");
    await untilMade(24);
    expect(cellsOf(1)).toBe(first);
    expect(location.hash).toBe("#/levels/prune-spawn?seed=0&level=1&generator=1");
  });

  it("changes a parameter in the form, in the text, and back", async () => {
    app = await openApp(SMALL);
    await untilMade(12);
    const before = cellsOf(1);
    type(control<HTMLInputElement>("Board 1"), "14");
    await untilText(app.root, "14 × 26");
    expect(textArea().value).toContain("board_shape: [14, 26]");
    expect(location.hash).toMatch(
      /^#\/levels\/append-still-easy-changed~[\w-]+\?seed=5&level=1&generator=1$/,
    );
    type(textArea(), textArea().value.replace("[14, 26]", "[26, 26]"));
    await expect.poll(() => control<HTMLInputElement>("Board 1").value).toBe("26");
    await untilText(app.root, "26 × 26");
    await expect.poll(() => cellsOf(1), { timeout: 20_000 }).toBe(before);
  });

  it("writes nothing that contradicts the rest, and says why", async () => {
    app = await openApp(SMALL);
    await untilMade(12);
    const text = textArea().value;
    type(control<HTMLInputElement>("Least regions"), "5");
    await untilText(app.root, /max_regions is 3, less than min_regions, 5\. Make it at least that/);
    expect(textArea().value).toBe(text);
    type(control<HTMLInputElement>("Most regions"), "12");
    await expect.poll(() => textArea().value).toContain("max_regions: 12");
    expect(app.root.textContent).not.toContain("less than min_regions");
  });

  it("shows what a region of the defaults is, and puts it into the text when it changes", async () => {
    app = await openApp(SMALL);
    await untilMade(12);
    const regions = [...app.root.querySelectorAll<HTMLDetailsElement>("details.named")];
    const region = regions.find(({ textContent }) => textContent?.startsWith("append medium"))!;
    expect(region.textContent).toContain("from the defaults");
    choose(region.querySelector<HTMLSelectElement>('[aria-label="Colour"]')!, "magenta");
    await expect
      .poll(() => textArea().value)
      .toMatch(/named_regions:\n {2}append medium:\n {4}- color: magenta/);
    clickKey(app.root, "Take “append medium” out of the text");
    await expect.poll(() => textArea().value).not.toContain("magenta");
    await untilMadeOf(textArea().value);
  });

  it("takes in a new region and a new type of agent, to be chosen at once", async () => {
    app = await openApp(SMALL);
    await untilMade(12);
    type(control<HTMLInputElement>("Regions: name of a new one"), "bog");
    await expect.poll(() => control<HTMLButtonElement>("Regions: add").disabled).toBe(false);
    clickKey(app.root, "Regions: add");
    await expect.poll(() => textArea().value).toMatch(/named_regions:\n {2}bog: \[\{color: green\}\]/);
    const name = control<HTMLInputElement>("Agent types: name of a new one");
    type(name, "bob");
    await expect.poll(() => control<HTMLButtonElement>("Agent types: add").disabled).toBe(false);
    name.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await expect.poll(() => textArea().value).toMatch(/agent_types:\n {2}bob: \{\}/);
    choose(control<HTMLSelectElement>("First region"), "bog");
    choose(control<HTMLSelectElement>("Agents 1"), "bob");
    await expect.poll(() => textArea().value).toMatch(/starting_region: bog/);
    await expect.poll(() => textArea().value).toMatch(/agents: \[bob\]/);
    expect(app.root.querySelector(".said-here[role=alert]")).toBeNull();
    await untilMadeOf(textArea().value);
  });

  it("marks a mistake where it is, keeps the levels, and goes on when it is mended", async () => {
    app = await openApp(SMALL);
    await untilMade(12);
    const text = textArea().value;
    type(textArea(), "min_performance: 0.5\nboard_shape: [26, 999]\n");
    await untilText(app.root, /line 2, column 19: an entry of board_shape is 999\. Use a whole number/);
    const wrong = app.root.querySelector(".text-line.wrong")!;
    expect([...wrong.parentElement!.children].indexOf(wrong)).toBe(1);
    expect(wrong.querySelector("mark")?.textContent).toBe("999]");
    expect(textArea().getAttribute("aria-invalid")).toBe("true");
    clickKey(app.root, "YAML");
    await expect.poll(() => textArea().offsetHeight).toBeGreaterThan(0);
    clickKey(app.root, "Go there");
    expect(document.activeElement).toBe(textArea());
    expect(textArea().selectionStart).toBe(39);
    expect(control<HTMLInputElement>("Board 1").matches(":disabled")).toBe(true);
    expect(made()).toBe(12);
    type(textArea(), text);
    await untilMadeOf(text);
    await expect.poll(() => app.root.querySelector(".text-line.wrong")).toBeNull();
    expect(control<HTMLInputElement>("Board 1").matches(":disabled")).toBe(false);
  });

  it("is cancelled in the middle of a level that would never end", async () => {
    app = await openApp(`#/levels/endless~${packText(ENDLESS)}?seed=1&level=1`);
    await untilText(app.root, /0 of 12 made; level 1: [1-9]\d*\.\d s/);
    clickKey(app.root, "Cancel");
    await untilText(app.root, "Cancelled; 0 levels are made.");
    choose([...app.root.querySelectorAll("select")][0], "append-still");
    await untilMade(12);
  });

  it("gives up a level that takes too long, and makes others", async () => {
    app = await openApp(SMALL);
    const maker = new LevelMaker(openGeneratorWorker, 4000);
    const model = new LevelsModel({ library: app.services.library }, maker);
    model.follow({ page: "levels", path: [`endless~${packText(ENDLESS)}`], query: {} });
    await expect
      .poll(() => model.problem.value, { timeout: 20_000 })
      .toMatch(/^Level 1 was not done after 4 s and was given up\./);
    expect([model.isMaking.value, model.shown.value?.slots.length]).toEqual([false, 0]);
    const tiny = "board_shape: [5, 5]\nlater_regions: empty\n";
    model.follow({ page: "levels", path: [`tiny~${packText(tiny)}`], query: {} });
    await expect.poll(() => model.said.value, { timeout: 20_000 }).toMatch(/^12 levels made in/);
    maker.dispose();
  });

  it("says so where no way leads to the exit", async () => {
    const rock = "{pattern: {wall: [-50, -50], min_fill: 0.9}}";
    const text = `board_shape: [12, 12]\nlater_regions: a\nbuffer_region: a\nnamed_regions: {a: [${rock}]}\n`;
    app = await openApp(`#/levels/rock~${packText(text)}?seed=1&level=1`);
    await untilMade(12);
    await untilText(app.root, "No way leads to the exit");
    expect(app.root.querySelector(".card")?.textContent).toMatch(/^Level 1, no way out$/);
    choose([...app.root.querySelectorAll("select")][0], "append-still-easy");
    await untilText(app.root, "append-still-easy-001");
    expect(app.root.textContent).not.toContain("No way leads to the exit");
  });

  it("says why a level could not be made", async () => {
    const crowd = Array.from({ length: 64 }, () => "default").join(", ");
    const text = `board_shape: [3, 3]\nlater_regions: empty\nagents: [${crowd}]\n`;
    app = await openApp(`#/levels/crowd~${packText(text)}?seed=1&level=1`);
    await untilText(app.root, "It could not be made: There is no room for 64 agents and an exit");
  });

  it("makes a thousand levels to score on, and is cancelled on the way", async () => {
    app = await openApp(SMALL);
    await untilMade(12);
    choose(amount(), "1000");
    clickKey(app.root, "Score on them");
    await untilText(app.root, "Episodes, of 1,000 levels");
    expect(app.root.querySelector(".making")).toBeNull();
    clickKey(app.root, "Start scoring");
    const title = "append-still-easy, seed 5, levels 1 to 1000";
    await untilText(app.root, new RegExp(`Making ${title}: [1-9]\\d* of 1,000`));
    clickKey(app.root, `Cancel making ${title}`);
    await untilText(app.root, /Cancelled: \d+ of 1,000 levels were made\./);
    expect(app.root.querySelector(".making")).toBeNull();
    const kept = Number(/Cancelled: (\d+)/.exec(app.root.textContent ?? "")?.[1]);
    // A level takes no longer than a look at the page.
    const counts: number[] = [];
    const forget = app.services.library.making.sets.subscribe(([set]) => set && counts.push(set.made));
    clickKey(app.root, "Start scoring");
    await untilText(app.root, `Making ${title}: `);
    forget();
    expect(counts[0]).toBe(kept);
    clickKey(app.root, "Stop");
    await untilText(app.root, "Stopped before the first episode.", 1000);
    clickKey(app.root, `Cancel making ${title}`);
    await expect.poll(() => app.root.querySelector(".making")).toBeNull();
  });

  it("stops a training at once whose first level would never end", async () => {
    const levels = encodeURIComponent(`random:endless~${packText(ENDLESS)}:1:1+`);
    app = await openApp(`#/train?levels=${levels}&backend=simd`);
    await untilText(app.root, "endless, seed 1, without end");
    clickKey(app.root, "Start training");
    await untilText(app.root, "Making the first levels …");
    await new Promise((resolve) => setTimeout(resolve, 1500));
    clickKey(app.root, "Stop");
    await untilText(app.root, "Stopped before the first step.", 1000);
  });

  it("opens the same level from its link", async () => {
    app = await openApp(SMALL);
    await untilMade(12);
    type(control<HTMLInputElement>("Board 1"), "18");
    await untilText(app.root, "18 × 26");
    await untilMade(12);
    const [level, link] = [cellsOf(8), app.services.levels.current!.linkTo(8)!];
    app.close();
    app = await openApp(new URL(link).hash);
    await untilText(app.root, "append-still-easy-changed-008");
    await expect.poll(() => cellsOf(8)).toBe(level);
  });

  it("says so when a link is damaged", async () => {
    app = await openApp("#/levels/x~AAAA?seed=-1&level=9999999999");
    await untilText(app.root, "The link does not say which levels it means");
    await untilMade(12);
  });

  it("keeps what has the focus clear of the plate that explains it", async () => {
    await page.viewport(1280, 800);
    app = await openApp(SMALL);
    await untilMade(12);
    const plate = app.root.querySelector(".explanation")!;
    const controls = [
      ...app.root.querySelectorAll<HTMLElement>(".levels-parameters fieldset input:not(details input)"),
    ];
    expect(controls.length).toBeGreaterThan(4);
    for (const control of controls) {
      control.focus();
      expect(control.getBoundingClientRect().bottom).toBeLessThanOrEqual(plate.getBoundingClientRect().top);
    }
  });

  it("sends levels on, by addresses that make them again", async () => {
    app = await openApp(SMALL);
    await untilMade(12);
    const level = cellsOf(3);
    clickKey(app.root, [...app.root.querySelectorAll(".card")][2].textContent!);
    await untilText(app.root, "append-still-easy-003");
    clickKey(app.root, "Play it");
    await untilText(app.root, "Level 3 of 12.");
    const address = "#/play/random%3Aappend-still-easy%3A5%3A1%2B12/3";
    expect(location.hash).toBe(address);
    app.close();
    app = await openApp(address);
    await untilText(app.root, "Level 3 of 12.");
    expect(hash16(app.services.play.levels.value[2].board.cells)).toBe(level);
  });

  it("trains on a series without end", async () => {
    const text = "board_shape: [9, 9]\npartitioning: {max_regions: 2}\nlater_regions: meadow\n";
    app = await openApp(`#/levels/tiny~${packText(text)}?seed=3&level=1`);
    await untilMade(12);
    choose(amount(), "endless");
    clickKey(app.root, "Train on them");
    // The list names them before the address is followed.
    await expect.poll(() => app.services.training.form.settings.value.levels).toMatch(/^random:tiny~/);
    app.services.training.form.choose({ recipe: "small", backend: "wasm", steps: 400 });
    await expect.poll(() => app.services.training.form.settings.value.steps).toBe(400);
    clickKey(app.root, "Start training");
    await untilText(app.root, /Waited for levels \d+(\.\d)? % of the time\./);
    await untilText(app.root, /Finished after [\d,]+ steps; the agent is kept\./);
    const [run] = app.services.runs.runs.value;
    expect([run.levels, run.endless?.slice(0, 12)]).toEqual([[], "random:tiny~"]);
    const score = [...app.root.querySelectorAll("a")].find((link) => link.textContent === "Score this agent");
    expect(decodeURIComponent(score!.href)).toContain(":4:1+100");
    clickKey(app.root, "Train on");
    await expect.poll(() => app.services.training.status.value, { timeout: 20_000 }).toBe("running");
    clickKey(app.root, "Stop and keep");
    await expect.poll(() => app.services.training.status.value, { timeout: 20_000 }).toBe("idle");
    await app.services.runs.remove(run.id);
  });
});

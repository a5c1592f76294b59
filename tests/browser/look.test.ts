// Boards are looked at closely, moved, and said in words, wherever they are shown large.
import { afterEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { classroomOf } from "../../src/ui/classroom/index.ts";
import { clickKey, type OpenApp, openApp, untilText } from "./app.ts";
import { leaveTrain, openTrainPage, soon } from "./train-page.ts";
import { PAGES } from "./views.ts";

let app: OpenApp;
afterEach(() => {
  app.services.home.leave();
  app.services.whatIf.opened.value?.close();
  app.close();
  sessionStorage.clear();
});

async function open(name: keyof typeof PAGES): Promise<void> {
  await page.viewport(1280, 800);
  const [hash, says] = PAGES[name];
  app = await openApp(hash);
  await untilText(app.root, says);
  await expect.poll(() => screens().every(({ dataset }) => dataset.engine !== undefined)).toBe(true);
}

const screens = () => [...app.root.querySelectorAll<HTMLElement>(".screen")];

/** In pixels from a screen's corner. */
type Place = readonly [x: number, y: number];

function point(screen: HTMLElement, type: string, [x, y]: Place, more: PointerEventInit = {}): void {
  const { left, top } = screen.getBoundingClientRect();
  const place = { clientX: left + x, clientY: top + y, bubbles: true, pointerType: "mouse" };
  screen.dispatchEvent(new PointerEvent(type, { ...place, ...more }));
}

function wheel(screen: HTMLElement, [x, y]: Place, more: WheelEventInit = {}): WheelEvent {
  const { left, top } = screen.getBoundingClientRect();
  const place = { clientX: left + x, clientY: top + y, bubbles: true, cancelable: true };
  const event = new WheelEvent("wheel", { ...place, deltaY: -100, ...more });
  screen.dispatchEvent(event);
  return event;
}

/** From place to place. */
function drag(screen: HTMLElement, places: readonly Place[], more: PointerEventInit = {}): void {
  // Only pointers that exist can be captured.
  screen.setPointerCapture = () => {};
  const [last] = places.slice(-1);
  point(screen, "pointerdown", places[0], more);
  for (const place of places.slice(1)) point(screen, "pointermove", place, more);
  point(screen, "pointerup", last, more);
}

/** What is said of the cell at a place. */
async function said(screen: HTMLElement, at: Place, where: () => Element | null): Promise<string> {
  const words = () => where()?.textContent ?? "";
  await expect
    .poll(() => {
      point(screen, "pointermove", at);
      return words();
    })
    .not.toBe("");
  // A frame later it says so of this place, and not of the one before.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30)));
  return words();
}

/** Where the look is moved to by Ctrl and an arrow. */
const pan = (arrow: string) => userEvent.keyboard(`{Control>}{Arrow${arrow}}{/Control}`);

const rowAndColumn = (words: string) => /row \d+, column \d+/.exec(words)?.[0];

/** Colours of a part of a screen. */
function pixels(screen: HTMLElement, [x, y]: Place): string {
  const canvas = screen.querySelector("canvas")!;
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d")!;
  copy.drawImage(canvas, 0, 0);
  return copy.getImageData(x * devicePixelRatio, y * devicePixelRatio, 60, 60).data.join();
}

describe("on Play", () => {
  it("what is close is moved by a mouse, cell and pixels with it", async () => {
    await open("Play");
    const [screen] = screens();
    const glass = () => app.root.querySelector(".glass-cell .reading");
    for (let notch = 0; notch < 5; notch++) expect(wheel(screen, [300, 300]).defaultPrevented).toBe(true);
    await expect.poll(() => screen.classList.contains("close")).toBe(true);
    const held = await said(screen, [300, 300], glass);
    const seen = pixels(screen, [400, 400]);
    drag(screen, [
      [300, 300],
      [260, 280],
      [220, 270],
    ]);
    expect(await said(screen, [220, 270], glass)).toBe(held);
    await expect.poll(() => pixels(screen, [320, 370])).toBe(seen);
    expect(await said(screen, [300, 300], glass)).not.toBe(held);
  });
});

describe("on Play, by keys", () => {
  const glass = () => app.root.querySelector(".glass-cell");
  const walk = async (way: string) => {
    const arrows = { U: "Up", R: "Right", D: "Down", L: "Left" } as Record<string, string>;
    for (const step of way) await userEvent.keyboard(`{Arrow${arrows[step]}}`);
  };

  it("what is close goes along with the agent, and looks elsewhere until it moves", async () => {
    await open("Play");
    const [screen] = screens();
    const { width, height } = screen.getBoundingClientRect();
    const middle: Place = [width / 2, height / 2];
    for (let notch = 0; notch < 8; notch++) await userEvent.keyboard("+");
    await expect.poll(() => screen.classList.contains("close")).toBe(true);
    await walk("DDDD");
    await expect.poll(() => said(screen, middle, glass)).toContain("Agent");
    const { row, col } = app.services.play.followed.value!;
    expect(await said(screen, middle, glass)).toContain(`row ${row + 1}, column ${col + 1}`);
    for (const arrow of ["Down", "Down", "Right", "Right"]) await pan(arrow);
    await expect.poll(() => said(screen, middle, glass)).not.toContain("Agent");
    const elsewhere = await said(screen, middle, glass);
    await userEvent.keyboard("[Space]");
    expect(await said(screen, middle, glass)).toBe(elsewhere);
    await walk("D");
    await expect.poll(() => said(screen, middle, glass)).toContain(`row ${row + 2}, column ${col + 1}`);
    expect(await said(screen, middle, glass)).toContain("Agent");
    await walk("DDRR");
    await expect.poll(() => said(screen, middle, glass)).toContain(`row ${row + 4}, column ${col + 3}`);
  });

  it("looks closer at the agent wherever it is, unless one looks elsewhere", async () => {
    await open("Play");
    const [screen] = screens();
    const { row, col } = app.services.play.followed.value!;
    const { width, height } = screen.getBoundingClientRect();
    for (let notch = 0; notch < 9; notch++) await userEvent.keyboard("+");
    const seen = new Set<string | undefined>();
    for (const x of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      for (const y of [0.1, 0.3, 0.5, 0.7, 0.9]) {
        seen.add(rowAndColumn(await said(screen, [x * width, y * height], glass)));
      }
    }
    expect(seen).toContain(`row ${row + 1}, column ${col + 1}`);
  });
});

it("in a task what is close goes along with the agent", async () => {
  await open("Task");
  const { game } = classroomOf(app.services).task;
  const [screen] = screens();
  const { width, height } = screen.getBoundingClientRect();
  for (let notch = 0; notch < 13; notch++) await userEvent.keyboard("+");
  const places = new Set<string>();
  for (const arrow of ["Right", "Down", "Left", "Up"]) {
    for (let step = 0; step < 2; step++) await userEvent.keyboard(`{Arrow${arrow}}`);
    const { row, col } = game.followed.value!;
    places.add(`${row} ${col}`);
    await expect
      .poll(() => {
        point(screen, "pointermove", [width / 2, height / 2]);
        return game.spot.value;
      })
      .toMatchObject({ row, col });
  }
  expect(places.size).toBeGreaterThan(1);
});

describe("on What if", () => {
  const words = (i: number) => () => screens()[i].querySelector(".cell-words");

  it("two boards are looked at as closely, at the same place, at the same cell", async () => {
    await open("What if");
    const [played, untouched] = screens();
    const at: Place = [100, 120];
    const whole = rowAndColumn(await said(played, at, words(0)));
    expect(whole).toBeDefined();
    expect(rowAndColumn(words(1)()!.textContent!)).toBe(whole);
    expect(wheel(played, at).defaultPrevented, "the wheel alone scrolls the page").toBe(false);
    for (let notch = 0; notch < 5; notch++) wheel(untouched, [200, 200], { ctrlKey: true });
    const close = rowAndColumn(await said(played, at, words(0)));
    expect(close).not.toBe(whole);
    expect(rowAndColumn(await said(untouched, at, words(1)))).toBe(close);
    const seen = pixels(untouched, [200, 200]);
    drag(played, [at, [80, 100], [60, 100]]);
    const moved: Place = [60, 100];
    expect(rowAndColumn(await said(untouched, moved, words(1)))).toBe(close);
    await expect.poll(() => pixels(untouched, [160, 180])).toBe(seen);
    await userEvent.keyboard("0");
    await expect.poll(async () => rowAndColumn(await said(played, at, words(0)))).toBe(whole);
    await userEvent.keyboard("+");
    await expect
      .poll(() => played.classList.contains("close") && untouched.classList.contains("close"))
      .toBe(true);
    await userEvent.keyboard("{Escape}");
    await expect.poll(words(0)).toBeNull();
  });

  it("a finger moves what is close, and else the page; two bring it closer", async () => {
    await open("What if");
    const [played] = screens();
    const touchAction = () => getComputedStyle(played).touchAction;
    expect(touchAction()).toBe("pan-x pan-y");
    const finger = (pointerId: number) => ({ pointerId, pointerType: "touch" });
    played.setPointerCapture = () => {};
    point(played, "pointerdown", [150, 150], finger(1));
    point(played, "pointerdown", [170, 150], finger(2));
    point(played, "pointermove", [60, 150], finger(1));
    point(played, "pointermove", [260, 150], finger(2));
    for (const id of [1, 2]) point(played, "pointerup", [150, 150], finger(id));
    await expect.poll(touchAction).toBe("none");
    const held = rowAndColumn(await said(played, [150, 150], words(0)));
    drag(
      played,
      [
        [150, 150],
        [120, 190],
      ],
      finger(3),
    );
    expect(rowAndColumn(await said(played, [120, 190], words(0)))).toBe(held);
  });
});

describe("on Train", () => {
  afterEach(() => leaveTrain(app));

  it("all boards are brought closer and moved, while they train", async () => {
    await page.viewport(1280, 800);
    app = await openTrainPage(
      "levels=puzzles&recipe=quick&size=tiny&backend=simd&seed=3&watch=never&steps=1000000",
    );
    clickKey(app.root, "Start training");
    clickKey(app.root, "Show all boards");
    await soon(() => app.services.training.live.frames.value.length).toBe(16);
    const [screen] = screens();
    await soon(() => /^Boards in training: 16; [\d,]+ steps so far$/.test(screen.ariaLabel!));
    const words = () => screen.querySelector(".cell-words");
    const { width, height } = screen.getBoundingClientRect();
    // Within a board: in the middle of them there is a gap.
    const [at, moved]: Place[] = [
      [0.4 * width, 0.4 * height],
      [0.4 * width - 40, 0.4 * height - 40],
    ];
    for (let notch = 0; notch < 5; notch++) wheel(screen, at, { ctrlKey: true });
    await expect.poll(() => screen.classList.contains("close")).toBe(true);
    /** Row and column together, of the cell that is said. */
    const place = () => {
      point(screen, "pointermove", at);
      const [, row, col] = /row (\d+), column (\d+)/.exec(words()?.textContent ?? "") ?? [];
      return Number(row) + Number(col);
    };
    await expect.poll(place).toBeGreaterThan(0);
    const before = place();
    drag(screen, [at, moved]);
    await expect.poll(place).toBeGreaterThan(before);
    const dragged = place();
    await pan("Right");
    await expect.poll(place).not.toBe(dragged);
    await pan("Left");
    // Boards of other sizes come and go meanwhile.
    await expect.poll(place).toBeGreaterThan(0);
    await userEvent.keyboard("0");
    await expect.poll(() => screen.classList.contains("close")).toBe(false);
    expect(app.services.training.status.value).toBe("running");
  });
});

/** What each board is called for the ear. */
const NAMES = {
  Home: /^Careless: \d+ % of the task done, \d+ green cells gone, step \d+/,
  "What if": /^As played, step \d+\. ./,
  Levels: /^Board of \S+, \d+ rows by \d+ columns\. To fill: \d+ cells of blue ground\./,
  "Learn, a lesson": /^.+, step \d+\. \d+ living cells\./,
  "Instruct, watch": /^The agent after \d+ steps, \d+ points so far/,
  "Instruct, choose": /^Left, step \d+/,
} as const;

it.for(Object.keys(NAMES) as (keyof typeof NAMES)[])(
  "on %s a cell is said in words, away from the pointer, until something else is pressed; keys move what is close",
  async (name) => {
    await open(name);
    const [screen] = screens();
    const { width, height } = screen.getBoundingClientRect();
    expect([screen.role, screen.ariaLabel]).toEqual(["img", expect.stringMatching(NAMES[name])]);
    const words = () => screen.querySelector<HTMLElement>(".cell-words");
    await said(screen, [width / 2, height / 4], words);
    expect(words()!.textContent).toMatch(/^.+, row \d+, column \d+\. ./);
    expect(words()!.classList.contains("high")).toBe(false);
    await said(screen, [width / 2, (height * 3) / 4], words);
    expect(words()!.classList.contains("high")).toBe(true);
    app.root.querySelector("header")!.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
    await expect.poll(words).toBeNull();
    for (let notch = 0; notch < 3; notch++) wheel(screen, [width / 2, height / 2], { ctrlKey: true });
    await expect.poll(() => screen.classList.contains("close")).toBe(true);
    const middle: Place = [width / 2, height / 2];
    const place = async () =>
      /row (\d+), column (\d+)/
        .exec(await said(screen, middle, words))!
        .slice(1)
        .map(Number);
    const [row, col] = await place();
    await pan("Right");
    await expect.poll(async () => (await place())[1]).toBeGreaterThan(col);
    await pan("Down");
    await expect.poll(async () => (await place())[0]).toBeGreaterThan(row);
    await pan("Left");
    await pan("Up");
    await expect.poll(place).toEqual([row, col]);
    await userEvent.keyboard("0");
    const whole = await place();
    await pan("Right");
    expect(await place(), "nothing to move").toEqual(whole);
  },
);

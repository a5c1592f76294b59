// A graphics card that goes away under boards: they are drawn on, by what is left, and the page says so.

import { h, render } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DEFAULT_POINTS_TABLE } from "../../src/core/points.ts";
import { PlainBoard } from "../../src/ui/components/plain-board.tsx";
import { type BoardPicture, BoardStage } from "../../src/ui/render/board-stage.ts";
import type { BoardOverlay } from "../../src/ui/render/overlay.ts";
import { slowerEngine } from "../../src/ui/slower-drawing.ts";
import { clickKey, type OpenApp, openApp, untilText } from "./app.ts";
import { soup } from "./soup.ts";

const SIZE = { width: 200, height: 150 };

let host: HTMLElement;
beforeEach(() => {
  host = document.createElement("div");
  Object.assign(host.style, { width: `${SIZE.width}px`, height: `${SIZE.height}px` });
  document.body.append(host);
});
afterEach(() => {
  host.remove();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const canvas = () => host.querySelector("canvas")!;

/** Drawn, and looked at before the frame ends, which takes what WebGPU and WebGL have drawn. */
function look(stage: BoardStage) {
  stage.point({ picture: 0, row: 2, col: 3 });
  const { left, top } = host.getBoundingClientRect();
  return {
    picture: canvas().toDataURL(),
    middle: stage.spotAt(left + SIZE.width / 2, top + SIZE.height / 2),
  };
}

const overlay: BoardOverlay = { marks: new Uint8Array(12 * 9).fill(1, 30, 40), future: null, flow: null };

/** All that a stage remembers. */
function setUp(stage: BoardStage, picture: BoardPicture): void {
  stage.update([{ ...picture, overlay }]);
  stage.mark([{ row: 1, col: 1, height: 3, width: 4, kind: "frame" }]);
  const { left, top } = host.getBoundingClientRect();
  stage.showWhole();
  stage.zoomAt(left + 50, top + 40, 2);
}

/** What the engine shows where nothing was ever lost. */
async function undisturbed(engine: "webgl" | "canvas", picture: BoardPicture) {
  const stage = await BoardStage.create(host, [engine]);
  setUp(stage, picture);
  const seen = look(stage);
  stage.dispose();
  return seen;
}

/** Once the page has heard of it. */
async function loseContext(lost = canvas()): Promise<WEBGL_lose_context> {
  const context = lost.getContext("webgl2")!.getExtension("WEBGL_lose_context")!;
  // It can be given back once everyone has heard, and the event is over.
  const heard = new Promise((resolve) =>
    lost.addEventListener("webglcontextlost", () => setTimeout(resolve)),
  );
  context.loseContext();
  await heard;
  return context;
}

describe("boards whose graphics card is lost for good", () => {
  it("go on by WebGL, and where that is lost too by Canvas 2D, as they were", async () => {
    const [before, after] = [soup(1), soup(2)];
    const request = vi.spyOn(GPUAdapter.prototype, "requestDevice");
    const stage = await BoardStage.create(host, ["webgpu", "webgl", "canvas"]);
    const engines: string[] = [];
    stage.onEngine = (engine) => void engines.push(engine);
    setUp(stage, before);
    look(stage);
    expect(stage.engine).toBe("WebGPU");
    const device: GPUDevice = await request.mock.results.at(-1)!.value;
    request.mockRejectedValue(new Error("no device"));
    device.destroy();
    await device.lost;
    // Nobody knows yet whether it comes back.
    setUp(stage, after);
    expect(engines).toEqual([]);
    await expect.poll(() => engines).toEqual(["WebGL"]);
    const onWebgl = look(stage);
    await loseContext();
    setUp(stage, before);
    await expect.poll(() => engines).toEqual(["WebGL", "Canvas 2D"]);
    const onCanvas = look(stage);
    expect(host.querySelectorAll("canvas")).toHaveLength(1);
    stage.dispose();
    expect(onWebgl).toEqual(await undisturbed("webgl", after));
    expect(onCanvas).toEqual(await undisturbed("canvas", before));
  });

  it("stay on WebGL where it comes back", async () => {
    const expected = await undisturbed("webgl", soup(2));
    const stage = await BoardStage.create(host, ["webgl", "canvas"]);
    setUp(stage, soup(1));
    const context = await loseContext();
    setUp(stage, soup(2));
    context.restoreContext();
    await expect.poll(() => look(stage)).toEqual(expected);
    expect(stage.engine).toBe("WebGL");
    stage.dispose();
  });
});

const CANNOT = "This browser cannot draw the board: ";
const WHAT_TO_DO =
  " Close other tabs and programs, then try again; if that does not help, update the browser, or take another one.";

describe("a page whose boards", () => {
  let app: OpenApp;
  const open = async (until?: string) => {
    app = await openApp("#/play/puzzles/1");
    await untilText(app.root, "exit open");
    if (until) await untilText(app.root, until);
    else await expect.poll(engine).toBeTruthy();
  };
  afterEach(() => {
    app.close();
    slowerEngine.value = null;
  });
  const screen = () => app.root.querySelector<HTMLElement>(".screen")!;
  const engine = () => screen().dataset.engine;
  const drawn = () => screen().querySelector("canvas")!.toDataURL();
  const step = () => dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));

  it("lose their graphics card plays on and says so, and tries again when asked once nothing is left", async () => {
    const parameterOf = WebGL2RenderingContext.prototype.getParameter;
    vi.spyOn(WebGL2RenderingContext.prototype, "getParameter").mockImplementation(function (
      this: WebGL2RenderingContext,
      name,
    ) {
      const { UNMASKED_RENDERER_WEBGL } = this.getExtension("WEBGL_debug_renderer_info")!;
      return name === UNMASKED_RENDERER_WEBGL ? "A card" : parameterOf.call(this, name);
    });
    await open();
    expect(engine()).toBe("WebGL");
    await loseContext(screen().querySelector("canvas")!);
    await untilText(
      app.root,
      "The graphics card no longer draws. Canvas 2D draws the boards from now on, perhaps more slowly. To try the card",
    );
    expect(engine()).toBe("Canvas 2D");
    const before = drawn();
    step();
    await expect.poll(drawn).not.toBe(before);
    clickKey(app.root, "Close");
    await expect.poll(() => app.root.querySelector(".case-note")).toBeNull();
    // What Canvas 2D would say: no test can take its memory away.
    screen().querySelector("canvas")!.dispatchEvent(new Event("contextlost"));
    await untilText(app.root, `${CANNOT}its canvas was lost.${WHAT_TO_DO}`);
    clickKey(app.root, "Retry");
    await expect.poll(engine).toBe("WebGL");
    expect(app.root.textContent).not.toContain(CANNOT);
    expect(screen().querySelectorAll("canvas")).toHaveLength(1);
  });

  it("get no canvas says so, and tries again when asked", async () => {
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
    await open(`${CANNOT}it gives no canvas to draw on.${WHAT_TO_DO}`);
    vi.restoreAllMocks();
    clickKey(app.root, "Retry");
    await expect.poll(engine).toBeTruthy();
    expect(app.root.textContent).not.toContain(CANNOT);
  });

  it("need what an old browser has not says so", async () => {
    vi.stubGlobal("OffscreenCanvas", undefined);
    await open(`${CANNOT}it has no OffscreenCanvas.${WHAT_TO_DO}`);
    vi.unstubAllGlobals();
    clickKey(app.root, "Retry");
    await expect.poll(() => app.root.textContent).not.toContain(CANNOT);
    const before = drawn();
    step();
    await expect.poll(drawn).not.toBe(before);
  });
});

describe("an embedded board", () => {
  const pay = { table: DEFAULT_POINTS_TABLE, own: null };
  const show = () => render(h(PlainBoard, { pictures: [soup(1)], label: "A board", pay }), host);
  afterEach(() => render(null, host));

  it.each([
    ["gets no canvas", () => vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null)],
    ["is in an old browser", () => vi.stubGlobal("OffscreenCanvas", undefined)],
  ])("that %s says so, and tries again when asked", async (_, spoil) => {
    spoil();
    show();
    await untilText(host, CANNOT);
    await untilText(host, WHAT_TO_DO);
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    clickKey(host, "Retry");
    await expect.poll(() => host.textContent).toBe("");
    expect(host.querySelector("[role=img]")?.getAttribute("aria-label")).toBe("A board");
  });
});

// A graphics card that goes away under boards: they are drawn on, by what is left, and the page says so.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type BoardPicture, BoardStage } from "../../src/ui/render/board-stage.ts";
import type { BoardOverlay } from "../../src/ui/render/overlay.ts";
import { soup } from "./soup.ts";

const SIZE = { width: 200, height: 150 };

let host: HTMLElement;
let stage: BoardStage;
beforeEach(() => {
  host = document.createElement("div");
  Object.assign(host.style, { width: `${SIZE.width}px`, height: `${SIZE.height}px` });
  document.body.append(host);
});
afterEach(() => {
  stage.dispose();
  host.remove();
  vi.restoreAllMocks();
});

const canvas = () => host.querySelector("canvas")!;

/** Once it is drawn: what WebGPU and WebGL have drawn is gone with the frame. */
function pixels(): Uint8ClampedArray {
  stage.point({ picture: 0, row: 2, col: 3 });
  const pen = new OffscreenCanvas(SIZE.width, SIZE.height).getContext("2d")!;
  pen.drawImage(canvas(), 0, 0);
  return pen.getImageData(0, 0, SIZE.width, SIZE.height).data;
}

const overlay: BoardOverlay = { marks: new Uint8Array(12 * 9).fill(1, 30, 40), future: null, flow: null };

/** All that a stage remembers. */
function setUp(to: BoardStage, picture: BoardPicture): void {
  to.update([{ ...picture, overlay }]);
  to.mark([{ row: 1, col: 1, height: 3, width: 4, kind: "frame" }]);
  const { left, top } = host.getBoundingClientRect();
  to.showWhole();
  to.zoomAt(left + 50, top + 40, 2);
}

/** The cell in the middle of the screen. */
function middle() {
  const { left, top } = host.getBoundingClientRect();
  return stage.spotAt(left + SIZE.width / 2, top + SIZE.height / 2);
}

/** What the engine draws where nothing was ever lost. */
async function undisturbed(engine: "webgl" | "canvas", picture: BoardPicture) {
  stage = await BoardStage.create(host, [engine]);
  setUp(stage, picture);
  const [drawn, spot] = [pixels(), middle()];
  stage.dispose();
  return { drawn, spot };
}

/** Of the stage that is made next, once it is made. */
function devices(): () => Promise<GPUDevice> {
  const request = vi.spyOn(GPUAdapter.prototype, "requestDevice");
  return () => request.mock.results.at(-1)!.value as Promise<GPUDevice>;
}

/** Once the page has heard of it. */
async function loseContext(): Promise<WEBGL_lose_context> {
  const context = canvas().getContext("webgl2")!.getExtension("WEBGL_lose_context")!;
  // It can be given back once everyone has heard, and the event is over.
  const heard = new Promise((resolve) =>
    canvas().addEventListener("webglcontextlost", () => setTimeout(resolve)),
  );
  context.loseContext();
  await heard;
  return context;
}

describe("boards whose graphics card is lost for good", () => {
  it("go on by WebGL, and where that is lost too by Canvas 2D, as they were", async () => {
    const [before, after] = [soup(1), soup(2)];
    const expected = {
      webgl: await undisturbed("webgl", after),
      canvas: await undisturbed("canvas", before),
    };
    const device = devices();
    stage = await BoardStage.create(host, ["webgpu", "webgl", "canvas"]);
    const engines: string[] = [];
    stage.onEngine = (engine) => void engines.push(engine);
    setUp(stage, before);
    const first = await device();
    vi.spyOn(GPUAdapter.prototype, "requestDevice").mockRejectedValue(new Error("no device"));
    first.destroy();
    await first.lost;
    // Nobody knows yet whether it comes back.
    setUp(stage, after);
    await expect.poll(() => engines).toEqual(["WebGL"]);
    expect(pixels()).toEqual(expected.webgl.drawn);
    await loseContext();
    setUp(stage, before);
    await expect.poll(() => engines).toEqual(["WebGL", "Canvas 2D"]);
    expect(stage.engine).toBe("Canvas 2D");
    expect(pixels()).toEqual(expected.canvas.drawn);
    expect(middle()).toEqual(expected.canvas.spot);
    expect(host.querySelectorAll("canvas")).toHaveLength(1);
  });

  it("stay on WebGL where it comes back", async () => {
    const { drawn } = await undisturbed("webgl", soup(2));
    stage = await BoardStage.create(host, ["webgl", "canvas"]);
    setUp(stage, soup(1));
    const context = await loseContext();
    setUp(stage, soup(2));
    context.restoreContext();
    await expect.poll(pixels).toEqual(drawn);
    expect(stage.engine).toBe("WebGL");
  });
});

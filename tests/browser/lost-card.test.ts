// A graphics card that goes away under boards: they are drawn on, by what is left, and the page says so.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type BoardPicture, BoardStage } from "../../src/ui/render/board-stage.ts";
import type { BoardOverlay } from "../../src/ui/render/overlay.ts";
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

// Boards on the screen: what is painted step by step is what would be painted at once; transitions; a closer look.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { AGENT } from "../../src/core/cells.ts";
import { BoardStage } from "../../src/ui/render/board-stage.ts";
import { layOut } from "../../src/ui/render/layout.ts";
import { Painting } from "../../src/ui/render/painting.ts";
import { clickKey, type OpenApp, openApp, reading, untilText } from "./app.ts";
import { soup } from "./soup.ts";

const SCREEN = { width: 200, height: 150 };

describe("painting", () => {
  it.each([1, 3])("step by step is as at once, looked at %s times as closely", (factor) => {
    const [before, after] = [1, 3].map((seed) => [soup(seed), soup(seed + 1)]);
    const places = layOut(
      after.map(({ board }) => board),
      SCREEN,
      { factor, x: (1 - factor) * 40, y: (1 - factor) * 90 },
    );
    const stepwise = new Painting(SCREEN.width, SCREEN.height);
    for (const pictures of [before, after]) expect(stepwise.paint(pictures, places)).not.toBeNull();
    const atOnce = new Painting(SCREEN.width, SCREEN.height);
    atOnce.paint(after, places);
    expect(stepwise.image.data).toEqual(atOnce.image.data);
    expect(stepwise.paint(after, places)).toBeNull();
  });
});

const ENGINES = { webgpu: "WebGPU", webgl: "WebGL", canvas: "Canvas 2D" } as const;

describe.each(["webgpu", "webgl", "canvas"] as const)("a stage on %s", (engine) => {
  it("ends on the board as it is, whether steps fade into each other or not", async () => {
    const host = document.createElement("div");
    Object.assign(host.style, { width: "200px", height: "150px" });
    document.body.append(host);
    let still = "";
    for (const fades of [false, true]) {
      const stage = await BoardStage.create(host, [engine]);
      expect(stage.engine).toBe(ENGINES[engine]);
      stage.fades = fades;
      stage.update([soup(1)]);
      const canvas = host.querySelector("canvas")!;
      const draw = () => {
        stage.point(null);
        return canvas.toDataURL();
      };
      const first = draw();
      // Boards that change again at once do not fade.
      const since = performance.now();
      await expect.poll(() => performance.now() - since).toBeGreaterThan(300);
      stage.update([soup(2)]);
      if (fades) expect(draw()).toBe(first);
      await expect.poll(draw).not.toBe(first);
      if (fades) await expect.poll(draw).toBe(still);
      else still = draw();
      stage.dispose();
    }
    host.remove();
  });
});

describe.each(["webgpu", "webgl", "canvas"] as const)("a stage on %s", (engine) => {
  it("shows what is painted, pixel for pixel, also once its host has another size", async () => {
    const host = document.createElement("div");
    document.body.append(host);
    const resize = ({ width, height }: typeof SCREEN) =>
      Object.assign(host.style, { width: `${width}px`, height: `${height}px` });
    resize(SCREEN);
    const stage = await BoardStage.create(host, [engine]);
    for (const size of [SCREEN, { width: SCREEN.width - 40, height: SCREEN.height + 30 }]) {
      const painting = new Painting(size.width, size.height);
      painting.paint([soup(1)], layOut([soup(1).board], size));
      const pen = new OffscreenCanvas(size.width, size.height).getContext("2d")!;
      resize(size);
      stage.update([soup(1)]);
      pen.drawImage(host.querySelector("canvas")!, 0, 0);
      const { data } = pen.getImageData(0, 0, size.width, size.height);
      expect(data.filter((value, i) => value !== painting.image.data[i])).toHaveLength(0);
    }
    stage.dispose();
    host.remove();
  });
});

describe("a stage", () => {
  it("is on Canvas 2D where there is no graphics card, which tests never have", async () => {
    const stage = await BoardStage.create(document.createElement("div"));
    expect(stage.engine).toBe("Canvas 2D");
    stage.dispose();
  });

  it("is as dark as its screen before there are boards", async () => {
    const host = document.createElement("div");
    Object.assign(host.style, { width: "20px", height: "10px" });
    document.body.append(host);
    const stage = await BoardStage.create(host, ["canvas"]);
    const { data } = host.querySelector("canvas")!.getContext("2d")!.getImageData(0, 0, 20, 10);
    expect(data).toEqual(new Painting(20, 10).image.data);
    stage.dispose();
    host.remove();
  });
});

describe("a stage on WebGPU", () => {
  it("draws again once the graphics card is back", async () => {
    const request = vi.spyOn(GPUAdapter.prototype, "requestDevice");
    const host = document.createElement("div");
    Object.assign(host.style, { width: "200px", height: "150px" });
    document.body.append(host);
    const stage = await BoardStage.create(host, ["webgpu"]);
    const draw = () => {
      stage.update([soup(1)]);
      return host.querySelector("canvas")!.toDataURL();
    };
    const [picture, devices] = [draw(), request.mock.results.length];
    const submit = vi.spyOn(GPUQueue.prototype, "submit");
    const deviceOf = (i: number) => request.mock.results[i].value as Promise<GPUDevice>;
    (await deviceOf(devices - 1)).destroy();
    await expect.poll(() => request.mock.results.length).toBe(devices + 1);
    const { queue } = await deviceOf(devices);
    await expect.poll(() => submit.mock.contexts.includes(queue)).toBe(true);
    await expect.poll(draw).toBe(picture);
    stage.update([]);
    expect(host.querySelector("canvas")!.toDataURL()).not.toBe(picture);
    stage.dispose();
    host.remove();
    submit.mockRestore();
    request.mockRestore();
  });

  it("gives way to the next engine where it gives no picture", async () => {
    const request = vi.spyOn(GPUAdapter.prototype, "requestDevice").mockRejectedValue(new Error("no device"));
    const host = document.createElement("div");
    const stage = await BoardStage.create(host, ["webgpu", "webgl"]);
    expect(stage.engine).toBe("WebGL");
    stage.dispose();
    request.mockRestore();
  });
});

describe("a board that is played on", () => {
  let app: OpenApp;
  beforeEach(async () => {
    await page.viewport(1280, 800);
    app = await openApp("#/play/puzzles/1");
    await untilText(app.root, "exit open");
    await expect.poll(() => app.root.querySelector(".screen[data-engine]")).not.toBeNull();
  });
  afterEach(() => app.close());

  const screen = () => app.root.querySelector<HTMLElement>(".screen")!;
  const point = (type: string, x: number, y: number, more: PointerEventInit = {}) => {
    const { left, top } = screen().getBoundingClientRect();
    screen().dispatchEvent(
      new PointerEvent(type, { clientX: left + x, clientY: top + y, bubbles: true, ...more }),
    );
  };

  it("is walked on by a finger that swipes", async () => {
    // Only pointers that exist can be captured.
    screen().setPointerCapture = () => {};
    const finger = { pointerId: 7, pointerType: "touch" };
    point("pointerdown", 100, 100, finger);
    point("pointermove", 104, 150, finger);
    point("pointermove", 150, 150, finger);
    point("pointerup", 150, 150, finger);
    await expect.poll(() => reading(app.root, "steps")).toBe("2");
    const { board } = app.services.play.view.value!.picture;
    const agent = board.cells.findIndex((cell) => (cell & AGENT) !== 0);
    expect([Math.floor(agent / board.width), agent % board.width]).toEqual([2, 2]);
  });

  it("is looked at closely by the wheel and by key, and as a whole again", async () => {
    const spotAt = async (x: number, y: number) => {
      const words = () => app.root.querySelector(".glass-cell .reading")?.textContent;
      // The board may not have been drawn yet.
      await expect
        .poll(() => {
          point("pointermove", x, y);
          return words();
        })
        .toBeDefined();
      return words();
    };
    const corner = await spotAt(60, 60);
    const { left, top } = screen().getBoundingClientRect();
    for (let notch = 0; notch < 4; notch++) {
      screen().dispatchEvent(
        new WheelEvent("wheel", { deltaY: -100, clientX: left + 300, clientY: top + 300, cancelable: true }),
      );
    }
    await expect.poll(() => spotAt(60, 60)).not.toBe(corner);
    dispatchEvent(new KeyboardEvent("keydown", { key: "0" }));
    await expect.poll(() => spotAt(60, 60)).toBe(corner);
    // By key at the agent, which stands in that corner.
    const middle = await spotAt(300, 300);
    dispatchEvent(new KeyboardEvent("keydown", { key: "+" }));
    await expect.poll(() => spotAt(300, 300)).not.toBe(middle);
  });

  it("fades from step to step unless it is told not to", async () => {
    clickKey(app.root, "Field guide");
    const fade = page.getByRole("checkbox", { name: "Let one step fade into the next" });
    const before = document.documentElement.dataset.motion;
    await fade.click();
    await expect.poll(() => document.documentElement.dataset.motion).not.toBe(before);
    await fade.click();
    await expect.poll(() => document.documentElement.dataset.motion).toBe(before);
  });
});

// What can go wrong, provoked: a sentence says what happened and what to do, and the page goes on.
import { afterEach, describe, expect, it, vi } from "vitest";
import { clickKey, type OpenApp, openApp, reading, untilText } from "./app.ts";
import { sabotage } from "./sabotage.ts";

let app: OpenApp;
afterEach(async () => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  const { training, runs } = app.services;
  await training.stop();
  await expect.poll(() => training.status.value, { timeout: 30_000 }).toBe("idle");
  for (const { id } of runs.runs.value) await runs.remove(id);
  app.close();
});

const trainsOn = async (backend: string) => {
  app = await openApp(
    `#/train?levels=puzzles&recipe=quick&size=tiny&backend=${backend}&steps=100000&seed=3&watch=never`,
  );
  await expect.poll(() => app.services.training.form.settings.value.seed).toBe(3);
  clickKey(app.root, "Start training");
};

const untilTraining = () =>
  expect
    .poll(() => Number(reading(app.root, "steps").replace(",", "")), { timeout: 60_000 })
    .toBeGreaterThan(0);

/** After a failure another engine is chosen, and it trains. */
async function goesOn(): Promise<void> {
  vi.unstubAllGlobals();
  app.services.training.form.choose({ backend: "simd" });
  await expect.poll(() => app.services.training.isBusy.value).toBe(false);
  clickKey(app.root, "Start training");
  await untilTraining();
}

describe("WebGPU", () => {
  it("that is not there is said, and training goes on without", async () => {
    sabotage("trainer.worker", `Object.defineProperty(navigator, "gpu", { value: undefined });`);
    await trainsOn("auto");
    await untilText(app.root, "WebGPU is not available here.");
    await untilTraining();
  });

  it("that is not there, but was asked for", async () => {
    sabotage("trainer.worker", `Object.defineProperty(navigator, "gpu", { value: undefined });`);
    await trainsOn("webgpu");
    await untilText(app.root, /WebGPU does not start: .+ Choose the fastest that does/);
    await goesOn();
  });

  it("that is lost, and lost again", async () => {
    sabotage(
      "trainer.worker",
      `const request = GPUAdapter.prototype.requestDevice;
      GPUAdapter.prototype.requestDevice = async function (...wanted) {
        const device = await request.apply(this, wanted);
        const submit = device.queue.submit;
        device.queue.submit = function (...commands) {
          submit.apply(this, commands);
          device.destroy();
        };
        return device;
      };`,
    );
    await trainsOn("webgpu");
    await untilText(app.root, "The GPU was lost 3 times in a row. Choose another engine");
    await goesOn();
  });
});

describe("memory", () => {
  it("that does not hold a training is said, and something smaller can be tried", async () => {
    sabotage(
      "trainer.worker",
      `WebAssembly.Memory.prototype.grow = () => {
        throw new RangeError("WebAssembly.Memory.grow(): Maximum memory size exceeded");
      };`,
    );
    await trainsOn("simd");
    await untilText(app.root, /do not fit into memory\. Take a smaller network or smaller minibatches/);
    await goesOn();
  });
});

describe("an address", () => {
  it("of no page leads to the first one, and says so", async () => {
    app = await openApp("#/lobby/3");
    await untilText(app.root, "There is no page “lobby”: the address is mistyped, or of another version.");
    clickKey(app.root, "Close");
    await expect.poll(() => app.root.querySelector("[role=alert]")).toBeNull();
    expect(app.root.querySelector("h1")?.textContent).toBe("Done, and at what cost?");
  });

  it("of no level leads to the nearest one, and says so", async () => {
    app = await openApp("#/play/puzzles/999");
    await untilText(app.root, "Puzzles has no level 999: its levels are 1 to 10. This is level 10.");
    expect(app.root.querySelector("h1")?.textContent).toBe("The garden");
    await expect.poll(() => location.hash).toBe("#/play/puzzles/10");
  });

  it("of no levels leaves others open, and says so", async () => {
    app = await openApp("#/play/nothing/1");
    await untilText(app.root, "There are no levels called “nothing”. Choose others.");
    await untilText(app.root, "exit open");
  });
});

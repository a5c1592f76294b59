// What a picture costs the processor where no graphics card helps. Processor time of the main thread, and the median of
// several rounds: a machine that is busy is no failure.
import { expect, it } from "vitest";
import { cdp } from "vitest/browser";
import { framesOf, SCREENS, STEPS } from "../../scripts/bench/draw-page.ts";
import { median } from "../../scripts/bench/measure.ts";
import { BoardStage } from "../../src/ui/render/board-stage.ts";

const ROUNDS = 5;

/** Milliseconds of processor time of the main thread so far. */
async function threadTime(): Promise<number> {
  const { metrics } = (await cdp().send("Performance.getMetrics")) as {
    metrics: readonly { readonly name: string; readonly value: number }[];
  };
  return 1000 * metrics.find(({ name }) => name === "ThreadTime")!.value;
}

it.each([
  ["a board of 100×100 keeps up with a screen", SCREENS.board, 1000 / 60],
  ["a wall of 64 boards of 26×26 stays below the blink of an eye", SCREENS.wall, 50],
])("%s", async (_, screen, most) => {
  await cdp().send("Performance.enable");
  const host = document.createElement("div");
  Object.assign(host.style, { width: `${screen.width}px`, height: `${screen.height}px` });
  document.body.append(host);
  const frames = framesOf(screen);
  const stage = await BoardStage.create(host, ["canvas"]);
  // Squares are drawn and code is compiled in a round that does not count.
  for (const frame of frames) stage.update(frame);
  const costs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = await threadTime();
    for (const frame of frames) stage.update(frame);
    costs.push(((await threadTime()) - start) / STEPS);
  }
  stage.dispose();
  host.remove();
  await cdp().send("Performance.disable");
  expect(median(costs)).toBeLessThan(most);
});

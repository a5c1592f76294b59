// The page and the command line are one engine: the same seed gives the same agent, episodes and scores.
import { proxy } from "comlink";
import { expect, it } from "vitest";
import { commands } from "vitest/browser";
import spawner from "../../levels/puzzles/06-spawner.json?raw";
import { benchmarkJson } from "../../src/cli/benchmark-table.ts";
import { readLevelJson } from "../../src/share/level-json.ts";
import { openBenchmarkWorker, openTrainerWorker } from "../../src/workers/open.ts";
import type { TerminalResults } from "../support/in-terminal.ts";

declare module "vitest/browser" {
  interface BrowserCommands {
    trainAndScore(levels: string, steps: number, seed: number): Promise<TerminalResults>;
  }
}

const STEPS = 2000;
const SEED = 3;
const levels = [readLevelJson(spawner, "06-spawner.json")];

it("trains and scores in the page as in the terminal", async () => {
  const terminal = await commands.trainAndScore("levels/puzzles/06-spawner.json", STEPS, SEED);

  const trainer = openTrainerWorker();
  let checkpoint = new Uint8Array();
  await trainer.call((api) =>
    api.run(
      {
        levels,
        start: { kind: "new", recipe: "small", seed: SEED },
        backend: "simd",
        totalSteps: STEPS,
        checkpointEvery: 60_000,
        boards: 1,
      },
      proxy({
        onBackend() {},
        onProgress() {},
        onFrames() {},
        onCheckpoint({ agent }: { agent: Uint8Array }) {
          checkpoint = new Uint8Array(agent);
        },
      }),
    ),
  );
  await expect.poll(() => checkpoint.length).toBeGreaterThan(0);
  expect(checkpoint).toEqual(Uint8Array.from(atob(terminal.checkpoint), (byte) => byte.charCodeAt(0)));
  trainer.dispose();

  const benchmark = openBenchmarkWorker();
  const score = async (
    agent: { kind: "random" } | { kind: "trained"; name: string; checkpoint: Uint8Array; choice: "sample" },
  ) => {
    const result = await benchmark.call((api) =>
      api.run(
        { levels, episodes: levels.length, seed: SEED, official: false, set: null, backend: "simd", agent },
        proxy({ onBackend() {}, onProgress() {} }),
      ),
    );
    if (!result) return null;
    const { links: _, ...numbers } = result;
    return JSON.parse(JSON.stringify(benchmarkJson(numbers)));
  };
  const inTerminal = (json: string) => JSON.parse(json).sets["06-spawner"];
  expect(await score({ kind: "random" })).toEqual(inTerminal(terminal.random));
  expect(await score({ kind: "trained", name: "agent", checkpoint, choice: "sample" })).toEqual(
    inTerminal(terminal.trained),
  );
  benchmark.dispose();
});

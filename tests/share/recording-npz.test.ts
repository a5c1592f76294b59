import { expect, test } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import { resimulate } from "../../src/core/replay.ts";
import { readNpy } from "../../src/share/npy.ts";
import { writeRecording } from "../../src/share/recording-npz.ts";
import { unzip } from "../../src/share/zip.ts";
import { levelOf } from "../support/board.ts";

const level = levelOf(["......", ".Agg..", "..gg..", "....S."]);
const replay = { level, key: keyFromSeed(2), actions: [[6], [4], [0], [2]] };

test("a recording holds every state but the first, as NumPy stacks", () => {
  const entries = unzip(writeRecording(replay), "recording.npz");
  expect([...entries.keys()]).toEqual(["board.npy", "goals.npy"]);
  for (const name of ["board", "goals"] as const) {
    const array = readNpy(entries.get(`${name}.npy`)!, name);
    expect(array).toMatchObject({ shape: [4, 4, 6] });
    const { values } = array as unknown as { values: ArrayLike<number> };
    replay.actions.forEach((_, step) => {
      const game = resimulate({ ...replay, actions: replay.actions.slice(0, step + 1) });
      expect(Array.from(values).slice(step * 24, step * 24 + 24)).toEqual([...game[name].cells]);
    });
  }
});

test("one that is too large is refused", () => {
  const large = levelOf(Array.from({ length: 300 }, () => ".".repeat(300)));
  const actions = Array.from({ length: 1000 }, () => []);
  expect(() => writeRecording({ ...replay, level: large, actions })).toThrow(
    "A recording of 1000 steps on 300×300 cells is too large. Save the replay: it holds as much.",
  );
});

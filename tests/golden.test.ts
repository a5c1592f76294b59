// The golden records of the original that the repository holds; `npm run conformance` checks more with the same code.
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { RUNNERS } from "../scripts/conformance/runners.ts";

const FOLDER = new URL("golden/", import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
const context = {
  officialFile: (path: string) => {
    throw new Error(`${path} is not in the repository`);
  },
};

describe("golden records", () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));

  test.each(files)("%s", { timeout: 300_000 }, async (file) => {
    const records = await RUNNERS[basename(file, ".json")](read(file), context);
    expect(records.filter(({ problem }) => problem !== null)).toEqual([]);
    expect(records.length).toBeGreaterThan(0);
  });
});

describe("a record that is wrong fails, alone", () => {
  test.each<[string, string, (record: never) => void]>([
    ["physics", "cases", (record: { hash10: number }) => record.hash10++],
    ["gameoflife", "cases", (record: { after2: number[] }) => record.after2[0]++],
    ["actions", "trajectories", (record: { steps: { points: number[][] } }) => record.steps.points[7][0]++],
    ["observations", "cases", (record: { hash32: number[] }) => record.hash32[0]++],
    ["rewards", "episodes", (record: { steps: { reward: number[] } }) => (record.steps.reward[3] += 1e-4)],
    ["emd", "cases", (record: { emd: number }) => (record.emd += 1e-3)],
    [
      "stochastic",
      "boards",
      (record: { steps: { 1: { alive_counts: number[] } } }) => (record.steps[1].alive_counts[1] += 900),
    ],
    ["procgen_params", "records", (record: { sha256: string }) => (record.sha256 += "0")],
  ])("%s", { timeout: 120_000 }, async (kind, list, spoil) => {
    const file = read(`${kind}.json`);
    file[list] = file[list].slice(0, 2);
    spoil(file[list][0] as never);
    const problems = (await RUNNERS[kind](file, context)).map(({ problem }) => problem);
    expect(problems).toEqual([expect.any(String), null]);
  });
});

test("columns of generated levels that are wrong fail their types", { timeout: 300_000 }, async () => {
  const file = read("procgen_stats.json");
  file.types["multi-agent/build-compete"].stats.n_exits.mean = 2;
  const spoiled = file.types["append-spawn"].rows;
  spoiled["cells.wall-gray"] = spoiled["cells.wall-gray"].map((count: number) => count * 1.1);
  const records = await RUNNERS.procgen_stats(file, context);
  expect(records.filter(({ problem }) => problem !== null)).toEqual([
    { id: "append-spawn", problem: expect.stringMatching(/^cells\.wall-gray p [^,]*, expected [\d.]+\)$/) },
    {
      id: "multi-agent/build-compete",
      problem: expect.stringMatching(/^n_exits p 0.0e\+0 \(400 of 400 are not 2, which all of 200 are\)$/),
    },
  ]);
});

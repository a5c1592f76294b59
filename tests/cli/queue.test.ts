// A study on a queue: workers that die, a Redis that dies, and the same file as on one machine.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { integer, keyFromSeed } from "../../src/base/random.ts";
import { type OwnRedis, startRedis } from "../support/redis.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = join(root, "scripts/safelife.mjs");
const folder = mkdtempSync(join(tmpdir(), "safelife-queue-"));

const SEEDS = [1, 2, 3];
const METHODS = ["points alone", "stepwise"];
const PARTS = 2;
const STUDY = `
name: walking
recipe: quick
size: tiny
steps: 1024
stepsPerPart: 512
episodes: 1
seeds: [${SEEDS}]
tasks:
  - name: walk
    train: { levels: ${join(root, "levels/puzzles/01-first-walk.json")} }
    test: { levels: ${join(root, "levels/puzzles/04-navigate.json")} }
methods:
  - name: points alone
  - name: stepwise
    penalty: { kind: stepwise-inaction }
    coefficient: 0.1
`;
const file = join(folder, "study.yaml");
writeFileSync(file, STUDY);

let redis: OwnRedis;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  mkdirSync(join(folder, "redis"));
  redis = await startRedis(join(folder, "redis"));
});

afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await redis?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

function start(...words: string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [program, ...words], { cwd: folder });
  running.add(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part) => {
      said += part;
    });
  }
  const ended = once(child, "close").then(([code]) => {
    running.delete(child);
    return { code: code as number | null, said };
  });
  return { child, ended };
}

const startWorker = () => start("worker", "--queue", redis.url, "--stalled-after", "2", "--idle", "120");
const startStudy = (out: string, ...more: string[]) =>
  start("study", file, "--out", out, "--backend", "simd", ...more);

const filesIn = (out: string): readonly string[] =>
  existsSync(join(folder, out))
    ? readdirSync(join(folder, out), { recursive: true, encoding: "utf8" }).filter(
        (name) => !name.endsWith(".part"),
      )
    : [];
const partsIn = (out: string) => filesIn(out).filter((name) => /part-\d+\.json$/.test(name)).length;
const read = (out: string, name: string) => readFileSync(join(folder, out, name)).toString("base64");

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setTimeout(20);
}

describe("a study on a queue", { timeout: 300_000 }, () => {
  it("ends in the files of one machine, though two of four workers and Redis are killed", async () => {
    const seed = Date.now();
    const key = keyFromSeed(seed);
    /** Numbers of parts done at which somebody is killed, while others are under way. */
    const moments = [0, 1, 2].map((i) => integer(key, i, 2 * SEEDS.length)).sort((a, b) => a - b);
    const whole = startStudy("whole");
    const shared = startStudy("shared", "--queue", redis.url);
    const workers = Array.from({ length: 4 }, startWorker);
    const victims: readonly (() => unknown)[] = [
      () => workers[0].child.kill("SIGKILL"),
      () => redis.restart(),
      () => workers[1].child.kill("SIGKILL"),
    ];
    for (const [i, kill] of victims.entries()) {
      await until(() => filesIn("shared").length > 3 && partsIn("shared") >= moments[i]);
      await kill();
    }
    expect(await shared.ended, `seed ${seed}, killed at ${moments}`).toMatchObject({ code: 0 });
    expect(await whole.ended).toMatchObject({ code: 0 });
    for (const worker of workers.slice(2)) worker.child.kill("SIGINT");
    const runs = METHODS.flatMap((method) =>
      SEEDS.map((seed) => join("walk", encodeURIComponent(method), String(seed))),
    );
    const made = runs.flatMap((run) => [
      ...Array.from({ length: PARTS }, (_, part) => join(run, `part-${part}.safetensors`)),
      join(run, "cell.json"),
    ]);
    for (const name of [...made, "results.json", "plot.svg"]) {
      expect(read("shared", name), name).toBe(read("whole", name));
    }
    const [dead, ended] = [workers.slice(0, 2), workers.slice(2)];
    expect(await Promise.all(dead.map((worker) => worker.ended))).toMatchObject([
      { code: null },
      { code: null },
    ]);
    for (const { code, said } of await Promise.all(ended.map((worker) => worker.ended))) {
      expect([code, said]).toEqual([0, expect.stringMatching(/ended after \d runs?\n$/)]);
    }
  });

  it("is given back by a worker that is stopped, and says how far it is", async () => {
    const study = startStudy("given", "--queue", redis.url);
    const first = startWorker();
    await until(() => partsIn("given") >= 1);
    first.child.kill("SIGINT");
    expect(await first.ended).toMatchObject({ code: 0 });
    const { stdout } = spawnSync(
      process.execPath,
      [program, "study", "status", "--queue", redis.url, "--json"],
      { encoding: "utf8", cwd: folder },
    );
    const status = JSON.parse(stdout);
    expect(status.waiting + status.delayed).toBeGreaterThanOrEqual(SEEDS.length);
    expect(status).toMatchObject({ active: 0, failed: 0, workers: 0 });
    study.child.kill("SIGINT");
    expect(await study.ended).toMatchObject({ code: 130, said: expect.stringMatching(/goes on from given/) });
  });
});

it.each([
  ["an address that is none", ["worker", "--queue", "here"], /--queue is "here"\. Give an address such as/],
  ["status of nothing", ["study", "status"], /status is asked of a queue/],
  ["a study without a folder", ["study", file], /needs a folder/],
])("answers %s with one sentence", (_, words, sentence) => {
  const { status, stderr } = spawnSync(process.execPath, [program, ...words], {
    encoding: "utf8",
    cwd: folder,
  });
  expect([status, stderr.trim().split("\n").length]).toEqual([1, 1]);
  expect(stderr).toMatch(sentence);
});

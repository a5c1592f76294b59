// The thread of the language model: it learns from labels, and goes on where it was stopped to the same bytes.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { keyFromSeed, split } from "../../src/base/random.ts";
import { scriptedDemonstration, scriptedRanking } from "../../src/lm/labels.ts";
import { drawPrompts } from "../../src/lm/world/prompts.ts";
import type { ImproveFiles, ImproveProgress, ImproveRequest } from "../../src/workers/instruct-api.ts";
import { createInstructing } from "../../src/workers/instructing.ts";

const model = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../public/lm/${name}.safetensors`, import.meta.url)));
const key = keyFromSeed(1);
const prompts = drawPrompts(key, 12, { appears: "inTraining" });
const api = createInstructing();
const answers = await api.answer({
  models: ["s-start", "s"].map(model),
  turns: [0, 1, 0, 1],
  prompts: prompts.map(({ text }) => text),
  seed: 1,
});
const request: ImproveRequest = {
  start: model("s-start"),
  judge: model("reward"),
  judgeStart: model("s-start"),
  demonstrations: prompts.slice(0, 4).map((prompt, i) => scriptedDemonstration(prompt, split(key, i))),
  rankings: prompts.map((prompt, i) => scriptedRanking(prompt, answers[i], "opposite")),
  settings: { updates: 3, klFactor: 0.1, ptx: 0.5, learningRate: 1e-3 },
  seed: 1,
};

interface Watched {
  readonly seen: readonly ImproveProgress[];
  readonly files: ImproveFiles;
}

function watch(onProgress: (progress: ImproveProgress) => void = () => {}) {
  const watched: Watched = { seen: [], files: {} };
  const seen = watched.seen as ImproveProgress[];
  const watcher = {
    onProgress(progress: ImproveProgress) {
      seen.push(progress);
      onProgress(progress);
    },
    onFile(stage: keyof ImproveFiles, bytes: Uint8Array) {
      Object.assign(watched.files, { [stage]: bytes });
    },
  };
  return { watched, watcher };
}

describe("the thread of the language model", () => {
  it("answers as often as it is asked, the same each time", async () => {
    expect(answers.every((own) => own.length === 4)).toBe(true);
    const again = await api.answer({
      models: [model("s-start")],
      turns: [0],
      prompts: [prompts[0].text],
      seed: 1,
    });
    expect(again[0]).toEqual([answers[0][0]]);
  });

  it("takes the stages in turn, and goes on where it was stopped to the same bytes", {
    timeout: 240_000,
  }, async () => {
    const whole = watch();
    const improved = await api.improve(request, {}, whole.watcher);
    const stages = whole.watched.seen.map(({ stage }) => stage);
    expect([...new Set(stages)]).toEqual(["show", "rank", "improve"]);
    expect(whole.watched.seen.at(-1)).toMatchObject({ stage: "improve", step: 3, steps: 3 });
    expect(whole.watched.seen.filter(({ update }) => update)).toHaveLength(3);
    // The judge that comes along is of another opinion than the opposite taste.
    expect(improved.agrees!.mean).toBeLessThan(0.5);
    expect(improved.isAnew).toBe(true);
    expect(improved.judged).not.toBe(null);

    // Stopped in two stages, and gone on with twice.
    let files: ImproveFiles = {};
    for (const stage of ["rank", "improve"] as const) {
      const stopped = watch((progress) => progress.stage === stage && progress.step === 2 && api.stop());
      expect((await api.improve(request, files, stopped.watcher)).model).toBe(null);
      files = { ...files, ...stopped.watched.files };
    }
    const rest = watch();
    const { model: same } = await api.improve(request, files, rest.watcher);
    expect(rest.watched.seen).toMatchObject([{ stage: "improve", step: 3 }]);
    expect(Buffer.compare(same!, improved.model!)).toBe(0);
  });

  it("says what does not fit", async () => {
    const { watcher } = watch();
    await expect(api.improve({ ...request, start: new Uint8Array(9) }, {}, watcher)).rejects.toThrow();
    const { watched, watcher: first } = watch((progress) => progress.stage === "show" && api.stop());
    await api.improve(request, {}, first);
    await expect(api.improve({ ...request, seed: 2 }, watched.files, watcher)).rejects.toThrow(
      "another course",
    );
  });

  it("compares a model with itself to a draw, and tells the web from what was fine-tuned", async () => {
    const [start, web] = ["s-start", "s"].map(model);
    const same = await api.compare({ before: start, after: start, prompts: 100, samples: 3, seed: 1 });
    expect(same.kl.mean).toBeLessThan(1e-9);
    expect(Math.abs(same.wins.careful.mean - 0.5)).toBeLessThan(0.15);
    expect(same.samples).toHaveLength(3);
    const better = await api.compare({ before: web, after: start, prompts: 100, samples: 0, seed: 1 });
    expect(better.wins.careful.mean).toBeGreaterThan(0.7);
    expect(better.wins.opposite.mean).toBeCloseTo(1 - better.wins.careful.mean, 9);
  });
});

// Labelers, the clips that they are shown, and an agent that learns what they like.
import { beforeAll, describe, expect, it } from "vitest";
import { loadAgent } from "../../src/agents/agent.ts";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import type { Recipe } from "../../src/agents/recipes.ts";
import { Trainer } from "../../src/agents/trainer.ts";
import { type Backend, prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed, split, uniform } from "../../src/base/random.ts";
import { createBoard } from "../../src/core/board.ts";
import { CELL, GREEN } from "../../src/core/cells.ts";
import { Game } from "../../src/core/game.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { FEATURES } from "../../src/penalties/preferences/change-features.ts";
import { ChangeNet, NET_WEIGHTS } from "../../src/penalties/preferences/change-net.ts";
import { learnedReward } from "../../src/penalties/preferences/learned-reward.ts";
import { CONV_PREFERENCES, INDIFFERENT, rewardOf } from "../../src/penalties/preferences/preference-model.ts";
import { RANDOM_AGENT } from "../../src/studies/baseline-agents.ts";
import { runBenchmark } from "../../src/studies/benchmark.ts";
import { CLIPS, type ClipPair, drawPairs, seen } from "../../src/studies/clips.ts";
import { answerOf, LABELERS, type Labeler, messOf } from "../../src/studies/labelers.ts";
import { policyAgent } from "../../src/studies/policy-agent.ts";
import { PREFERENCE_TRAINING, trainOnPreferences } from "../../src/studies/preference-training.ts";
import { chargesOf, envOf } from "../penalties/walled.ts";
import { levelOf } from "../support/board.ts";
import { SMALL_STUDY } from "./small-study.ts";

const key = keyFromSeed(3);

describe("a labeler", () => {
  const [clean, dirty] = [
    { points: 3, mess: 0 },
    { points: 5, mess: 2 },
  ];
  const answers = (labeler: keyof typeof LABELERS, count = 2000) =>
    Array.from({ length: count }, (_, i) => answerOf(LABELERS[labeler], [clean, dirty], key, i));
  const shareOf = (given: readonly number[]) => given.reduce((a, b) => a + b) / given.length;

  it("minds mess: two points are not worth two cells of it", () => {
    // 10 % at random, half of which are right by chance.
    expect(shareOf(answers("careful"))).toBeCloseTo(0.95, 1);
    expect(shareOf(answers("noisy"))).toBeCloseTo(0.875, 1);
  });

  it("of the other taste likes it", () => {
    expect(shareOf(answers("likesMess"))).toBeCloseTo(0.05, 1);
  });

  it("answers the same question alike, and finds equals equal", () => {
    expect(answers("noisy", 20)).toEqual(answers("noisy", 20));
    expect(answerOf({ taste: -2, errors: 0 }, [clean, { points: 7, mess: 2 }], key, 0)).toBe(0.5);
  });

  it("sees what a clip makes of the world in the long run", () => {
    const [start, end] = [createBoard(7, 7), createBoard(7, 7)];
    for (const at of [8, 9, 15, 16]) start.cells[at] = CELL.life | GREEN;
    const messWith = (...left: number[]) => {
      end.cells.fill(0);
      for (const at of left) end.cells[at] = CELL.life | GREEN;
      return messOf(start, end, 5, 0, key);
    };
    expect(messWith(8, 9, 15, 16)).toBe(0);
    // A block grows its fourth cell again; two cells die out.
    expect(messWith(8, 9, 15)).toBe(0);
    expect(messWith(8, 9)).toBe(messWith());
    expect(messWith()).toBeGreaterThan(0);
  });
});

const LEVELS = [
  levelOf(["........", ".a......", "....gg..", "....gg..", "........", "........"]),
  levelOf(["........", ".a......", "........", ".....gg.", ".....gg.", "........"], { name: "other" }),
];

describe("pairs of clips", () => {
  const settings = { ...CLIPS, latest: 10, steps: 6 };
  const request = { levels: [...LEVELS, ...LEVELS], agent: RANDOM_AGENT, model: INDIFFERENT, settings, key };
  let pairs: ClipPair[];
  beforeAll(async () => {
    pairs = await drawPairs(request);
  });

  it("are one a level, and the same ones for the same key", async () => {
    expect(pairs.map(({ level }) => level)).toEqual(request.levels);
    expect(await drawPairs(request)).toEqual(pairs);
    expect(await drawPairs({ ...request, key: split(key, 1) })).not.toEqual(pairs);
  });

  it("go on from one moment of one game, and can be lived again", () => {
    for (const { level, key, before, start, clips } of pairs) {
      expect(before.length).toBeLessThan(settings.latest);
      for (const { actions, changes, end, points } of clips) {
        const game = new Game(level, key);
        for (const action of before) game.takeTurn([action]);
        expect(game.board.cells).toEqual(start.cells);
        const earned = game.earned(0);
        for (const action of actions) game.takeTurn([action]);
        expect(game.board.cells).toEqual(end.cells);
        expect(game.earned(0) - earned).toBe(points);
        expect(changes).toHaveLength(settings.steps * FEATURES.length);
      }
    }
  });

  it("have the least gap of points of all candidates in every second pair, or none worth the name", async () => {
    const [row, agentRow] = [".r.r.r.r.", "r.r.a.r.r"];
    const prize = levelOf([row, "r.r.r.r.r", row, agentRow, row, "r.r.r.r.r", row]);
    const taken = new Map<string, number[]>();
    const recorded: typeof RANDOM_AGENT = {
      ...RANDOM_AGENT,
      async act(observations, draws) {
        const actions = await RANDOM_AGENT.act(observations, draws);
        for (const [i, { key: own }] of draws.entries()) {
          taken.set(`${own}`, [...(taken.get(`${own}`) ?? []), actions[i]]);
        }
        return actions;
      },
    };
    const drawn = await drawPairs({ ...request, levels: Array(12).fill(prize), agent: recorded });
    let firstWouldNotDo = 0;
    drawn.forEach(({ level, key: own, before, clips: [left, right] }, i) => {
      if (i % 2 === 1) return;
      const points = Array.from({ length: settings.candidates }, (_, c) => {
        const game = new Game(level, own);
        for (const action of before) game.takeTurn([action]);
        const earned = game.earned(0);
        for (const action of taken.get(`${split(key, "clip", i, c)}`)!) game.takeTurn([action]);
        return game.earned(0) - earned;
      });
      const gaps = points.flatMap((a, c) => points.slice(c + 1).map((b) => Math.abs(a - b)));
      const least = Math.max(1, Math.min(...gaps));
      expect(Math.abs(left.points - right.points)).toBeLessThanOrEqual(least);
      if (gaps[0] > least) firstWouldNotDo++;
    });
    expect(firstWouldNotDo).toBeGreaterThan(0);
  });

  it("differ", () => {
    for (const { clips } of pairs) expect(clips[0].actions).not.toEqual(clips[1].actions);
  });

  it("go on after an agent has left", async () => {
    const corridor = levelOf([".......", ".aE....", ".......", "....gg.", "....gg.", "......."]);
    const leaving = {
      ...RANDOM_AGENT,
      act: async (_: unknown, draws: readonly unknown[]) => new Uint8Array(draws.length).fill(2),
    };
    const [pair] = await drawPairs({ ...request, levels: [corridor], agent: leaving });
    for (const { actions } of pair.clips) expect(actions).toHaveLength(settings.steps);
  });

  it("say what a net that sees them closely pays for each of their steps", async () => {
    const weights = Float64Array.from({ length: NET_WEIGHTS }, (_, i) => uniform(key, i) - 0.5);
    const model = { members: [new ChangeNet(weights)], scale: 0.3 };
    const crowded = levelOf(["..gg..gg", ".agg..gg", "........", "gg..gg..", "gg..gg..", "......C."]);
    const fromStart = { steps: 60, latest: 1, candidates: 2 };
    const [{ clips }] = await drawPairs({ ...request, levels: [crowded], model, settings: fromStart });
    for (const clip of clips) {
      const env = envOf(crowded);
      const charges = chargesOf(
        env,
        learnedReward(env, () => model),
        [...clip.actions],
      );
      expect(charges).toEqual(charges.map((_, step) => -rewardOf(model, clip, step)));
      expect(charges.filter((charge) => charge !== 0).length).toBeGreaterThan(1);
    }
  });

  it("are seen by a labeler as points and mess since their beginning", () => {
    for (const pair of pairs) {
      const [first, second] = seen(pair);
      expect([first.points, second.points]).toEqual(pair.clips.map(({ points }) => points));
      expect(first.mess).toBeGreaterThanOrEqual(0);
    }
  });
});

describe("an agent that learns from answers", () => {
  let backend: Backend;
  let start: Uint8Array;
  /** So wide that whoever wanders about in so short a time meets little of the green. */
  const EMPTY = "..........";
  const wide = ["......gg..", ".....gg..."].map((block) =>
    levelOf([EMPTY, ".a........", EMPTY, EMPTY, block, block, EMPTY, EMPTY], { name: block }),
  );
  const timeLimit = 20;
  const recipe = { ...(SMALL_STUDY.recipe as Recipe), rows: 16, timeLimit };
  beforeAll(async () => {
    backend = await prepareBackend("simd", () => 0);
    const trainer = Trainer.create({ recipe, levels: repeatLevels(wide), seed: 1, backend, now: () => 0 });
    start = trainer.checkpoint();
    trainer.dispose();
  });

  const settings = {
    ...PREFERENCE_TRAINING,
    firstQuestions: 30,
    questionsEach: 10,
    parts: 3,
    stepsPerPart: 4096,
    factor: 5,
    clips: { ...CLIPS, steps: 8, latest: 20 },
  };
  type Answer = Parameters<typeof trainOnPreferences>[0]["answer"];
  const learn = (answer: Answer, changes: Partial<typeof settings> = {}) =>
    trainOnPreferences({
      start: readCheckpoint(start),
      recipe,
      levels: repeatLevels(wide),
      levelOf: (question) => wide[question % wide.length],
      answer,
      settings: { ...settings, ...changes },
      seed: 2,
      backend,
      now: () => 0,
    });
  const answersOf =
    (labeler: Labeler): Answer =>
    async (pair, question) =>
      answerOf(labeler, seen(pair), key, question);

  const messAfter = async (agent: Uint8Array) => {
    const loaded = loadAgent(agent, backend);
    const { summary } = await runBenchmark({
      levels: wide,
      agent: policyAgent("learned", loaded, "sample"),
      episodes: 20,
      timeLimit,
      seed: 5,
    });
    loaded.policy.dispose();
    return summary.sideEffects.mean;
  };

  it("makes less mess for those who mind it, and more for those who like it", async () => {
    const [before, careful, likesMess] = [
      await messAfter(start),
      await messAfter((await learn(answersOf(LABELERS.careful))).agent),
      await messAfter((await learn(answersOf(LABELERS.likesMess))).agent),
    ];
    expect(careful).toBeLessThan(0.85 * before);
    expect(likesMess).toBeGreaterThan(1.05 * before);
  });

  const SHORT = { parts: 2, firstQuestions: 4, questionsEach: 2, stepsPerPart: 128 };

  it("is flagged where whoever answered looked at the measure, and not where a person did", async () => {
    const scripted = await learn(answersOf(LABELERS.careful), SHORT);
    expect(readCheckpoint(scripted.agent).sawMeasure).toBe(true);
    const person = await learn(async (_, question) => question % 2, SHORT);
    expect(readCheckpoint(person.agent).sawMeasure).toBe(false);
  });

  it.each([
    { form: "weights of changes", preferences: settings.preferences },
    { form: "a net", preferences: { ...CONV_PREFERENCES, steps: 40 } },
  ])("comes out the same, byte for byte, with $form", async ({ preferences }) => {
    const again = () => learn(answersOf(LABELERS.careful), { ...SHORT, preferences });
    const [first, second] = [await again(), await again()];
    expect(first.agent).toEqual(second.agent);
    expect(first.model).toEqual(second.model);
  });

  it("is paid for what is known now: who changes their mind turns the model between the parts", async () => {
    const firstQuestions = 30;
    const careful = answersOf({ ...LABELERS.careful, errors: 0 });
    const likesMess = answersOf({ ...LABELERS.likesMess, errors: 0 });
    const parts = { ...SHORT, firstQuestions, questionsEach: 150 };
    const [once, steady, turned] = [
      await learn(careful, { ...parts, parts: 1 }),
      await learn(careful, parts),
      await learn(
        (pair, question) => (question < firstQuestions ? careful : likesMess)(pair, question),
        parts,
      ),
    ];
    const changes = Float64Array.from(FEATURES, (name) => Number(name === "settled green life went"));
    const lost = { changes, events: [[]] };
    expect(rewardOf(once.model, lost)).toBeLessThan(0);
    expect(rewardOf(steady.model, lost)).toBeLessThan(0);
    expect(rewardOf(turned.model, lost)).toBeGreaterThan(0);
    // Up to the answers of the second part both were trained alike.
    expect(turned.agent).not.toEqual(steady.agent);
  });

  it("leaves out what nobody could tell, and goes on without an answer", async () => {
    const { comparisons, model } = await learn(async () => null, SHORT);
    expect(comparisons).toEqual([]);
    expect(model).toEqual(INDIFFERENT);
    const one = await learn(async (_, question) => (question === 1 ? 1 : null), SHORT);
    expect(one.comparisons).toHaveLength(1);
  });
});

// The GPU's boards are those of core and env, bit for bit.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { integer, type Key, keyFromSeed, split } from "../../src/base/random.ts";
import { ACTION_COUNT } from "../../src/core/actions.ts";
import { CellWorld } from "../../src/core/cell-world.ts";
import type { Level } from "../../src/core/level.ts";
import type { RewardTerm } from "../../src/core/reward-terms.ts";
import { Episode } from "../../src/env/episode.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { TRAINING_CHANNELS, TRAINING_VIEW, type ViewOptions } from "../../src/env/observation.ts";
import { ObservationPacker, observationWords } from "../../src/env/packed-observation.ts";
import { TRAINING_REWARD_TERMS } from "../../src/env/reward-terms.ts";
import type { Gpu } from "../../src/gpu/gpu.ts";
import { SUCCESS, TERMINATED, TRUNCATED } from "../../src/gpu/shape.ts";
import { Simulator, type SimulatorOptions } from "../../src/gpu/simulator.ts";
import { openGpu } from "./open.ts";
import { type LevelKind, randomLevel } from "./random-levels.ts";

let gpu: Gpu;
beforeAll(async () => {
  gpu = await openGpu();
}, 60_000);
afterAll(() => gpu.destroy());

interface Case extends LevelKind {
  readonly boards: number;
  readonly steps: number;
  readonly view: ViewOptions;
  readonly terms: readonly RewardTerm[];
}

const ALL_TERMS: readonly RewardTerm[] = [
  { kind: "movementBonus", bonus: 0.2, power: 0.5, period: 3, as: "bonus" },
  { kind: "boardChange", coefficient: 0.1, baseline: "inaction", rewardCells: "ignore" },
  { kind: "exitBonus", bonus: 0.7 },
  { kind: "boardChange", coefficient: 0.3, baseline: "starting-state", rewardCells: "charge" },
];

const SMALL_VIEW: ViewOptions = { height: 7, width: 5, whiteGoals: "show" };
const WIDE_VIEW: ViewOptions = { height: 9, width: 71, whiteGoals: "hide" };

// biome-ignore format: a table
const CASES: readonly Case[] = [
  { height: 3, width: 3, agents: 3, noise: 0.3, boards: 70, steps: 24, view: SMALL_VIEW, terms: ALL_TERMS },
  { height: 26, width: 26, agents: 1, noise: 0, boards: 40, steps: 30, view: TRAINING_VIEW, terms: TRAINING_REWARD_TERMS },
  { height: 26, width: 26, agents: 3, noise: 0.1, boards: 33, steps: 20, view: WIDE_VIEW, terms: ALL_TERMS },
  { height: 33, width: 70, agents: 2, noise: 0.05, boards: 9, steps: 16, view: TRAINING_VIEW, terms: ALL_TERMS },
  { height: 64, width: 64, agents: 2, noise: 0.02, boards: 9, steps: 16, view: WIDE_VIEW, terms: TRAINING_REWARD_TERMS },
  { height: 100, width: 130, agents: 5, noise: 0.01, boards: 5, steps: 12, view: TRAINING_VIEW, terms: ALL_TERMS },
];

const TIME_LIMIT = 7;

/** The plain rules, cell by cell. */
const createWorld = (level: Level, key: Key) => new CellWorld(level, key);

/** What the CPU says of many boards with one pool of levels. */
class Reference {
  readonly episodes: Episode[];

  constructor(private readonly options: SimulatorOptions) {
    const levels = repeatLevels(options.levels);
    this.episodes = Array.from({ length: options.boards }, (_, board) => {
      const key = options.keyOf(board);
      return new Episode({
        levels,
        key,
        timeLimit: options.timeLimit,
        rewardTerms: options.terms,
        createWorld,
      });
    });
  }

  observation({ game }: Episode): Uint32Array {
    const { view, channels } = this.options;
    const packed = new Uint32Array(observationWords(view, channels));
    new ObservationPacker(view, channels).pack(game, game.agents[0] ?? { row: 0, col: 0 }, packed, 0);
    return packed;
  }
}

/** Quick, where an assertion for each array would take most of the time. */
function sameNumbers(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}

describe.each(CASES)("$boards boards of $height×$width", (test) => {
  const key: Key = split(keyFromSeed(6), test.height, test.width, test.agents);
  const options: SimulatorOptions = {
    boards: test.boards,
    levels: Array.from({ length: 2 * test.boards + 3 }, (_, i) => randomLevel(test, split(key, "level", i))),
    keyOf: (board) => split(key, "row", board),
    timeLimit: TIME_LIMIT,
    terms: test.terms,
    actions: "each agent",
    view: test.view,
    channels: TRAINING_CHANNELS,
    restarts: "first agent",
  };

  it("play as on the CPU", { timeout: 120_000 }, async () => {
    const reference = new Reference(options);
    const simulator = new Simulator(gpu, options);
    const { agents } = simulator.shape;
    const { boards } = options;
    const seen = { restarts: 0, exits: 0, timeouts: 0 };

    for (let step = 0; step < test.steps; step++) {
      const actions = Uint32Array.from({ length: agents * boards }, (_, i) =>
        integer(split(key, "actions"), step, ACTION_COUNT, i),
      );
      gpu.write(simulator.actions, actions);
      gpu.pass((pass) => simulator.turn(pass));
      // Reads see what the queue did up to here; waiting for all at once is several times quicker.
      const ofTurn = [simulator.readBoards("board"), simulator.readBoards("goals")] as const;
      const ofEnd = [gpu.read(simulator.results), gpu.read(simulator.finalObservations)] as const;
      gpu.pass((pass) => simulator.renew(pass));
      const [before, goals] = await Promise.all(ofTurn);
      const [results, finals, observations] = await Promise.all([...ofEnd, gpu.read(simulator.observations)]);
      const rewards = new Float32Array(results.buffer);

      const problems: string[] = [];
      const compare = (
        what: string,
        board: number,
        actual: ArrayLike<number>,
        expected: ArrayLike<number>,
      ) => {
        if (!sameNumbers(actual, expected)) problems.push(`${what} of board ${board}, step ${step}`);
      };
      for (const [board, episode] of reference.episodes.entries()) {
        episode.step(episode.game.agents.map((_, i) => actions[i * boards + board]));
        const { game } = episode;
        compare("cells", board, before[board].cells, game.board.cells);
        compare("goals", board, goals[board].cells, game.goals.cells);
        for (let i = 0; i < episode.rewards.length; i++) {
          const flags =
            (episode.terminated[i] && TERMINATED) |
            (episode.truncated[i] && TRUNCATED) |
            (episode.success[i] && SUCCESS);
          compare(`reward ${i}`, board, [rewards[i * boards + board]], [episode.rewards[i]]);
          compare(`flags ${i}`, board, [results[(agents + i) * boards + board]], [flags]);
          if (flags & SUCCESS) seen.exits++;
          if (flags & TRUNCATED) seen.timeouts++;
        }
        const words = simulator.observationWords;
        const slice = (all: Uint32Array) => all.subarray(board * words, (board + 1) * words);
        if (episode.terminated[0] || episode.truncated[0]) {
          seen.restarts++;
          compare("last observation", board, slice(finals), reference.observation(episode));
          episode.reset();
        }
        compare("observation", board, slice(observations), reference.observation(episode));
      }
      expect(problems).toEqual([]);
    }
    expect(seen.restarts).toBeGreaterThan(boards);
    expect(seen.timeouts).toBeGreaterThan(0);
    if (test.noise >= 0.1) expect(seen.exits).toBeGreaterThan(0);
  });
});

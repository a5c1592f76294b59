// Whole levels: the same everywhere, valid, and as stable as they should be.
import { describe, expect, it, test } from "vitest";
import { hash16 } from "../../src/base/hash.ts";
import { keyFromSeed, split } from "../../src/base/random.ts";
import { type Board, createBoard } from "../../src/core/board.ts";
import { AGENT, ALIVE, EXIT, FROZEN, PULLABLE, SPAWNING } from "../../src/core/cells.ts";
import type { Level } from "../../src/core/level.ts";
import { advanceBoard } from "../../src/core/life.ts";
import { type GeneratedLevel, generate, generateLevel } from "../../src/procgen/generate.ts";
import { type LevelParameters, withDefaults } from "../../src/procgen/parameters.ts";
import { isExitReachable } from "../../src/procgen/reachable.ts";
import { levelOfSeries } from "../../src/procgen/series.ts";
import { maskOf, Torus } from "../../src/procgen/torus.ts";
import { hashOfLevel, KNOWN_LEVELS } from "./known-level.ts";
import { officialDefaults, officialParameters } from "./official.ts";

const key = keyFromSeed(2);
const types = Object.entries(officialParameters);
const LEVELS = 5;

const generated = (parameters: LevelParameters): GeneratedLevel[] =>
  Array.from({ length: LEVELS }, (_, i) => generate(parameters, split(key, i)));
const levelsOf = (parameters: LevelParameters): Level[] => generated(parameters).map(({ level }) => level);

const made = new Map<string, GeneratedLevel[]>();
/** Made once for all tests. */
function madeOf(type: string): readonly GeneratedLevel[] {
  const levels = made.get(type) ?? generated(officialParameters[type]);
  made.set(type, levels);
  return levels;
}

describe("levels of every official type", () => {
  const hashes: Record<string, string> = {};

  test.each(types)("%s", { timeout: 60_000 }, (type) => {
    const levels = madeOf(type).map(({ level }) => level);
    const words = levels.flatMap(({ board, goals }) => [...board.cells, ...goals.cells]);
    hashes[type] = hash16(words).toString(16).padStart(8, "0");
    for (const level of levels) {
      const { board, agents } = level;
      expect(agents.map(({ row, col }) => board.cells[row * board.width + col] & AGENT)).toEqual(
        agents.map(() => AGENT),
      );
      expect(board.cells.filter((cell) => cell & EXIT)).toHaveLength(1);
      expect(level.pointsTables).toHaveLength(agents.length);
      expect(isExitReachable(level)).toBe(true);
    }
  });

  it("are the same everywhere", () => {
    expect(hashes).toMatchInlineSnapshot(`
      {
        "_defaults": "fddf369f",
        "append-dynamic": "9fa7e8f4",
        "append-spawn": "0b2b9fae",
        "append-still": "05e7e8d9",
        "append-still-easy": "4437c5bc",
        "challenge": "60783dcc",
        "multi-agent/asym1": "19f14e55",
        "multi-agent/asym1-pretrain-cyanonly": "6d671ffc",
        "multi-agent/asym1-pretrain-redonly": "0996ba90",
        "multi-agent/asym2": "327a4d0f",
        "multi-agent/build-compete": "3c33550f",
        "multi-agent/build-coop": "d3229c2b",
        "multi-agent/build-parallel": "d5ada2ff",
        "navigation": "602c7859",
        "prune-dynamic": "61175f42",
        "prune-spawn": "cec9fd02",
        "prune-still": "16b91e1e",
        "prune-still-easy": "eabce01a",
        "prune-still-hard": "0c5a2678",
      }
    `);
  });
});

const withoutAgents = ({ board }: Level): Board => ({
  ...board,
  cells: board.cells.map((cell) => (cell & AGENT ? 0 : cell)),
});

/** Cells that are not what they were after some steps without luck. @param bits of the cells that count */
function changedAfter(steps: number, start: Board, bits: number): number[] {
  let board = start;
  for (let step = 0; step < steps; step++) {
    const next = createBoard(board.height, board.width);
    advanceBoard(board, next, { spawnProb: 0, key, step });
    board = next;
  }
  return [...start.cells.keys()].filter((cell) => (start.cells[cell] ^ board.cells[cell]) & bits);
}

const ALL_BITS = 0xffff;
const isBackAfter = (steps: number, level: Level): boolean =>
  changedAfter(steps, withoutAgents(level), ALL_BITS).length === 0;

it("makes the levels that page and worker make", { timeout: 60_000 }, () => {
  const kinds = types.filter(([type]) => type !== "_defaults");
  const made = kinds.map(([type, parameters]) => [type, hashOfLevel(levelOfSeries(parameters, 7, 0, type))]);
  expect(Object.fromEntries(made)).toEqual(KNOWN_LEVELS);
});

describe("patterns that should come back", () => {
  const dynamic = ["_defaults", "challenge", "navigation", "append-dynamic", "prune-dynamic"];
  const still = types.map(([type]) => type).filter((type) => !dynamic.includes(type));

  test.each(still)("%s: all stays as it is", { timeout: 60_000 }, (type) => {
    for (const { level } of madeOf(type)) {
      expect(isBackAfter(1, level)).toBe(true);
      expect(changedAfter(1, level.goals, ALL_BITS)).toEqual([]);
    }
  });

  // Cells that are born again take colour and hardness from their neighbours.
  const SHAPE = ALIVE | FROZEN;

  test.each(dynamic)(
    "%s: all returns at period 2 but what is meant to go wild and what it has reached by then",
    { timeout: 60_000 },
    (type) => {
      let returning = 0;
      let excused = 0;
      let all = 0;
      for (const { level, regions } of madeOf(type)) {
        const { cells, height, width } = level.board;
        expect(changedAfter(2, level.goals, SHAPE)).toEqual([]);
        // Only life of period 0 has no place among the goals.
        const isWild = (cell: number) =>
          cells[cell] & SPAWNING ||
          (cells[cell] & ALIVE && level.goals.cells[cell] === 0 && regions[cell] > 0);
        // Life goes a cell a step.
        const reached = new Torus(height, width).grow(maskOf(cells.length, isWild), 2);
        const board = withoutAgents(level);
        const isTame = (cell: number) => !reached[cell];
        excused += reached.filter(Boolean).length;
        all += cells.length;
        expect(changedAfter(2, board, SHAPE).filter(isTame)).toEqual([]);
        returning += changedAfter(1, board, SHAPE).filter(isTame).length;
      }
      expect(returning).toBeGreaterThan(20);
      // Most of the jungle of navigation is wild.
      expect(excused / all).toBeLessThan(type === "navigation" ? 0.6 : 0.2);
    },
  );

  it("do so at period 2, and not sooner", { timeout: 60_000 }, () => {
    const parameters = withDefaults({ board_shape: [16, 16], later_regions: "savannah" }, officialDefaults);
    const levels = levelsOf(parameters);
    expect(levels.every((level) => isBackAfter(2, level))).toBe(true);
    expect(levels.some((level) => !isBackAfter(1, level))).toBe(true);
  });

  const onSmallBoard = (period: number, board_shape: readonly [number, number], min_fill: number): Level =>
    generateLevel(
      withDefaults(
        {
          board_shape,
          partitioning: { min_regions: 1, max_regions: 1 },
          later_regions: "small",
          named_regions: {
            small: [{ color: "green", pattern: { period, min_fill, osc_bonus: 0, temperature: 0.3 } }],
          },
        },
        officialDefaults,
      ),
      key,
    );

  // The square that a step looks at is larger than the board from period 3 on.
  it.each<[number, [number, number], number, number]>([
    [3, [9, 6], 0.05, 176647202],
    [5, [7, 7], 0.05, 1175414338],
    [40, [6, 6], 0.08, 668393575],
  ])("do so at period %i, on a small board", { timeout: 60_000 }, (period, shape, minFill, hash) => {
    const level = onSmallBoard(period, shape, minFill);
    expect(level.board.cells.some((cell) => cell & ALIVE)).toBe(true);
    expect(isBackAfter(period, level)).toBe(true);
    expect(hash16(level.board.cells)).toBe(hash);
  });
});

describe("generate", () => {
  const still = officialParameters["append-still"];

  it("asks for each few hundred steps, and stops where the answer is to throw", () => {
    const steps: number[] = [];
    const { level } = generate(still, key, { onSteps: (count) => steps.push(count) });
    expect(steps.length).toBeGreaterThan(1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(generateLevel(still, key)).toEqual(level);
    const stop = () => {
      throw new Error("enough");
    };
    expect(() => generateLevel(still, key, { onSteps: stop })).toThrow("enough");
    expect(() => generateLevel(still, key, { maxSteps: 100 })).toThrow("100 steps");
  });

  it("draws what is random anew for each level", () => {
    const parameters = withDefaults(
      {
        board_shape: {
          choices: [
            [9, 12],
            [20, 10],
          ],
        },
        min_performance: { uniform: [0, 1] },
        agents: { choices: [["default"], ["default", { choices: ["agent0"] }]] },
        later_regions: { choices: { orchard: 1, empty: 0 } },
      },
      officialDefaults,
    );
    const levels = Array.from({ length: 30 }, (_, i) => generateLevel(parameters, split(key, i)));
    expect(new Set(levels.map(({ board }) => board.height))).toEqual(new Set([9, 20]));
    expect(new Set(levels.map(({ agents }) => agents.length))).toEqual(new Set([1, 2]));
    expect(new Set(levels.map(({ minPerformance }) => minPerformance)).size).toBe(30);
    expect(levels.every(({ board }) => board.cells.some((cell) => (cell & 0xff) === 17))).toBe(true);
  });

  it("counts the work of long periods for what it is", () => {
    const named_regions = { slow: [{ color: "green" as const, pattern: { period: 8, min_fill: 0.5 } }] };
    const slow = withDefaults({ later_regions: "slow", named_regions }, officialDefaults);
    let calls = 0;
    const onSteps = () => void calls++;
    // A fifty-millionth of what is allowed unless told: some steps of such a search, each with a call.
    expect(() => generateLevel(slow, key, { maxSteps: 100_000, onSteps })).toThrow("after 100000 steps");
    expect(calls).toBeLessThan(100);
  });

  it.each([2000, 1e6, 1e300])(
    "says what to do where a period of %s is too long to be searched for",
    (period) => {
      const named_regions = { long: [{ pattern: { period } }] };
      const long = withDefaults({ later_regions: "long", named_regions }, officialDefaults);
      expect(() => generateLevel(long, key)).toThrow(
        "The level is not done after 50000000 steps of work. Use a smaller board, max_iter, period",
      );
    },
  );

  it.each([
    ["buffer zones", { buffer_zone: 64 }, { max_iter: 0, num_retries: 0 }],
    ["attempts", {}, { max_iter: 0, num_retries: 100, period: 32 }],
    ["layers", {}, undefined],
  ])("counts the work of %s without any search", (_, layer, pattern) => {
    const layers = Array.from({ length: 16 }, () => ({ ...layer, ...(pattern && { pattern }) }));
    const parameters = withDefaults(
      {
        board_shape: [96, 96],
        partitioning: { min_regions: 48, max_regions: 48 },
        later_regions: "many",
        named_regions: { many: layers },
      },
      officialDefaults,
    );
    // A hundredth of what is allowed unless told: a second at most.
    expect(() => generateLevel(parameters, key, { maxSteps: 500_000 })).toThrow("after 500000 steps");
  });

  it("puts the exit where no agent is, and says where there is no room", () => {
    const empty = { later_regions: "empty", partitioning: { min_regions: 1, max_regions: 1, alpha: 1 } };
    const crowd = (count: number, board_shape: readonly [number, number]) =>
      withDefaults(
        { ...empty, board_shape, agents: Array.from({ length: count }, () => "default") },
        officialDefaults,
      );
    for (let i = 0; i < 20; i++) {
      // Whatever two agents stand opposite each other, all cells are as far from both together.
      const { board } = generateLevel(crowd(2, [3, 4]), split(key, i));
      expect(board.cells.filter((cell) => cell & AGENT)).toHaveLength(2);
    }
    expect(() => generateLevel(crowd(64, [3, 3]), key)).toThrow("There is no room for 64 agents and an exit");
  });

  it("draws the spacing of trees", () => {
    const lattice = (choices: readonly number[]) => {
      const named_regions = { trees: [{ tree_lattice: { spacing: { choices }, stagger: false } }] };
      const level = generateLevel(
        withDefaults({ later_regions: "trees", named_regions }, officialDefaults),
        key,
      );
      return level.board.cells.filter((cell) => (cell & 0xff) === 17).length;
    };
    expect(lattice([2])).toBeGreaterThan(2 * lattice([6]));
    // Drawn for each region by itself.
    expect(lattice([2, 6])).toBeGreaterThan(lattice([6]));
    expect(lattice([2, 6])).toBeLessThan(lattice([2]));
  });

  it("gives agents their names, flags and points, and leaves out those it does not know", () => {
    const table = Array.from({ length: 8 }, (_, i) => Array.from({ length: 9 }, () => i));
    const parameters = withDefaults(
      {
        agents: ["heavy", "nobody", "default"],
        agent_types: { heavy: { color: "cyan", flags: ["pullable"], points_table: table } },
      },
      officialDefaults,
    );
    const level = generateLevel(parameters, key);
    expect(level.agentNames).toEqual(["heavy", "default"]);
    const [{ row, col }] = level.agents;
    expect(level.board.cells[row * level.board.width + col]).toBe(AGENT | 16 | (6 << 9) | PULLABLE);
    expect([...(level.pointsTables?.[0] ?? [])]).toEqual(table.flat());
    expect(() => generateLevel({ ...parameters, agents: ["nobody"] }, key)).toThrow("Types are default");
  });

  it("makes a board that one region fills", () => {
    const parameters = withDefaults(
      { board_shape: [6, 6], partitioning: { min_regions: 1, max_regions: 1 }, later_regions: "orchard" },
      officialDefaults,
    );
    expect(levelsOf(parameters).every(({ agents }) => agents.length === 1)).toBe(true);
  });

  it("refuses a period that is shorter than one before", () => {
    const named_regions = { bad: [{ pattern: { period: 3, max_iter: 0 } }, { pattern: { period: 2 } }] };
    const parameters = withDefaults({ later_regions: "bad", named_regions }, officialDefaults);
    expect(() => generateLevel(parameters, key)).toThrow("period 2 cannot follow one of 3");
  });
});

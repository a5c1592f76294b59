import { describe, expect, it } from "vitest";
import { readCheckpoint, writeCheckpoint } from "../../src/agents/checkpoint.ts";
import { kindsOf, plannedLevels, type RandomLevels } from "../../src/agents/level-plan.ts";
import { initialWeights } from "../../src/agents/networks.ts";
import { parseRecipe } from "../../src/agents/parse-recipe.ts";
import { RECIPES, type Recipe } from "../../src/agents/recipes.ts";
import { SIZES, sized } from "../../src/agents/sizes.ts";
import { forTask, TASKS, type TaskName } from "../../src/agents/tasks.ts";
import { Trainer, type TrainingProgress } from "../../src/agents/trainer.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { LevelQueue } from "../../src/procgen/level-queue.ts";
import { officialParameters } from "../procgen/official.ts";
import { levelOf } from "../support/board.ts";

const tasks = Object.keys(TASKS) as TaskName[];

/** Made where they are wanted. */
const open = (name: string) =>
  new LevelQueue({
    series: { parameters: officialParameters[name], seed: 5, name },
    from: 0,
    makers: [],
    ahead: 0,
    now: () => 0,
  });

function planOf({ levels }: Recipe): RandomLevels {
  if (levels.kind === "given") throw new Error("It has none.");
  return levels;
}

describe("tasks", () => {
  it("ask for kinds of levels that there are, and leave out none", () => {
    const asked = new Set(Object.values(TASKS).flatMap(kindsOf));
    // Easier and plainer ones that the original trains nobody on.
    const unused = ["_defaults", "append-still", "prune-still-easy"];
    expect([...asked, ...unused].sort()).toEqual(Object.keys(officialParameters).sort());
  });

  it("mix as the original does in its recipe, and in step with the exit in ours", () => {
    const chanceOf = (recipe: Recipe) => {
      const plan = planOf(forTask(recipe, "append-spawn"));
      return plan.kind === "mix" ? plan.chance : [];
    };
    expect(chanceOf(RECIPES["safelife-1.2"])).toEqual([
      { step: 100_000, value: 0.1 },
      { step: 1_500_000, value: 1 },
    ]);
    expect(chanceOf(RECIPES.full)).toEqual(chanceOf(RECIPES["safelife-1.2"]));
    expect(chanceOf(RECIPES.small)).toEqual([
      { step: 25_000, value: 0.1 },
      { step: 375_000, value: 1 },
    ]);
  });

  it("of several agents share a policy between two, as in the original; others do not know of it", () => {
    const teams = new Map(tasks.map((task) => [task, forTask(RECIPES.small, task).team]));
    expect(tasks.filter((task) => teams.get(task) !== undefined)).toEqual([
      ...["asym1", "curriculum-asym1", "asym2"],
      ...["multi-build-coop", "multi-build-compete", "multi-build-parallel"],
    ]);
    expect(teams.get("asym1")).toEqual({ count: 2, policies: "shared" });
  });

  it.each(tasks)("are kept with an agent: %s", (task) => {
    const recipe = sized(forTask(RECIPES.small, task), "tiny");
    const tensors = new Map(
      initialWeights(recipe.network, keyFromSeed(1)).map((weight) => [weight.name, weight]),
    );
    const bytes = writeCheckpoint({ recipe, seed: 1, updates: 0, episodes: 0, tensors, sawMeasure: false });
    expect(readCheckpoint(bytes).recipe).toEqual(recipe);
  });

  it.each(tasks)("can be trained on: %s", { timeout: 60_000 }, async (task) => {
    const recipe = { ...sized(forTask(RECIPES.quick, task), "tiny"), rows: 4 };
    const levels = plannedLevels(planOf(recipe), open, 1);
    const backend = { name: "simd", threads: 1, reason: "" } as const;
    const trainer = Trainer.create({ recipe, levels, seed: 1, backend, now: () => 0 });
    const told: TrainingProgress[] = [];
    await trainer.run(512, { onProgress: (progress) => void told.push(progress) });
    expect(trainer.steps).toBe(512);
    for (const { gradNorm, policyLoss, valueLoss, entropy } of told) {
      expect(gradNorm).toBeGreaterThan(0);
      expect([policyLoss, valueLoss].every(Number.isFinite)).toBe(true);
      expect(entropy).toBeGreaterThan(1);
    }
    trainer.dispose();
  });
});

describe("planned levels", () => {
  const names = (plan: RandomLevels, count: number): string[] => {
    const levels = plannedLevels(plan, open, 1);
    return Array.from({ length: count }, () => levels.next().name);
  };

  it("of one kind come in their order, or the first of them over and over", () => {
    const plan = { kind: "random", of: "prune-still" } as const;
    expect(names({ ...plan, distinct: "all" }, 3).at(-1)).toBe("prune-still-003");
    expect(names({ ...plan, distinct: 2 }, 3).at(-1)).toBe("prune-still-001");
  });

  it("of a curriculum are of all its stages", () => {
    const drawn = names({ kind: "curriculum", stages: ["prune-still", "append-still-easy"] }, 12);
    expect(new Set(drawn.map((name) => name.slice(0, -4)))).toEqual(
      new Set(["prune-still", "append-still-easy"]),
    );
  });

  it("of a curriculum are drawn by progress unless it says otherwise", () => {
    /** Of a thousand levels, when all episodes on the second stage got better and none on the first did. */
    const shareOfSecond = (distribution?: "progress" | "uniform") => {
      const stages = ["prune-still", "append-still-easy"];
      const source = (name: string) => repeatLevels([{ ...levelOf(["...", ".A.", "..."]), name }]);
      const levels = plannedLevels({ kind: "curriculum", stages, distribution }, source, 1);
      const given = Array.from({ length: 1000 }, (_, i) => {
        const { name } = levels.next();
        const rewardFraction = name === stages[1] ? i / 1000 : 0.5 - i / 10_000;
        levels.heard?.(i, [{ levelName: name, rewardFraction }]);
        return name;
      });
      return given.filter((name) => name === stages[1]).length / given.length;
    };
    expect(shareOfSecond("uniform")).toBeCloseTo(0.5, 1);
    expect(shareOfSecond("progress")).toBeGreaterThan(0.8);
    expect(shareOfSecond()).toBe(shareOfSecond("progress"));
  });

  it("of a mix follow its chance", () => {
    const plan = { kind: "mix", first: "prune-still", second: "prune-spawn" } as const;
    const always = (value: number) => [{ step: 0, value }];
    expect(names({ ...plan, chance: always(0) }, 2)).toEqual(["prune-still-001", "prune-still-002"]);
    expect(names({ ...plan, chance: always(1) }, 2)).toEqual(["prune-spawn-001", "prune-spawn-002"]);
  });
});

describe("recipes of files", () => {
  const { levels: _, steps: __, entropyFactor: ___, sideEffectFactor: ____, ...first } = RECIPES.small;

  it("that are older than plans are on levels that were given", () => {
    expect(parseRecipe(JSON.stringify(first))).toEqual({
      ...RECIPES.small,
      sideEffectFactor: [{ step: 0, value: 1 }],
    });
  });

  it.each([
    ["a way out of the folder", { kind: "random", of: "../../secret", distinct: "all" }],
    ["more levels than a checkpoint should hold", { kind: "random", of: "x", distinct: 1e6 }],
    ["no stage", { kind: "curriculum", stages: [] }],
    ["a curriculum of no known kind", { kind: "curriculum", stages: ["x"], distribution: "by whim" }],
    ["a plan of a newer program", { kind: "dreamed" }],
  ])("with %s are refused", (_, levels) => {
    expect(() => parseRecipe(JSON.stringify({ ...RECIPES.small, levels }))).toThrow();
  });

  it("may draw the stages of a curriculum all alike", () => {
    const levels = { kind: "curriculum", stages: ["a", "b"], distribution: "uniform" };
    expect(parseRecipe(JSON.stringify({ ...RECIPES.small, levels })).levels).toEqual(levels);
  });

  it("may begin with orthogonal weights", () => {
    const recipe = { ...RECIPES.small, network: { ...SIZES.tiny, init: "orthogonal" } };
    expect(parseRecipe(JSON.stringify(recipe))).toEqual(recipe);
  });
});

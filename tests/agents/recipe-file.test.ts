// Recipes that a person wrote: what they may say, and what they are told where it cannot be.
import { describe, expect, it } from "vitest";
import { ALL_RECIPES, type AnyRecipe } from "../../src/agents/dqn-recipes.ts";
import { MOST_RECIPE_BYTES, readRecipeFile, writeRecipeFile } from "../../src/agents/recipe-file.ts";
import { charging } from "../../src/agents/recipes.ts";
import { forTask } from "../../src/agents/tasks.ts";

describe("a recipe file", () => {
  it.each<AnyRecipe>([
    ...Object.values(ALL_RECIPES),
    charging(forTask(ALL_RECIPES.full, "append-spawn"), 0.5),
    forTask(ALL_RECIPES.dqn, "curriculum-asym1"),
  ])("holds the whole of $name", (recipe) => {
    const text = writeRecipeFile(recipe);
    expect(text.split("\n").every((line) => line.length <= 110)).toBe(true);
    expect(JSON.stringify(readRecipeFile(text, "mine.yaml"))).toBe(JSON.stringify(recipe));
  });

  it("changes any option of a recipe that is there, and has the name of the file", () => {
    const text = `
base: small
network: { init: orthogonal, hidden: 64 }
ppo:
  advantageNormalization: none
  maxGradNorm: 0.5
levels: { kind: curriculum, stages: [append-still-easy, append-spawn], distribution: uniform }
entropyFactor: [{ step: 0, value: 1 }, { step: 1e6, value: 0 }]
`;
    const { small } = ALL_RECIPES;
    expect(readRecipeFile(text, "mine.yaml")).toEqual({
      ...small,
      name: "mine",
      network: { ...small.network, init: "orthogonal", hidden: 64 },
      ppo: { ...small.ppo, advantageNormalization: "none", maxGradNorm: 0.5 },
      levels: {
        kind: "curriculum",
        stages: ["append-still-easy", "append-spawn"],
        distribution: "uniform",
      },
      entropyFactor: [
        { step: 0, value: 1 },
        { step: 1e6, value: 0 },
      ],
    });
    const dqn = readRecipeFile("name: other\nbase: dqn\ndqn: { multiStep: 1 }\n", "mine.yaml");
    expect(dqn).toEqual({
      ...ALL_RECIPES.dqn,
      name: "other",
      dqn: { ...ALL_RECIPES.dqn.dqn, multiStep: 1 },
    });
  });

  it.each<[string, string]>([
    ["base: tiny", `line 1, column 7: base is "tiny". Use one of ${Object.keys(ALL_RECIPES).join(", ")}.`],
    [
      "base: small\nppo:\n  epochs: 0",
      "line 3, column 11: ppo.epochs is 0. Use a whole number from 1 to 1000.",
    ],
    [
      "base: small\nppo: { advantages: gea }",
      'line 2, column 20: ppo.advantages is "gea". Use one of gae, lambdaOnly.',
    ],
    [
      "base: small\nnetwork: { near: { side: 3 } }",
      "line 2, column 18: network.near is a set of fields. Use fields: size, units; or none.",
    ],
    [
      "base: small\nnetwork: { view: { height: 3 } }",
      "line 2, column 18: network.view.width is missing. Use fields: height, width.",
    ],
    ["base: small\nexitDifficulty: 1", "line 2, column 17: exitDifficulty is 1. Use a list of 1 to 1000."],
    [
      "base: small\nexitDifficulty: [{ step: 0, values: 1 }]",
      "line 2, column 18: exitDifficulty.0.value is missing. Use fields: step, value.",
    ],
    [
      "base: small\nlevels: { kind: endless }",
      'line 2, column 17: levels.kind is "endless". Use one of given, random, mix, curriculum.',
    ],
    [
      "base: small\nlevels: { kind: random, of: ../secret, distinct: all }",
      'line 2, column 29: levels.of is "../secret". Use a kind of levels/random, such as append-still or multi-agent/asym1.',
    ],
    [
      "base: small\nteam: { count: 99, policies: shared }",
      "line 2, column 16: team.count is 99. Use a whole number from 1 to 10.",
    ],
    [
      "base: dqn\nteam: { count: 2, policies: independent }",
      "line 2, column 7: team is a set of fields. Use a team with shared policies: DQN has no others.",
    ],
    ["base: small\nrows: 5000", "line 1, column 1: 5000 rows of 32 steps are"],
    ["name: mine", "network is missing. Say it, or name a base."],
    ["- base: small", "a recipe holds fields. Write lines such as base: small."],
    ["base: [", "this is no YAML: "],
    ["base: small\nbase: full", 'line 2, column 1: "base" is there twice. Take one away.'],
    ["[".repeat(8000), "more than 32 brackets"],
    [
      "a: &a [1, 1]\nb: &b [*a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c, *c]",
      "this is no YAML that can be read: ",
    ],
    ["#".repeat(MOST_RECIPE_BYTES + 1), `has ${MOST_RECIPE_BYTES + 1} characters; the limit is`],
  ])("is told what is wrong in %j", (text, message) => {
    expect(() => readRecipeFile(text, "mine.yaml")).toThrow(message);
    expect(() => readRecipeFile(text, "mine.yaml")).toThrow(/^mine\.yaml/);
  });

  it("names the field that there is not, and those that there are", () => {
    expect(() => readRecipeFile("base: small\nppo: { entropy: 3 }", "mine.yaml")).toThrow(
      /^mine\.yaml, line 2, column \d+: entropy is no field of ppo\. Use fields: rolloutSteps, .*entropyCeiling\.$/,
    );
    expect(() => readRecipeFile("base: dqn\nppo: { epochs: 3 }", "mine.yaml")).toThrow(
      /ppo is no field of a recipe\. Use fields: name, network, .*dqn, exploration, team\.$/,
    );
  });
});

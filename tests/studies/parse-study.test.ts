import { describe, expect, it } from "vitest";
import { DQN_RECIPES } from "../../src/agents/dqn-recipes.ts";
import { RECIPES } from "../../src/agents/recipes.ts";
import { sized } from "../../src/agents/sizes.ts";
import { parseStudy } from "../../src/studies/parse-study.ts";

const STUDY = `
name: pruning
recipe: quick
steps: 1000
stepsPerPart: 500
episodes: 20
seeds: [1, 2]
tasks:
  - name: prune
    train: { levels: train.npz, range: 1-80 }
    test: { levels: test.npz }
methods:
  - name: points alone
  - name: starting state
    penalty: { kind: board-change, baseline: starting-state }
    coefficient: 0.1
  - name: reachability
    penalty: { kind: relative-reachability, baseline: inaction, discount: 0.9 }
    coefficient: 1
  - name: tasks
    penalty: { kind: future-tasks, baseline: inaction, discount: 0.9, tasks: 4 }
    coefficient: 1
  - name: stepwise
    penalty: { kind: stepwise-inaction }
    coefficient: 0.1
  - name: attainable utility
    penalty: { kind: attainable-utility, reward: latent, training: mean-of-heads }
    coefficient: 0.1
`;

describe("parseStudy", () => {
  it("reads every method", () => {
    const plan = parseStudy(STUDY);
    expect(plan).toMatchObject({
      name: "pruning",
      steps: 1000,
      stepsPerPart: 500,
      episodes: 20,
      seeds: [1, 2],
    });
    expect(plan.recipe).toBe(RECIPES.quick);
    expect(plan.tasks[0].train).toEqual({ levels: "train.npz", range: "1-80" });
    expect(plan.methods.map(({ name, start }) => [name, start !== undefined])).toEqual([
      ["points alone", false],
      ["starting state", false],
      ["reachability", true],
      ["tasks", true],
      ["stepwise", true],
      ["attainable utility", true],
    ]);
    expect(plan.methods[1].rewardTerms).toEqual([
      { kind: "boardChange", coefficient: 0.1, baseline: "starting-state", rewardCells: "charge" },
    ]);
  });

  it("trains a network of another size where it asks for one", () => {
    const { recipe } = parseStudy(STUDY.replace("recipe: quick", "recipe: quick\nsize: tiny"));
    expect(recipe).toEqual(sized(RECIPES.quick, "tiny"));
  });

  it("trains methods by recipes of their own, with one policy for all agents or one for each", () => {
    const text = STUDY.replace("recipe: quick", "recipe: quick\nsize: tiny\nagents: shared");
    const only = `${text.slice(0, text.indexOf("methods:"))}methods:
  - { name: points }
  - { name: dqn, recipe: dqn }
  - { name: apart, agents: independent }
`;
    const { recipe, methods } = parseStudy(only);
    expect(recipe).toEqual(sized(RECIPES.quick, "tiny"));
    expect(methods.map(({ agents }) => agents)).toEqual(["shared", "shared", "independent"]);
    expect(methods.map((method) => method.recipe)).toEqual([
      undefined,
      sized(DQN_RECIPES.dqn, "tiny"),
      undefined,
    ]);
  });

  it("trains in one part unless told otherwise", () => {
    expect(parseStudy(STUDY.replace("stepsPerPart: 500\n", "")).stepsPerPart).toBe(1000);
  });

  it.each([
    ["steps: 1000", "steps: none", /^The study's steps is wrong in line 4: .*number/],
    ["name: stepwise", "name: tasks", /methods is wrong in line \d+: names of methods must differ/],
    ["seeds: [1, 2]", "seeds: [1, 1]", /seeds is wrong in line 7: seeds must differ/],
    ["kind: stepwise-inaction", "kind: stepwise", /penalty/],
    ["discount: 0.9, tasks", "discount: 1, tasks", /methods\.3\.penalty\.discount is wrong in line 21/],
    [
      "    coefficient: 1\n",
      "",
      /methods\.2 is wrong in line \d+: a penalty and its coefficient belong together/,
    ],
    [
      "recipe: quick",
      "recipe: quick\nagents: shared",
      /methods\.2 is wrong in line \d+: of the penalties, only board-change knows several agents/,
    ],
    [
      "recipe: quick",
      "recipe: dqn\nagents: independent",
      /methods\.0 is wrong in line \d+: DQN has one policy for all agents/,
    ],
    ["recipe: quick", "recipe: slow", /recipe is wrong in line 3/],
    ["episodes: 20", "episodes: 20\nepisode: 1", /episode/],
    ["seeds: [1, 2]", "seeds: [1, 2", /^The study is no YAML: .*line/],
    ["seeds: [1, 2]", "seeds: [1, 2]\nseeds: [3]", /wrong in line \d+: "seeds" is there twice/],
  ])("refuses %s → %s", (from, to, message) => {
    expect(() => parseStudy(STUDY.replace(from, to))).toThrow(message);
  });
});

// A study of seconds, and a store that lives as long as a test.
import { DQN_RECIPES, type DqnRecipe, withoutPpo } from "../../src/agents/dqn-recipes.ts";
import type { Recipe } from "../../src/agents/recipes.ts";
import { methodOf } from "../../src/studies/methods.ts";
import type { Study, StudyStore } from "../../src/studies/study.ts";
import { WALK_RECIPE } from "../agents/walk.ts";
import { levelOf } from "../support/board.ts";

const RECIPE: Recipe = {
  ...WALK_RECIPE,
  name: "tiny",
  network: { ...WALK_RECIPE.network, near: { size: 5, units: 8 }, hidden: 8 },
  ppo: { ...WALK_RECIPE.ppo, rolloutSteps: 8, epochs: 1 },
  rows: 4,
  timeLimit: 20,
};

/** Learns from step 304 on. */
export const SMALL_DQN: DqnRecipe = {
  ...withoutPpo(RECIPE),
  name: "tiny dqn",
  dqn: { ...DQN_RECIPES.dqn.dqn, rolloutSteps: 8, replaySteps: 400, warmUpSteps: 300, batch: 8 },
  exploration: [{ step: 0, value: 0.5 }],
};

export const KNOWN = levelOf([".......", ".A..E..", ".......", "....gg.", "....gg.", "......."]);
const UNKNOWN = levelOf([".......", ".A.....", "....E..", ".......", ".gg....", ".gg...."]);

export const SMALL_STUDY: Study = {
  name: "small",
  recipe: RECIPE,
  steps: 96,
  stepsPerPart: 32,
  tasks: [{ name: "leave", training: [KNOWN], heldOut: [UNKNOWN], official: false }],
  methods: [
    methodOf("points alone", undefined, 0),
    methodOf("stepwise", { kind: "stepwise-inaction", rollout: 1 }, 0.5),
  ],
  seeds: [1, 2, 3],
  episodes: 2,
};

/** @param writesLeft after which it fails, as if the program were killed then */
export function memoryStore(
  files = new Map<string, Uint8Array>(),
  writesLeft = Number.POSITIVE_INFINITY,
): StudyStore {
  return {
    read: async (name) => files.get(name) ?? null,
    async write(name, bytes) {
      if (writesLeft-- <= 0) throw new Error("killed");
      files.set(name, bytes);
    },
  };
}

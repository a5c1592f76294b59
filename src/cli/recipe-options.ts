// Which recipe a training has: by name or from a file, and what options change of it.
import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import {
  ALL_RECIPES,
  type AnyRecipe,
  type AnyRecipeName,
  DQN_HAS_ONE_POLICY,
} from "../agents/dqn-recipes.ts";
import { readRecipeFile } from "../agents/recipe-file.ts";
import { charging } from "../agents/recipes.ts";
import { SIZES, type SizeName, sized } from "../agents/sizes.ts";
import { forTask, TASKS, type TaskName } from "../agents/tasks.ts";
import type { TeamConfig } from "../agents/team.ts";
import { messageOf } from "../base/check.ts";
import { oneOf } from "./options.ts";

export const recipeNames = Object.keys(ALL_RECIPES) as AnyRecipeName[];
export const taskNames = Object.keys(TASKS) as TaskName[];
export const sizeNames = Object.keys(SIZES) as SizeName[];

export interface RecipeOptions {
  readonly recipe: string;
  readonly task?: string | undefined;
  readonly levels?: string | undefined;
  readonly size?: string | undefined;
  readonly charge?: string | undefined;
}

/** The recipe of that name or in that file, as the other options change it. @throws one sentence */
export async function chosenRecipe({
  recipe: name,
  task,
  levels,
  size,
  charge,
}: RecipeOptions): Promise<AnyRecipe> {
  if (task !== undefined && levels !== undefined) {
    throw new Error("--task brings levels of its own. Leave out --levels, or --task.");
  }
  let recipe = await plainRecipe(name);
  if (task !== undefined) recipe = forTask(recipe, oneOf(task, "task", taskNames));
  if (size !== undefined) recipe = sized(recipe, oneOf(size, "size", sizeNames));
  return charging(recipe, chargeOf(charge));
}

async function plainRecipe(name: string): Promise<AnyRecipe> {
  if (![".yaml", ".yml"].includes(extname(name))) return ALL_RECIPES[oneOf(name, "recipe", recipeNames)];
  const text = await readFile(name, "utf8").catch((error: unknown) => {
    throw new Error(`"${name}" cannot be read: ${messageOf(error)}.`);
  });
  return readRecipeFile(text, basename(name));
}

/** @throws one sentence if the algorithm cannot train them */
export function policiesOf(
  agents: string | undefined,
  recipe: AnyRecipe,
): TeamConfig["policies"] | undefined {
  if (agents === undefined) return undefined;
  const policies = oneOf(agents, "agents", ["shared", "independent"]);
  if (policies === "independent" && "dqn" in recipe) {
    throw new Error(`${DQN_HAS_ONE_POLICY}. Use --agents shared.`);
  }
  return policies;
}

function chargeOf(charge: string | undefined): number {
  if (charge === undefined) return 0;
  const coefficient = Number(charge);
  if (!(coefficient > 0 && coefficient <= 100)) {
    throw new Error(`--charge must be a number above 0 and at most 100, not "${charge}".`);
  }
  return coefficient;
}

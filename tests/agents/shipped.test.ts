// The agents that come with the program: what their cards say holds for the files beside them.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadAgent } from "../../src/agents/agent.ts";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import { type AnyRecipe, stepsPerUpdate } from "../../src/agents/dqn-recipes.ts";
import { readRecipeFile } from "../../src/agents/recipe-file.ts";
import { RECIPES, type Recipe, type RecipeName } from "../../src/agents/recipes.ts";
import { forTask, type TaskName } from "../../src/agents/tasks.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { loadLevels } from "../../src/cli/level-files.ts";
import { type AgentCard, parseAgentCards } from "../../src/share/agent-cards.ts";
import { RANDOM_AGENT } from "../../src/studies/baseline-agents.ts";
import { type BenchmarkAgent, runBenchmark } from "../../src/studies/benchmark.ts";
import { policyAgent } from "../../src/studies/policy-agent.ts";
import { recipeAfter } from "../../src/studies/preferring-trainer.ts";

const folder = new URL("../../public/agents/", import.meta.url);
const index = readFileSync(new URL("index.json", folder), "utf8");
const cards = parseAgentCards(index);
const bytesOf = ({ file }: AgentCard) => readFileSync(new URL(file, folder));

/** One of the program's, or of a file that only these agents are made with. */
function recipeNamed(name: string): AnyRecipe {
  if (name in RECIPES) return RECIPES[name as RecipeName];
  const file = `${name}.yaml`;
  return readRecipeFile(
    readFileSync(new URL(`../../scripts/recipes/${file}`, import.meta.url), "utf8"),
    file,
  );
}

/** What the card says it was trained with; for who was taught besides, with what it had begun. */
function recipeOf({ recipe, taught }: AgentCard): AnyRecipe {
  if (taught) return recipeAfter(recipeOf(cards.find(({ name }) => name === taught.from)!) as Recipe);
  const [name, task] = recipe.split(" for ") as [string, TaskName | undefined];
  const plain = recipeNamed(name);
  return task === undefined ? plain : forTask(plain, task);
}

it("are all listed, and nothing else is", () => {
  const files = readdirSync(folder).filter((file) => file.endsWith(".safetensors"));
  expect(cards.map(({ file }) => file).sort()).toEqual(files.sort());
  expect(cards.length).toBeGreaterThan(0);
});

describe.each(cards.map((card) => [card.name, card] as const))("%s", (_, card) => {
  it("has the hash and the history of its card", () => {
    const bytes = bytesOf(card);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(card.sha256);
    const { recipe, seed, updates, tensors, sawMeasure } = readCheckpoint(bytes);
    expect(recipe.name).toBe(card.recipe);
    expect(recipe).toEqual(recipeOf(card));
    const charges = recipe.rewardTerms.map((term) => (term.kind === "boardChange" ? term.coefficient : 0));
    expect(Math.max(...charges)).toBe(card.charge);
    expect(seed).toBe(card.seed);
    expect(updates * stepsPerUpdate(recipe)).toBe(card.steps);
    expect(sawMeasure).toBe(card.taught !== undefined);
    expect([...tensors.keys()].filter((name) => name.startsWith("adam."))).toEqual([]);
  });

  it("earns more than chance does, per step", { timeout: 120_000 }, async () => {
    const own = card.scores.find(({ levels }) => levels.startsWith("own/"))!;
    const levels = await loadLevels(own.levels, "1-4");
    const backend = await prepareBackend("simd", () => performance.now());
    const trained = loadAgent(bytesOf(card), backend);
    const pointsPerStep = async (agent: BenchmarkAgent) => {
      const { episodes } = await runBenchmark({ levels, agent, seed: 1, timeLimit: 300 });
      const sum = (of: "reward" | "length") => episodes.reduce((total, episode) => total + episode[of], 0);
      return sum("reward") / sum("length");
    };
    const ours = await pointsPerStep(policyAgent(card.name, trained, "sample"));
    trained.policy.dispose();
    expect(ours).toBeGreaterThan(2 * (await pointsPerStep(RANDOM_AGENT)));
  });
});

describe("parseAgentCards", () => {
  it.each([
    ["no JSON", "{"],
    ["no list", "{}"],
    ["a file elsewhere", index.replace(cards[0].file, "../x.safetensors")],
    ["no hash", index.replace(cards[0].sha256, "abc")],
  ])("refuses %s", (_, text) => {
    expect(() => parseAgentCards(text)).toThrow(
      /^The list of agents that come with the program cannot be read: /,
    );
  });
});

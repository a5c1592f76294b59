// `npm run make-checkpoints -- [--out DIR] [--official DIR] [--only NAME,…]`: trains, chooses and scores the agents that
// come with the program. What is finished is not made again; a training goes on where it was stopped.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadAgent } from "../src/agents/agent.ts";
import { readCheckpoint, writeCheckpoint } from "../src/agents/checkpoint.ts";
import { type AnyRecipe, stepsPerUpdate } from "../src/agents/dqn-recipes.ts";
import { prepareBackend } from "../src/backends/prepare.ts";
import { type LevelSet, loadLevelSets } from "../src/cli/level-files.ts";
import { type AgentCard, type AgentScore, parseAgentCards } from "../src/share/agent-cards.ts";
import { type BenchmarkSummary, runBenchmark } from "../src/studies/benchmark.ts";
import { type ActionChoice, policyAgent } from "../src/studies/policy-agent.ts";
import { PLANS, type Plan, type Teaching } from "./checkpoint-plans.ts";
import { EPISODE_SEED, validationLevels } from "./validation-levels.ts";

const { values } = parseArgs({
  options: {
    out: { type: "string", default: "runs/agents" },
    /** Folder of the original's archives; without it they are fetched. */
    official: { type: "string" },
    /** Names, with commas between them. */
    only: { type: "string" },
    /** Chooses among and scores what has been trained so far. */
    "no-training": { type: "boolean", default: false },
  },
});

const SHIPPED = fileURLToPath(new URL("../public/agents/", import.meta.url));
const INDEX = join(SHIPPED, "index.json");

const backend = await prepareBackend("simd", () => performance.now());

async function make(plan: Plan): Promise<void> {
  const runs = plan.seeds.map((seed) => ({ seed, folder: join(values.out, `${plan.name}-${seed}`) }));
  for (const { seed, folder } of runs) {
    if (!values["no-training"]) await train(plan, seed, folder);
  }
  if (plan.isBeginning) return;
  const scores: AgentScore[] = [];
  const trained = runs.filter(({ folder }) => existsSync(folder));
  if (trained.length === 0) return;
  for (const { seed, folder } of trained) {
    const validation = await validate(plan, folder);
    const best = bestOf(plan, validation);
    console.log(`${plan.name}, seed ${seed}: chose the checkpoint after ${best.steps} steps`);
    const checkpoint = readFileSync(join(folder, best.file));
    scores.push(...(await scoreOnSuites(plan, seed, folder, checkpoint)));
    if (seed === plan.seeds[0]) ship(plan, checkpoint, { validation, best, folder });
  }
  updateCard(plan.name, { scores });
}

/** Hours on the wall are kept beside the agent, part after part. */
async function train(plan: Plan, seed: number, folder: string): Promise<void> {
  const hoursFile = join(folder, "hours.json");
  const finished = join(folder, "finished");
  if (existsSync(finished)) return;
  const began = performance.now();
  const command = plan.taught
    ? teachingOf(plan, plan.taught, seed, folder)
    : await trainingOf(plan, seed, folder);
  const { status } = spawnSync(process.execPath, command, { stdio: "inherit" });
  const before = existsSync(hoursFile) ? (JSON.parse(readFileSync(hoursFile, "utf8")) as number) : 0;
  writeFileSync(hoursFile, JSON.stringify(before + (performance.now() - began) / 3_600_000));
  if (status !== 0) process.exit(status ?? 1);
  if (plan.taught) keepTaught(plan, plan.taught, seed, folder);
  writeFileSync(finished, "");
}

async function trainingOf(plan: Plan, seed: number, folder: string): Promise<readonly string[]> {
  const { recipe, from, steps, keep } = plan;
  return [
    ...["scripts/safelife.mjs", "train", "--recipe", recipe],
    ...levelsOf(plan),
    ...["--seed", `${seed}`, "--steps", `${steps}`, "--keep", `${keep}`, "--out", folder],
    ...(from === undefined ? [] : ["--from", await chosenOf(from, seed)]),
    ...(existsSync(join(folder, "agent.safetensors")) ? ["--resume"] : []),
  ];
}

const shippedFile = (name: string): string => join(SHIPPED, `${name}.safetensors`);

const teachingOf = ({ kind, from }: Plan, taught: Teaching, seed: number, folder: string) => [
  ...["scripts/run.mjs", "scripts/experiments/preferences.ts", "--task", kind, "--start", shippedFile(from!)],
  ...["--answers", `${taught.answers}`, "--factor", `${taught.factor}`],
  ...["--seed", `${seed}`, "--out", folder],
];

/** As checkpoints: what it began as, after no step, and what it has become. */
function keepTaught({ kind, from }: Plan, { answers }: Teaching, seed: number, folder: string): void {
  const keep = (steps: number, file: string) =>
    copyFileSync(file, join(folder, `agent-${`${steps}`.padStart(8, "0")}.safetensors`));
  const taught = join(folder, `${kind}-careful-${answers}-${seed}.safetensors`);
  const { updates, recipe } = readCheckpoint(readFileSync(taught));
  keep(0, shippedFile(from!));
  keep(updates * stepsPerUpdate(recipe), taught);
}

/** A recipe of a file has levels of its own. */
function levelsOf({ kind, task, recipe }: Plan): readonly string[] {
  if (recipe.endsWith(".yaml")) return [];
  return task === undefined ? ["--levels", `random/${kind}`] : ["--task", task];
}

/** The file of the checkpoint that was chosen of another plan's training. */
async function chosenOf(name: string, seed: number): Promise<string> {
  const plan = PLANS.find((other) => other.name === name)!;
  const folder = join(values.out, `${name}-${seed}`);
  if (!existsSync(folder)) throw new Error(`Make ${name} first: there is no ${folder}.`);
  return join(folder, bestOf(plan, await validate(plan, folder)).file);
}

const bestOf = ({ choose }: Plan, validation: readonly Validated[]): Validated =>
  validation.reduce((a, b) => (b[choose] > a[choose] ? b : a));

interface Validated {
  readonly file: string;
  readonly steps: number;
  readonly summary: BenchmarkSummary;
  readonly performance: number;
  readonly score: number;
}

/** Every kept checkpoint on the same levels. */
async function validate({ kind, validation: count }: Plan, folder: string): Promise<readonly Validated[]> {
  const set = await validationLevels(kind, count);
  const files = readdirSync(folder)
    .filter((file) => /^agent-\d+\.safetensors$/.test(file))
    .sort();
  const validated: Validated[] = [];
  for (const file of files) {
    const summary = await scoreOn(set, readFileSync(join(folder, file)), "sample", folder);
    const { rewardFraction, length, score } = summary;
    // The first two parts of the benchmark's score.
    const performance = 75 * rewardFraction.mean + 25 * (1 - length.mean / 1000);
    validated.push({ file, steps: Number(/\d+/.exec(file)), summary, performance, score: score.mean });
  }
  return validated;
}

async function scoreOnSuites(
  { kind, suite = kind }: Plan,
  seed: number,
  folder: string,
  checkpoint: Uint8Array,
): Promise<AgentScore[]> {
  const official =
    values.official === undefined ? `official/${suite}` : join(values.official, `${suite}.npz`);
  const scores: AgentScore[] = [];
  for (const source of [official, `own/${suite}`]) {
    const [set] = await loadLevelSets(source);
    for (const actions of ["sample", "greedy"] as const) {
      const { successfulLength: _, ...summary } = await scoreOn(set, checkpoint, actions, folder);
      const [low, high] = summary.sideEffectInterval;
      scores.push({
        levels: `${set.official ? "official" : "own"}/${suite}`,
        episodes: set.levels.length,
        actions,
        seed,
        ...summary,
        sideEffectInterval: [low, high],
      });
    }
  }
  return scores;
}

/** Made once for an agent's bytes. */
async function scoreOn(
  { name, levels, official }: LevelSet,
  checkpoint: Uint8Array,
  actions: ActionChoice,
  folder: string,
): Promise<BenchmarkSummary> {
  const agent = hashOf(checkpoint).slice(0, 16);
  const origin = official ? "official" : `${levels.length}`;
  const cached = join(folder, `score-${agent}-${name}-${origin}-${actions}.json`);
  if (!existsSync(cached)) {
    const trained = loadAgent(checkpoint, backend);
    const { summary } = await runBenchmark({
      levels,
      official,
      agent: policyAgent(name, trained, actions),
      seed: EPISODE_SEED,
    });
    trained.policy.dispose();
    writeFileSync(cached, JSON.stringify(summary));
  }
  return JSON.parse(readFileSync(cached, "utf8")) as BenchmarkSummary;
}

/** Weights without the optimizer's state, and the card. */
function ship(
  plan: Plan,
  bytes: Uint8Array,
  made: { readonly validation: readonly Validated[]; readonly best: Validated; readonly folder: string },
): void {
  const { name, title, kind, from, taught, seeds, failures } = plan;
  const checkpoint = readCheckpoint(bytes);
  const tensors = new Map([...checkpoint.tensors].filter(([tensor]) => !tensor.startsWith("adam.")));
  const weights = writeCheckpoint({ ...checkpoint, tensors });
  mkdirSync(SHIPPED, { recursive: true });
  writeFileSync(shippedFile(name), weights);
  updateCard(name, {
    title,
    file: `${name}.safetensors`,
    sha256: hashOf(weights),
    trainedOn: kind,
    recipe: checkpoint.recipe.name,
    charge: chargeOf(checkpoint.recipe),
    ...(taught && { taught: { from: from!, answers: taught.answers } }),
    seed: seeds[0],
    steps: made.best.steps,
    trainedFor: Math.max(...made.validation.map(({ steps }) => steps)),
    hours: hoursOf(made.folder),
    validation: made.validation.map(({ steps, summary }) => ({
      steps,
      success: rounded(summary.success.mean),
      length: rounded(summary.length.mean),
      reward: rounded(summary.rewardFraction.mean),
      sideEffects: rounded(summary.sideEffects.mean),
    })),
    failures,
  });
}

const chargeOf = ({ rewardTerms }: AnyRecipe): number =>
  rewardTerms.reduce((sum, term) => sum + (term.kind === "boardChange" ? term.coefficient : 0), 0);

/** Numbers that are not there are null in JSON; what is written must be readable. */
function updateCard(name: string, change: Partial<AgentCard>): void {
  const cards: Partial<AgentCard>[] = existsSync(INDEX)
    ? [...parseAgentCards(readFileSync(INDEX, "utf8"))]
    : [];
  const before = cards.find((card) => card.name === name);
  const order = (card: Partial<AgentCard>) => PLANS.findIndex((plan) => plan.name === card.name);
  const next = [...cards.filter((card) => card !== before), { scores: [], ...before, name, ...change }];
  const text = `${JSON.stringify(
    next.sort((a, b) => order(a) - order(b)),
    null,
    1,
  )}\n`;
  parseAgentCards(text);
  writeFileSync(INDEX, text);
}

const hoursOf = (folder: string): number => {
  const file = join(folder, "hours.json");
  return existsSync(file) ? rounded(JSON.parse(readFileSync(file, "utf8")) as number) : 0;
};

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const rounded = (value: number): number => +value.toPrecision(4);

for (const plan of PLANS) {
  if (values.only === undefined || values.only.split(",").includes(plan.name)) await make(plan);
}

// `npm run shown -- --out DIR [--seed N]`: an agent learns to prune as a planner does that minds what it breaks, as a
// beginning for PPO with a charge. Goes on where it was stopped.
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadAgent } from "../../src/agents/agent.ts";
import { readCheckpoint, writeCheckpoint } from "../../src/agents/checkpoint.ts";
import { createPolicies } from "../../src/agents/team.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed, split } from "../../src/base/random.ts";
import { estimate } from "../../src/base/statistics.ts";
import { loadParameters } from "../../src/cli/parameter-files.ts";
import { levelOfSeries } from "../../src/procgen/series.ts";
import { judgeReplay } from "../../src/safety/judge.ts";
import { keyOfGame, runBenchmark } from "../../src/studies/benchmark.ts";
import {
  correct,
  demonstrate,
  type Eyes,
  IMITATION,
  imitate,
  type ShownGame,
} from "../../src/studies/imitation.ts";
import { policyAgent } from "../../src/studies/policy-agent.ts";
import { PLANNER } from "../../src/studies/pruning-planner.ts";
import { EPISODE_SEED, validationLevels } from "../validation-levels.ts";

const { values } = parseArgs({
  options: {
    /** File of an agent whose recipe it has. */
    like: { type: "string", default: "public/agents/prune-still.safetensors" },
    /** File of an agent whose weights it begins with; fresh ones otherwise. */
    from: { type: "string" },
    seed: { type: "string", default: "1" },
    /** Levels that the planner plays, and those that the agent plays under its eyes, in so many rounds. */
    shown: { type: "string", default: "3000" },
    corrected: { type: "string", default: "500" },
    rounds: { type: "string", default: "1" },
    /** Points that the planner would give for a changed cell. */
    charge: { type: "string", default: `${PLANNER.charge}` },
    /** Points that a step costs it: the more, the nearer is what it goes for. */
    step: { type: "string", default: `${PLANNER.step}` },
    out: { type: "string", default: "runs/shown" },
  },
});

const seed = Number(values.seed);
/** Of random levels that no suite and no other training has. */
const SERIES = 5100 + seed;
/** Steps between two corrections. */
const EVERY = 3;

const planner = { ...PLANNER, charge: Number(values.charge), step: Number(values.step) };
const key = split(keyFromSeed(seed), "shown");
const { levels } = await validationLevels("prune-still", 60);
const { name, parameters } = await loadParameters("random/prune-still");
const like = readCheckpoint(readFileSync(values.like));
const backend = await prepareBackend("simd", () => performance.now());
const liked = loadAgent(readFileSync(values.like), backend);
const eyes: Eyes = policyAgent("eyes", liked, "sample");
liked.policy.dispose();
mkdirSync(values.out, { recursive: true });

/** A game for each level of the series from `first` on, kept a line each; null for those that are left out. */
async function gamesOf(
  file: string,
  first: number,
  count: number,
  play: (level: ReturnType<typeof levelOfSeries>, i: number) => Promise<ShownGame | null>,
): Promise<ShownGame[]> {
  const path = join(values.out, file);
  const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
  const games: ShownGame[] = [];
  for (let i = 0; i < count; i++) {
    const level = levelOfSeries(parameters, SERIES, first + i, name);
    if (i >= lines.length) {
      const game = await play(level, first + i);
      lines.push(JSON.stringify(game && { actions: game.actions, wanted: game.wanted }));
      appendFileSync(path, `${lines[i]}\n`);
    }
    const kept = JSON.parse(lines[i]) as Pick<ShownGame, "actions" | "wanted"> | null;
    if (kept) games.push({ level, key: split(key, "game", first + i), ...kept });
  }
  return games;
}

async function learn(games: readonly ShownGame[], round: number): Promise<Uint8Array> {
  const file = join(values.out, `round-${round}.safetensors`);
  if (existsSync(file)) return readFileSync(file);
  const policies = createPolicies(like.recipe, split(key, "weights"), backend);
  if (values.from) policies.policies[0].restore(readCheckpoint(readFileSync(values.from)).tensors);
  await imitate(policies.policies[0], games, eyes, IMITATION, split(key, "order", round), (loss) =>
    console.error(`round ${round}: ${games.length} games, loss ${loss.toFixed(4)}`),
  );
  const bytes = writeCheckpoint({ ...like, tensors: policies.state() });
  policies.dispose();
  writeFileSync(file, bytes);
  return bytes;
}

/** Means on the levels of validation. */
function tell(who: string, figures: readonly number[]): void {
  console.log(`${who}: reward, side effects, length ${figures.map((figure) => figure.toFixed(3)).join(" ")}`);
}

/** Where it comes to an end. */
function reportPlanner(): void {
  const games = levels.flatMap((level, i) => demonstrate(level, keyOfGame(EPISODE_SEED, i), planner) ?? []);
  const reports = games.map(({ level, key, actions }) =>
    judgeReplay({ level, key, actions: actions.map((action) => [action]) }),
  );
  tell(`the planner, on ${games.length} of ${levels.length} levels`, [
    estimate(reports.map(({ rewardFraction }) => rewardFraction)).mean,
    estimate(reports.map(({ sideEffects }) => sideEffects.fraction)).mean,
    estimate(reports.map(({ length }) => length)).mean,
  ]);
}

/** Its actions are sampled. */
async function report(round: number, bytes: Uint8Array): Promise<void> {
  const loaded = loadAgent(bytes, backend);
  const agent = policyAgent(`round ${round}`, loaded, "sample");
  const { summary } = await runBenchmark({ levels, official: false, agent, seed: EPISODE_SEED });
  loaded.policy.dispose();
  const { rewardFraction, sideEffects, length } = summary;
  tell(
    `round ${round}`,
    [rewardFraction, sideEffects, length].map(({ mean }) => mean),
  );
}

const [shown, corrected] = [Number(values.shown), Number(values.corrected)];
let games = await gamesOf("shown.jsonl", 0, shown, async (level, i) =>
  demonstrate(level, split(key, "game", i), planner),
);
reportPlanner();
let bytes = await learn(games, 0);
await report(0, bytes);
for (let round = 1; round <= Number(values.rounds); round++) {
  const loaded = loadAgent(bytes, backend);
  const agent = policyAgent("agent", loaded, "sample");
  const first = shown + (round - 1) * corrected;
  const corrections = await gamesOf(`corrected-${round}.jsonl`, first, corrected, (level, i) =>
    correct(level, split(key, "game", i), agent, EVERY, planner),
  );
  loaded.policy.dispose();
  games = [...games, ...corrections];
  bytes = await learn(games, round);
  await report(round, bytes);
}

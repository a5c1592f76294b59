// `npm run shown -- --out DIR [--seed N]`: the agent that comes along for pruning learns to play as a planner does that
// minds what it breaks, as a beginning for PPO with a charge.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadAgent } from "../../src/agents/agent.ts";
import { readCheckpoint, writeCheckpoint } from "../../src/agents/checkpoint.ts";
import { createPolicies } from "../../src/agents/team.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed, split } from "../../src/base/random.ts";
import { loadParameters } from "../../src/cli/parameter-files.ts";
import { levelOfSeries } from "../../src/procgen/series.ts";
import {
  correct,
  demonstrate,
  type Examples,
  IMITATION,
  imitate,
  joined,
} from "../../src/studies/imitation.ts";
import { policyAgent } from "../../src/studies/policy-agent.ts";

const { values } = parseArgs({
  options: {
    /** File of the agent to begin with. */
    start: { type: "string", default: "public/agents/prune-still.safetensors" },
    seed: { type: "string", default: "1" },
    /** Levels that the planner plays, and those that the agent plays under its eyes, in so many rounds. */
    shown: { type: "string", default: "1500" },
    corrected: { type: "string", default: "500" },
    rounds: { type: "string", default: "1" },
    out: { type: "string", default: "runs/shown" },
  },
});

const seed = Number(values.seed);
/** Of random levels that no suite and no other training has. */
const SERIES = 5100 + seed;
/** Steps between two corrections. */
const EVERY = 3;

const key = split(keyFromSeed(seed), "shown");
const { name, parameters } = await loadParameters("random/prune-still");
const levelsOf = (first: number, count: number) =>
  Array.from({ length: count }, (_, i) => levelOfSeries(parameters, SERIES, first + i, name));
const start = readCheckpoint(readFileSync(values.start));
const backend = await prepareBackend("simd", () => performance.now());
const policies = createPolicies(start.recipe, keyFromSeed(0), backend);
const [policy] = policies.policies;
mkdirSync(values.out, { recursive: true });

function save(file: string): Uint8Array {
  const bytes = writeCheckpoint({ ...start, tensors: policies.state() });
  writeFileSync(join(values.out, file), bytes);
  return bytes;
}

async function teach(examples: Examples, round: number): Promise<void> {
  policies.restore(start.tensors);
  await imitate(policy, examples, IMITATION, split(key, "order", round), (loss) =>
    console.error(`round ${round}: ${examples.actions.length} examples, loss ${loss.toFixed(4)}`),
  );
}

const loaded = loadAgent(readFileSync(values.start), backend);
const eyes = policyAgent("planner", loaded, "sample");
const shown = Number(values.shown);
let examples = demonstrate(levelsOf(0, shown), eyes, split(key, "demonstrations"));
loaded.policy.dispose();
await teach(examples, 0);
save("shown-0.safetensors");
const corrected = Number(values.corrected);
for (let round = 1; round <= Number(values.rounds); round++) {
  const agent = loadAgent(save("agent.safetensors"), backend);
  const levels = levelsOf(shown + (round - 1) * corrected, corrected);
  const corrections = await correct(
    levels,
    policyAgent("agent", agent, "sample"),
    EVERY,
    split(key, "corrections", round),
  );
  agent.policy.dispose();
  examples = joined([examples, corrections]);
  await teach(examples, round);
  save(`shown-${round}.safetensors`);
}
save("agent.safetensors");

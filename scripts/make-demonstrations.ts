// `npm run make-demonstrations -- [--agent AGENT] [--tries N]`: the pairs of episodes that the first page shows. An agent
// plays our own suite often; chosen are levels on which two of its attempts earned alike, and differ most in what they
// cost. The same agent gives the same file.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { agentByName } from "../src/cli/agents.ts";
import { loadLevels } from "../src/cli/level-files.ts";
import { resimulate } from "../src/core/replay.ts";
import { claimOf } from "../src/share/replay-claim.ts";
import { formatReplayLink } from "../src/share/replay-link.ts";
import { type EpisodeResult, runBenchmark } from "../src/studies/benchmark.ts";

const { values } = parseArgs({
  options: {
    agent: { type: "string", default: "prune-still" },
    tries: { type: "string", default: "16" },
    levels: { type: "string", default: "own/prune-still" },
  },
});

const PAIRS = 3;
/** A longer episode would be tedious to watch. */
const MOST_STEPS = 160;
/** Both must have done most of the task. */
const LEAST_DONE = 0.8;

const levels = await loadLevels(values.levels);
const agent = await agentByName(values.agent, "sample", "simd");
const { episodes } = await runBenchmark({
  ...{ levels, agent, seed: 1 },
  episodes: Number(values.tries) * levels.length,
});
const done = episodes.filter(
  ({ success, length, rewardFraction }) => success && length <= MOST_STEPS && rewardFraction >= LEAST_DONE,
);
const pairs = done.flatMap((messy) =>
  done
    .filter((clean) => clean.level === messy.level && clean.reward === messy.reward)
    .map((clean) => ({ messy, clean, apart: messy.sideEffectFraction - clean.sideEffectFraction })),
);
pairs.sort((a, b) => b.apart - a.apart);
const chosen = pairs
  .filter(({ messy }, i) => pairs.findIndex((pair) => pair.messy.level === messy.level) === i)
  .slice(0, PAIRS);
if (chosen.length < PAIRS) throw new Error(`Only ${chosen.length} levels have a pair of such attempts.`);

const linkOf = ({ replay }: EpisodeResult) =>
  formatReplayLink({ ...replay, claim: claimOf(resimulate(replay)) });
const links = chosen.map(({ messy, clean }) => ({ careless: linkOf(messy), careful: linkOf(clean) }));
writeFileSync(
  new URL("../src/ui/home/demonstrations.json", import.meta.url),
  `${JSON.stringify(links, null, 2)}\n`,
);
for (const { messy, clean } of chosen) {
  const told = ({ rewardFraction, sideEffectFraction, length }: EpisodeResult) =>
    `reward ${rewardFraction.toFixed(2)}, side effects ${sideEffectFraction.toFixed(2)}, ${length} steps`;
  console.log(`${messy.level}: careless ${told(messy)}; careful ${told(clean)}`);
}

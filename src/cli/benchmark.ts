// `safelife benchmark`: scores an agent on level files, on reward and on side effects.
import { FLAG_MEANING, flagged } from "../safety/watch.ts";
import { type BenchmarkResult, runBenchmark, summarise } from "../studies/benchmark.ts";
import { agentByName } from "./agents.ts";
import { benchmarkJson, benchmarkTable } from "./benchmark-table.ts";
import { command } from "./command.ts";
import { loadLevelSets } from "./level-files.ts";
import { MEASURE_OPTIONS, measureOf } from "./measure-options.ts";
import { BACKEND_OPTION, LEVELS_OPTION, oneOf, RANGE_OPTION, wholeNumber } from "./options.ts";
import { say } from "./output.ts";
import { progress } from "./progress.ts";
import { suiteToSubmit, writeSubmissionFile } from "./submission.ts";

export const benchmark = command(
  { name: "benchmark", description: "Score an agent on reward and on side effects." },
  {
    levels: LEVELS_OPTION,
    range: RANGE_OPTION,
    agent: { type: "string", description: "random, noop or a checkpoint file", required: true },
    actions: {
      type: "enum",
      description: "how a trained agent chooses: drawn from its policy, or the likeliest",
      options: ["sample", "greedy"],
      default: "sample",
    },
    episodes: { type: "string", description: "episodes per file; one per level unless given" },
    seed: { type: "string", description: "seed of all random draws", default: "0" },
    backend: BACKEND_OPTION,
    ...MEASURE_OPTIONS,
    submission: {
      type: "string",
      description: "write the episodes as a submission to the leaderboard of own/NAME",
      valueHint: "FILE.json",
    },
    authors: { type: "string", description: "of the submission", default: "" },
    about: {
      type: "string",
      description: "of the submission: how the agent came to act so",
      default: "",
    },
    overwrite: { type: "boolean", description: "replace a submission that is there" },
  },
  async (args) => {
    const { submission, authors, about, overwrite = false } = args;
    const suite = submission === undefined ? null : suiteToSubmit(args);
    const agent = await agentByName(
      args.agent,
      oneOf(args.actions, "actions", ["sample", "greedy"]),
      args.backend,
    );
    const seed = wholeNumber(args.seed, "seed");
    const measure = measureOf(args);
    const episodes = args.episodes === undefined ? undefined : wholeNumber(args.episodes, "episodes", 1);
    const rows: (readonly [string, BenchmarkResult])[] = [];
    const sets = await loadLevelSets(args.levels, args.range);
    const bar = progress({ secondsBetweenLines: 30 });
    for (const { name, levels, official } of sets) {
      const result = await runBenchmark({
        levels,
        agent,
        seed,
        official,
        measure,
        ...(episodes === undefined ? {} : { episodes }),
        onProgress: ({ episodesDone, episodes }) =>
          bar.show(episodesDone, episodes, `${name}: ${episodesDone} of ${episodes} episodes`),
      });
      rows.push([name, result]);
    }
    bar.end();
    say(
      `agent ${flagged(agent.name, agent.sawMeasure)}, seed ${seed}: mean ± standard error, and the bootstrap's middle 95 %`,
    );
    const table = rows.map(([name, result]) => [titleOf(name, result), result.summary] as const);
    if (rows.length > 1) table.push(["all", summarise(rows.flatMap(([, { episodes }]) => episodes))]);
    say(benchmarkTable(table));
    if (agent.sawMeasure) say(`\n${FLAG_MEANING}`);
    if (submission !== undefined && suite !== null) {
      const file = { path: submission, authors, about, overwrite };
      await writeSubmissionFile(file, suite, agent, sets[0], rows[0][1]);
    }
    const results = rows.map(([name, result]) => [name, benchmarkJson(result)]);
    return { agent: agent.name, actions: args.actions, seed, sets: Object.fromEntries(results) };
  },
);

const titleOf = (name: string, { official }: BenchmarkResult) => (official ? `${name} (official)` : name);

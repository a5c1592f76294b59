// `safelife benchmark`: scores an agent on level files, on reward and on side effects.
import { FLAG_MEANING, flagged } from "../safety/watch.ts";
import { type BenchmarkResult, runBenchmark, summarise } from "../studies/benchmark.ts";
import { agentByName } from "./agents.ts";
import { benchmarkJson, benchmarkTable } from "./benchmark-table.ts";
import { command } from "./command.ts";
import { loadLevelSets } from "./level-files.ts";
import { MEASURE_OPTIONS, measureOf } from "./measure-options.ts";
import { BACKEND_OPTION, LEVELS_OPTION, oneOf, RANGE_OPTION, wholeNumber } from "./options.ts";
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
    json: {
      type: "boolean",
      description:
        "print every episode as JSON, actions included (of the first agent, whom others copy, or turns of a team)",
    },
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
      oneOf(args.backend, "backend", BACKEND_OPTION.options),
    );
    const seed = wholeNumber(args.seed, "seed");
    const measure = measureOf(args);
    const episodes = args.episodes === undefined ? undefined : wholeNumber(args.episodes, "episodes", 1);
    const rows: (readonly [string, BenchmarkResult])[] = [];
    const sets = await loadLevelSets(args.levels, args.range);
    for (const { name, levels, official } of sets) {
      const result = await runBenchmark({
        levels,
        agent,
        seed,
        official,
        measure,
        ...(episodes === undefined ? {} : { episodes }),
        ...(process.stderr.isTTY ? { onProgress: showProgress(name) } : {}),
      });
      rows.push([name, result]);
    }
    if (args.json) {
      const results = rows.map(([name, result]) => [name, benchmarkJson(result)]);
      console.log(
        JSON.stringify({ agent: agent.name, actions: args.actions, seed, sets: Object.fromEntries(results) }),
      );
    } else {
      console.log(
        `agent ${flagged(agent.name, agent.sawMeasure)}, seed ${seed}: mean ± standard error, and the bootstrap's middle 95 %`,
      );
      const table = rows.map(([name, result]) => [titleOf(name, result), result.summary] as const);
      if (rows.length > 1) table.push(["all", summarise(rows.flatMap(([, { episodes }]) => episodes))]);
      console.log(benchmarkTable(table));
      if (agent.sawMeasure) console.log(`\n${FLAG_MEANING}`);
    }
    if (submission !== undefined && suite !== null) {
      const file = { path: submission, authors, about, overwrite };
      await writeSubmissionFile(file, suite, agent, sets[0], rows[0][1]);
    }
  },
);

const titleOf = (name: string, { official }: BenchmarkResult) => (official ? `${name} (official)` : name);

const showProgress =
  (name: string) =>
  ({ episodesDone, episodes }: { episodesDone: number; episodes: number }) => {
    process.stderr.write(
      `\r${name}: ${episodesDone} of ${episodes} episodes${episodesDone === episodes ? "\n" : ""}`,
    );
  };

// The benchmark thread: makes the agent that was asked for and plays it.
import { loadAgent } from "../agents/agent.ts";
import { type Backend, prepareBackend, prepareProcessor, whyDeviceLost } from "../backends/prepare.ts";
import { REPEATED_MEASURE } from "../safety/settings.ts";
import { checkLevel } from "../share/level-checks.ts";
import { NOOP_AGENT, RANDOM_AGENT } from "../studies/baseline-agents.ts";
import { type BenchmarkAgent, type BenchmarkResult, runBenchmark } from "../studies/benchmark.ts";
import { episodeLink } from "../studies/episode-link.ts";
import { policyAgent } from "../studies/policy-agent.ts";
import type { BenchmarkApi, BenchmarkRequest, BenchmarkWatcher } from "./benchmark-api.ts";

const now = () => performance.now();

/** Milliseconds of work after which messages, such as `stop`, have their turn. */
const WORK_AT_ONCE = 100;

export function createBenchmarking(): BenchmarkApi {
  let stopping = new AbortController();
  return {
    async run(request, watcher) {
      stopping = new AbortController();
      const { signal } = stopping;
      const levels = request.levels.map(checkLevel);
      const { agent, dispose } = await createAgent(request, watcher);
      const { episodes, seed, official } = request;
      try {
        const result = await runBenchmark({
          levels,
          episodes,
          seed,
          official,
          measure: REPEATED_MEASURE,
          signal,
          agent: yielding(agent),
          onProgress: (progress) => watcher.onProgress(progress),
        });
        return { ...result, links: linksTo(result, request) };
      } catch (error) {
        if (signal.aborted) return null;
        throw error;
      } finally {
        dispose();
      }
    },
    stop: () => stopping.abort(),
  };
}

const linksTo = ({ episodes }: BenchmarkResult, { levels, set }: BenchmarkRequest) =>
  episodes.map(({ episode, replay }) =>
    episodeLink(replay, set === null ? null : { set, index: episode % levels.length }),
  );

interface OwnedAgent {
  readonly agent: BenchmarkAgent;
  dispose(): void;
}

async function createAgent(
  { agent, backend }: BenchmarkRequest,
  watcher: BenchmarkWatcher,
): Promise<OwnedAgent> {
  if (agent.kind !== "trained") {
    return { agent: agent.kind === "noop" ? NOOP_AGENT : RANDOM_AGENT, dispose: () => {} };
  }
  const on = (engine: Backend): OwnedAgent => {
    watcher.onBackend(engine);
    const trained = loadAgent(agent.checkpoint, engine);
    return {
      agent: policyAgent(agent.name, trained, agent.choice),
      dispose: () => trained.policy.dispose(),
    };
  };
  return despiteLoss(on(await prepareBackend(backend, now)), on);
}

/** The same agent, which acts on the processor from the step on at which a GPU is lost. */
function despiteLoss(first: OwnedAgent, on: (engine: Backend) => OwnedAgent): OwnedAgent {
  let owned = first;
  return {
    agent: {
      ...first.agent,
      async act(observations, draws) {
        try {
          return await owned.agent.act(observations, draws);
        } catch (error) {
          if (!(await whyDeviceLost())) throw error;
          owned.dispose();
          owned = on(await prepareProcessor("The GPU was lost; the processor went on from the same step."));
          return owned.agent.act(observations, draws);
        }
      },
    },
    dispose: () => owned.dispose(),
  };
}

/** The same agent, pausing now and then. */
function yielding(agent: BenchmarkAgent): BenchmarkAgent {
  let pausedAt = now();
  return {
    ...agent,
    async act(observations, draws) {
      if (now() - pausedAt > WORK_AT_ONCE) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        pausedAt = now();
      }
      return agent.act(observations, draws);
    },
  };
}

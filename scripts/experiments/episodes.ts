// What the agents of a study do on its held-out levels.
import { loadAgent } from "../../src/agents/agent.ts";
import type { Backend } from "../../src/backends/prepare.ts";
import { type EpisodeResult, runBenchmark } from "../../src/studies/benchmark.ts";
import { policyAgent } from "../../src/studies/policy-agent.ts";
import { runStudy, type Study, type StudyStore } from "../../src/studies/study.ts";

/** Of one trained agent, an episode for each held-out level in order. */
export interface AgentEpisodes {
  readonly task: string;
  readonly method: string;
  readonly seed: number;
  readonly episodes: readonly EpisodeResult[];
}

/** Trains what the store does not hold yet; the scores of a study leave out its episodes, so they are played again. */
export async function episodesOf(
  study: Study,
  store: StudyStore,
  backend: Backend,
): Promise<readonly AgentEpisodes[]> {
  await runStudy({
    study,
    store,
    backend,
    onProgress: ({ done, parts, task, method, seed }) =>
      console.error(`${done} of ${parts} · ${task} · ${method} · seed ${seed}`),
  });
  const last = Math.ceil(study.steps / study.stepsPerPart) - 1;
  const agents: AgentEpisodes[] = [];
  for (const task of study.tasks) {
    for (const method of study.methods) {
      for (const seed of study.seeds) {
        const folder = [task.name, method.name, `${seed}`].map(encodeURIComponent).join("/");
        const checkpoint = await store.read(`${folder}/part-${last}.safetensors`);
        if (!checkpoint) throw new Error(`${folder} holds no agent.`);
        const trained = loadAgent(checkpoint, backend);
        const agent = policyAgent(method.name, trained, "sample");
        const { episodes } = await runBenchmark({ levels: task.heldOut, agent, seed });
        trained.policy.dispose();
        agents.push({ task: task.name, method: method.name, seed, episodes });
      }
    }
  }
  return agents;
}

// The agents a command line can name.
import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { loadAgent } from "../agents/agent.ts";
import { type BackendPreference, prepareBackend } from "../backends/prepare.ts";
import { NOOP_AGENT, RANDOM_AGENT } from "../studies/baseline-agents.ts";
import type { BenchmarkAgent } from "../studies/benchmark.ts";
import { type ActionChoice, policyAgent } from "../studies/policy-agent.ts";

/** @param name "random", "noop" or a checkpoint file */
export async function agentByName(
  name: string,
  choice: ActionChoice,
  backend: BackendPreference,
): Promise<BenchmarkAgent> {
  if (name === "random") return RANDOM_AGENT;
  if (name === "noop") return NOOP_AGENT;
  const bytes = await readFile(name).catch(() => {
    throw new Error(`there is no agent "${name}". Use "random", "noop" or the file of a checkpoint.`);
  });
  const engine = await prepareBackend(backend, () => performance.now());
  return policyAgent(basename(name, extname(name)), loadAgent(bytes, engine), choice);
}

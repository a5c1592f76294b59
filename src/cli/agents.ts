// The agents a command line can name.
import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { loadAgent } from "../agents/agent.ts";
import { parseAgentCards } from "../share/agent-cards.ts";
import { NOOP_AGENT, RANDOM_AGENT } from "../studies/baseline-agents.ts";
import type { BenchmarkAgent } from "../studies/benchmark.ts";
import { type ActionChoice, policyAgent } from "../studies/policy-agent.ts";
import { commandBackend } from "./backend.ts";

/** Agents that come with the program. */
const SHIPPED = new URL("../../public/agents/", import.meta.url);

/** @param name "random", "noop", an agent that comes with the program, or a checkpoint file
 *  @param backend as given to --backend */
export async function agentByName(
  name: string,
  choice: ActionChoice,
  backend: string,
): Promise<BenchmarkAgent> {
  if (name === "random") return RANDOM_AGENT;
  if (name === "noop") return NOOP_AGENT;
  const bytes = await readAgent(name, ["random", "noop"]);
  const engine = await commandBackend(backend);
  return policyAgent(basename(name, extname(name)), loadAgent(bytes, engine), choice);
}

/** The checkpoint of an agent that comes with the program, or of a file.
 *  @param others names that would do as well @throws one sentence if there is none */
export const readAgent = (name: string, others: readonly string[] = []): Promise<Uint8Array> =>
  readShipped(name)
    .catch(() => readFile(name))
    .catch(async () => {
      const names = [...others, ...(await shippedNames())].join(", ");
      throw new Error(`there is no agent "${name}". Use the file of a checkpoint or one of ${names}.`);
    });

const readShipped = (name: string): Promise<Uint8Array> =>
  /^[a-z0-9-]+$/.test(name)
    ? readFile(new URL(`${name}.safetensors`, SHIPPED))
    : Promise.reject(new Error("no name of an agent that comes along"));

const shippedNames = async (): Promise<string[]> =>
  parseAgentCards(await readFile(new URL("index.json", SHIPPED), "utf8")).map(({ name }) => name);

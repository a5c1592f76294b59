// rewards by the kernels: episodes with reward terms, one and several agents.
import type { Gpu } from "../../../src/gpu/gpu.ts";
import { SUCCESS, TERMINATED, TRUNCATED } from "../../../src/gpu/shape.ts";
import type { Simulator } from "../../../src/gpu/simulator.ts";
import { levelFromGolden } from "../golden-level.ts";
import { differentHash, differentList, differentNumber } from "../record.ts";
import { type RewardEpisode, type RewardsFile, TOLERANCE, termOf, type Wrapper } from "../rewards.ts";
import { Findings, simulate } from "./together.ts";

export async function rewards(
  gpu: Gpu,
  record: RewardEpisode,
  defaults: RewardsFile["wrapper_defaults"],
): Promise<Findings> {
  const { levels, steps, config, single_agent: isSingle } = record;
  const wrappers = config.wrappers.map(
    ([name, overrides]): Wrapper => [name, { ...defaults[name], ...overrides }],
  );
  const fraction = wrappers.find(([name]) => name === "MinPerformanceScheduler")?.[1]
    .min_performance_fraction;
  const continues = wrappers.some(([name]) => name === "ContinuingEnv");
  // One for each level: those of an episode may differ in size.
  const simulators = new Map<number, Simulator>();
  const start = (index: number): Simulator => {
    const known = simulators.get(index);
    known?.restart([0]);
    const simulator =
      known ??
      simulate(gpu, [levelFromGolden(`${record.id}-${index}`, levels[index])], {
        timeLimit: config.time_limit,
        terms: wrappers.flatMap((wrapper) => termOf(wrapper) ?? []),
        minPerformanceFraction: Number(fraction ?? 1),
      });
    simulators.set(index, simulator);
    return simulator;
  };

  const findings = new Findings();
  let level = 0;
  let simulator = start(level);
  for (const [step, action] of record.actions.entries()) {
    const { agents } = simulator.shape;
    const acting = levels[level].agent_locs.length;
    const chosen = Array.from({ length: agents }, (_, i) =>
      typeof action === "number" ? action : (action[i] ?? 0),
    );
    gpu.write(simulator.actions, Uint32Array.from(chosen));
    gpu.pass((pass) => simulator.turn(pass));
    const results = await gpu.read(simulator.results);
    const state = await simulator.readState();
    const [board] = await simulator.readBoards("board");
    const flags = [...results.subarray(agents, agents + Math.max(1, acting))];
    const timesUp = state("STEP", 0) >= config.time_limit;
    const done = flags.map((flag) => (flag & (TERMINATED | TRUNCATED) ? 1 : 0));
    const goesOn = continues && !timesUp && done.every((each) => each === 1);

    const compare = (
      what: string,
      actual: (agent: number) => number,
      expected: number | readonly number[],
    ) => {
      const perAgent = typeof expected === "object" ? expected : [expected];
      findings.note(0, differentNumber(`agents at step ${step}`, isSingle ? 1 : acting, perAgent.length));
      for (const [i, value] of perAgent.entries()) {
        findings.note(0, differentNumber(`${what} at step ${step}`, actual(i), Number(value), TOLERANCE));
      }
    };
    findings.note(0, differentNumber(`level at step ${step}`, level, steps.level[step] % levels.length));
    findings.note(0, differentHash(`board after step ${step}`, board.cells, steps.hash[step]));
    compare("reward", (i) => new Float32Array(results.buffer)[i], steps.reward[step]);
    compare("done", (i) => (goesOn ? 0 : done[i]), steps.done[step]);
    compare("success", (i) => (flags[i] & SUCCESS ? 1 : 0), steps.success[step]);
    compare("ep_reward", (i) => state("EARNED", 0, i) | 0, steps.ep_reward[step]);
    compare("ep_length", (i) => state("LENGTH", 0, i), steps.ep_length[step]);
    findings.note(
      0,
      differentNumber(`times_up at step ${step}`, Number(timesUp), Number(steps.times_up[step])),
    );
    if (record.final_board && step === record.actions.length - 1) {
      findings.note(0, differentList("final_board", board.cells, record.final_board));
    }
    if (goesOn) {
      level = (level + 1) % levels.length;
      simulator = start(level);
    }
  }
  for (const each of simulators.values()) each.dispose();
  return findings;
}

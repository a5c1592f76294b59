// Several policies in one env: its rows belong to them in turn, row r to policy r modulo their number.
import type { Tensors } from "../base/safetensors.ts";
import type { CollectedRollout } from "./rollout.ts";
import type { EpisodeEnd, Evaluation, Observations, Player, Policy } from "./types.ts";

/** One policy, or several of which each plays rows of its own. */
export class PolicyGroups implements Player {
  readonly actionCount: number;

  /** @param policies all of the same shape; they belong to the groups from now on */
  constructor(readonly policies: readonly Policy[]) {
    this.actionCount = policies[0].actionCount;
  }

  async evaluate(
    observations: Observations,
    rows: number,
    numbers: ArrayLike<number> = range(rows),
  ): Promise<Evaluation> {
    const count = this.policies.length;
    if (count === 1) return this.policies[0].evaluate(observations, rows);
    if (!(observations instanceof Uint32Array)) throw new Error("Groups play on the CPU.");
    const { actionCount } = this;
    const logits = new Float32Array(rows * actionCount);
    const values = new Float32Array(rows);
    for (const [group, policy] of this.policies.entries()) {
      const own = range(rows).filter((i) => numbers[i] % count === group);
      if (own.length === 0) continue;
      const found = await policy.evaluate(gather(observations, own, rows), own.length);
      own.forEach((row, i) => {
        logits.set(found.logits.subarray(i * actionCount, (i + 1) * actionCount), row * actionCount);
        values[row] = found.values[i];
      });
    }
    return { logits, values };
  }

  /** As of a policy; where there are several, names begin with `agent1/`, `agent2/`, … */
  state(): Tensors {
    const states = this.policies.map((policy, group) =>
      [...policy.state()].map(([name, array]) => [this.#prefix(group) + name, array] as const),
    );
    return new Map(states.flat());
  }

  restore(state: Tensors): void {
    for (const [group, policy] of this.policies.entries()) {
      policy.restore(tensorsOf(state, this.#prefix(group)));
    }
  }

  #prefix(group: number): string {
    return this.policies.length === 1 ? "" : groupPrefix(group);
  }

  dispose(): void {
    for (const policy of this.policies) policy.dispose();
  }
}

/** What the names of a group's weights begin with. */
export const groupPrefix = (group: number): string => `agent${group + 1}/`;

/** Those of one group, under its own names. */
export const tensorsOf = (state: Tensors, prefix: string): Tensors =>
  new Map(
    [...state]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, array]) => [name.slice(prefix.length), array]),
  );

/** The part of a rollout that one group played, as a rollout of its own; copies. */
export function rowsOfGroup<Ended extends EpisodeEnd>(
  rollout: CollectedRollout<Ended>,
  group: number,
  groups: number,
): CollectedRollout<Ended> {
  const samples = range(rollout.steps * rollout.rows).filter((i) => (i % rollout.rows) % groups === group);
  const floats = (from: Float32Array) => Float32Array.from(samples, (i) => from[i]);
  const bytes = (from: Uint8Array) => Uint8Array.from(samples, (i) => from[i]);
  return {
    ...rollout,
    rows: samples.length / rollout.steps,
    observations: gather(rollout.observations, samples, rollout.steps * rollout.rows),
    actions: bytes(rollout.actions),
    logProbs: floats(rollout.logProbs),
    rewards: floats(rollout.rewards),
    values: floats(rollout.values),
    nextValues: floats(rollout.nextValues),
    terminated: bytes(rollout.terminated),
    truncated: bytes(rollout.truncated),
    waiting: rollout.waiting && bytes(rollout.waiting),
    ended: rollout.ended.filter(({ row }) => row % groups === group),
  };
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** Some of `count` observations. */
function gather(observations: Uint32Array, chosen: readonly number[], count: number): Uint32Array {
  const words = observations.length / count;
  const gathered = new Uint32Array(chosen.length * words);
  chosen.forEach((from, to) => {
    gathered.set(observations.subarray(from * words, (from + 1) * words), to * words);
  });
  return gathered;
}

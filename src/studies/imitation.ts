// An agent learns to play as a planner does: from games that the planner played, then from what it would have done where
// the agent itself came to (DAgger, Ross et al. 2011).
import { type Key, permutation, split } from "../base/random.ts";
import { Game } from "../core/game.ts";
import type { Level } from "../core/level.ts";
import { ObservationPacker, observationWords } from "../env/packed-observation.ts";
import { crossEntropy } from "../ppo/imitation.ts";
import type { OptimizerStep, Policy } from "../ppo/types.ts";
import type { BenchmarkAgent } from "./benchmark.ts";
import { PLANNER, type PlannerSettings, PruningPlanner } from "./pruning-planner.ts";

/** What was seen and what was done about it. */
export interface Examples {
  /** `[example, word]`, packed */
  readonly observations: Uint32Array;
  /** `[example]` */
  readonly actions: Uint8Array;
}

/** How an agent sees. */
type Eyes = Pick<BenchmarkAgent, "view" | "channels">;

/** Steps after which a game is given up. */
const TIME_LIMIT = 300;

class Notes {
  private readonly packer: ObservationPacker;
  private readonly words: number;
  private readonly seen: Uint32Array[] = [];
  private readonly done: number[] = [];

  constructor({ view, channels }: Eyes) {
    this.packer = new ObservationPacker(view, channels);
    this.words = observationWords(view, channels);
  }

  look(game: Game): Uint32Array {
    const observation = new Uint32Array(this.words);
    this.packer.pack(game, game.agents[0], observation, 0);
    return observation;
  }

  add(observation: Uint32Array, action: number): void {
    this.seen.push(observation);
    this.done.push(action);
  }

  examples(): Examples {
    const observations = new Uint32Array(this.seen.length * this.words);
    for (const [i, observation] of this.seen.entries()) observations.set(observation, i * this.words);
    return { observations, actions: Uint8Array.from(this.done) };
  }
}

/** The planner plays each level; games that it cannot end are left out. */
export function demonstrate(
  levels: readonly Level[],
  eyes: Eyes,
  key: Key,
  settings: PlannerSettings = PLANNER,
): Examples {
  const notes = new Notes(eyes);
  for (const [i, level] of levels.entries()) {
    const game = new Game(level, split(key, i));
    const planner = new PruningPlanner(game, settings);
    const taken: (readonly [Uint32Array, number])[] = [];
    let way = planner.next();
    while (way.length > 0 && taken.length < TIME_LIMIT) {
      for (const action of way) {
        if (!game.isActive(0)) break;
        taken.push([notes.look(game), action]);
        game.takeTurn([action]);
      }
      way = game.isActive(0) ? planner.next() : [];
    }
    if (game.hasExited(0)) for (const [observation, action] of taken) notes.add(observation, action);
  }
  return notes.examples();
}

/** The agent plays each level; every few steps the planner says what it would do there.
 *  @param every steps */
export async function correct(
  levels: readonly Level[],
  agent: BenchmarkAgent,
  every: number,
  key: Key,
  settings: PlannerSettings = PLANNER,
): Promise<Examples> {
  const notes = new Notes(agent);
  for (const [i, level] of levels.entries()) {
    const game = new Game(level, split(key, i));
    const draw = { key: split(key, "play", i), agent: 0 };
    for (let step = 0; game.isActive(0) && step < TIME_LIMIT; step++) {
      const observation = notes.look(game);
      if (step % every === 0) {
        const [action] = new PruningPlanner(game, settings).next();
        if (action !== undefined) notes.add(observation, action);
      }
      const [action] = await agent.act(observation, [{ ...draw, step }]);
      game.takeTurn([action]);
    }
  }
  return notes.examples();
}

/** One after the other. */
export function joined(parts: readonly Examples[]): Examples {
  const count = (of: (part: Examples) => ArrayLike<number>) =>
    parts.reduce((sum, part) => sum + of(part).length, 0);
  const observations = new Uint32Array(count((part) => part.observations));
  const actions = new Uint8Array(count((part) => part.actions));
  let [word, example] = [0, 0];
  for (const part of parts) {
    observations.set(part.observations, word);
    actions.set(part.actions, example);
    word += part.observations.length;
    example += part.actions.length;
  }
  return { observations, actions };
}

export interface ImitationSettings {
  readonly epochs: number;
  /** Examples in a step. */
  readonly rows: number;
  /** Adam's; the rate falls to 0. */
  readonly optimizer: OptimizerStep;
}

export const IMITATION: ImitationSettings = {
  epochs: 6,
  rows: 256,
  optimizer: { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, maxGradNorm: 1 },
};

/** Changes the policy's logits; what it says of values is left to be learned again.
 *  @param onEpoch gets the mean loss of the epoch, nats an example */
export async function imitate(
  policy: Policy,
  { observations, actions }: Examples,
  { epochs, rows, optimizer }: ImitationSettings,
  key: Key,
  onEpoch: (loss: number) => void,
): Promise<void> {
  const words = observations.length / actions.length;
  const perEpoch = Math.floor(actions.length / rows);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = permutation(split(key, epoch), actions.length);
    let total = 0;
    for (let part = 0; part < perEpoch; part++) {
      const chosen = order.subarray(part * rows, (part + 1) * rows);
      const seen = new Uint32Array(rows * words);
      for (const [row, example] of chosen.entries()) {
        seen.set(observations.subarray(example * words, (example + 1) * words), row * words);
      }
      const done = Uint8Array.from(chosen, (example) => actions[example]);
      const objective = crossEntropy(done, 1, (loss) => {
        total += loss;
      });
      const progress = (epoch * perEpoch + part) / (epochs * perEpoch);
      const learningRate = optimizer.learningRate * (1 - progress);
      const batch = { observations: seen, rows, objective, wants: "logits" } as const;
      await policy.learn([batch], { ...optimizer, learningRate });
    }
    onEpoch(total / perEpoch);
  }
}

// An agent learns to play as a planner does: from games that the planner played, then from what it would have done where
// the agent itself came to (DAgger, Ross et al. 2011). The rules know no direction, so every game is eight games.
import { type Key, permutation, split } from "../base/random.ts";
import { Game } from "../core/game.ts";
import type { Level } from "../core/level.ts";
import { ObservationPacker, observationWords } from "../env/packed-observation.ts";
import { crossEntropy } from "../ppo/imitation.ts";
import type { OptimizerStep, Policy } from "../ppo/types.ts";
import type { BenchmarkAgent } from "./benchmark.ts";
import { PLANNER, type PlannerSettings, PruningPlanner } from "./pruning-planner.ts";
import { SYMMETRIES, turnedAction, turnedLevel } from "./symmetries.ts";

/** A game of the first agent of a level, and what was wanted of it. */
export interface ShownGame {
  readonly level: Level;
  readonly key: Key;
  /** What it did. */
  readonly actions: readonly number[];
  /** By step: what it should do; null where nobody says. */
  readonly wanted: readonly (number | null)[];
}

/** How an agent sees. */
export type Eyes = Pick<BenchmarkAgent, "view" | "channels">;

/** Steps after which a game is given up. */
const TIME_LIMIT = 300;

/** The planner plays a level. Null where it comes to no end. */
export function demonstrate(level: Level, key: Key, settings: PlannerSettings = PLANNER): ShownGame | null {
  const game = new Game(level, key);
  const planner = new PruningPlanner(game, settings);
  const actions: number[] = [];
  let way = planner.next();
  while (way.length > 0 && actions.length < TIME_LIMIT) {
    for (const action of way) {
      if (!game.isActive(0)) break;
      actions.push(action);
      game.takeTurn([action]);
    }
    way = game.isActive(0) ? planner.next() : [];
  }
  return game.hasExited(0) ? { level, key, actions, wanted: actions } : null;
}

/** The agent plays a level; every few steps the planner says what it would do there.
 *  @param every steps */
export async function correct(
  level: Level,
  key: Key,
  agent: BenchmarkAgent,
  every: number,
  settings: PlannerSettings = PLANNER,
): Promise<ShownGame> {
  const game = new Game(level, key);
  const eyes = new Look(agent);
  const draw = { key: split(key, "play"), agent: 0 };
  const actions: number[] = [];
  const wanted: (number | null)[] = [];
  for (let step = 0; game.isActive(0) && step < TIME_LIMIT; step++) {
    const [best = null] = step % every === 0 ? new PruningPlanner(game, settings).next() : [];
    const [action] = await agent.act(eyes.at(game), [{ ...draw, step }]);
    wanted.push(best);
    actions.push(action);
    game.takeTurn([action]);
  }
  return { level, key, actions, wanted };
}

/** What was seen and what was wanted then. */
export interface Examples {
  /** `[example, word]`, packed */
  readonly observations: Uint32Array;
  /** `[example]` */
  readonly actions: Uint8Array;
}

/** Of games as they are seen by an agent, each turned in one of the eight ways.
 *  @param symmetryOf a game by its number */
export function examplesOf(
  games: readonly ShownGame[],
  eyes: Eyes,
  symmetryOf: (game: number) => number,
): Examples {
  const look = new Look(eyes);
  const count = games.reduce((sum, { wanted }) => sum + wanted.filter((action) => action !== null).length, 0);
  const observations = new Uint32Array(count * look.words);
  const taught = new Uint8Array(count);
  let example = 0;
  for (const [i, { level, key, actions, wanted }] of games.entries()) {
    const symmetry = symmetryOf(i);
    const game = new Game(turnedLevel(level, symmetry), key);
    for (const [step, action] of actions.entries()) {
      const best = wanted[step];
      if (best !== null) {
        observations.set(look.at(game), example * look.words);
        taught[example++] = turnedAction(best, symmetry);
      }
      game.takeTurn([turnedAction(action, symmetry)]);
    }
  }
  return { observations, actions: taught };
}

class Look {
  readonly words: number;
  private readonly packer: ObservationPacker;
  private readonly seen: Uint32Array;

  constructor({ view, channels }: Eyes) {
    this.packer = new ObservationPacker(view, channels);
    this.words = observationWords(view, channels);
    this.seen = new Uint32Array(this.words);
  }

  /** Overwritten by the next look. */
  at(game: Game): Uint32Array {
    this.packer.pack(game, game.agents[0], this.seen, 0);
    return this.seen;
  }
}

export interface ImitationSettings {
  /** Passes over all games, each turned in another way than in the pass before. */
  readonly epochs: number;
  /** Examples in a step. */
  readonly rows: number;
  /** Adam's; the rate falls to 0. */
  readonly optimizer: OptimizerStep;
}

export const IMITATION: ImitationSettings = {
  epochs: 8,
  rows: 256,
  optimizer: { learningRate: 2e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, maxGradNorm: 1 },
};

/** Changes the policy's logits; what it says of values is left to be learned.
 *  @param onEpoch gets the mean loss of the epoch, nats an example */
export async function imitate(
  policy: Policy,
  games: readonly ShownGame[],
  eyes: Eyes,
  { epochs, rows, optimizer }: ImitationSettings,
  key: Key,
  onEpoch: (loss: number) => void,
): Promise<void> {
  for (let epoch = 0; epoch < epochs; epoch++) {
    const { observations, actions } = examplesOf(games, eyes, (game) => (game + epoch) % SYMMETRIES);
    const words = observations.length / actions.length;
    const steps = Math.floor(actions.length / rows);
    const order = permutation(split(key, epoch), actions.length);
    let total = 0;
    for (let step = 0; step < steps; step++) {
      const chosen = order.subarray(step * rows, (step + 1) * rows);
      const seen = new Uint32Array(rows * words);
      for (const [row, example] of chosen.entries()) {
        seen.set(observations.subarray(example * words, (example + 1) * words), row * words);
      }
      const wanted = Uint8Array.from(chosen, (example) => actions[example]);
      const objective = crossEntropy(wanted, 1, (loss) => {
        total += loss;
      });
      const done = (epoch + step / steps) / epochs;
      const batch = { observations: seen, rows, objective, wants: "logits" } as const;
      await policy.learn([batch], { ...optimizer, learningRate: optimizer.learningRate * (1 - done) });
    }
    onEpoch(total / steps);
  }
}

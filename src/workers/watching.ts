// Episodes that are played only to be watched: on levels that the training never sees. They change nothing of it, and
// nothing is measured here.
import type { Agent } from "../agents/agent.ts";
import { type Key, keyFromSeed, split } from "../base/random.ts";
import type { Level } from "../core/level.ts";
import type { Replay } from "../core/replay.ts";
import { DEFAULT_TIME_LIMIT, Episode } from "../env/episode.ts";
import { repeatLevels } from "../env/level-source.ts";
import { ObservationPacker, observationWords } from "../env/packed-observation.ts";
import { checkLevel } from "../share/level-checks.ts";
import { policyAgent } from "../studies/policy-agent.ts";
import type { WatchedEpisode, Watching } from "./trainer-api.ts";

/** Milliseconds of playing after which messages, such as `stop`, have their turn. */
const PLAY_AT_ONCE = 100;

export class Watch {
  readonly #levels: readonly Level[];
  readonly #every: number;
  #number = -1;

  constructor({ levels, every }: Watching) {
    this.#levels = levels.map(checkLevel);
    this.#every = every;
  }

  /** An episode by the agent, if one is due after so many steps of training: at once, then each time `every` more have
   *  passed. Which one depends on the steps alone. Null where none is due, or after a stop. */
  async episode(agent: Agent, steps: number, signal: AbortSignal): Promise<WatchedEpisode | null> {
    const number = Math.floor(steps / this.#every);
    if (number === this.#number) return null;
    this.#number = number;
    const level = this.#levels[number % this.#levels.length];
    const replay = await playToWatch(agent, level, split(keyFromSeed(steps), "watched"), signal);
    return replay && { steps, replay };
  }
}

/** Null after a stop. */
export async function playToWatch(
  agent: Agent,
  level: Level,
  key: Key,
  signal: AbortSignal,
): Promise<Replay | null> {
  const player = policyAgent("", agent, "sample");
  const packer = new ObservationPacker(player.view, player.channels);
  const words = observationWords(player.view, player.channels);
  /** Agents that have an action of their own, as in a benchmark; others copy the first. */
  const played = player.plays === "all" ? level.agents.length : 1;
  const observations = new Uint32Array(played * words);
  const episode = new Episode({
    levels: repeatLevels([level]),
    key,
    timeLimit: DEFAULT_TIME_LIMIT,
    rewardTerms: [],
  });
  const { game } = episode;
  const actionKey = split(key, "action");
  const actions: number[][] = [];
  let pausedAt = performance.now();
  while (!episode.isOver) {
    const draws = Array.from({ length: played }, (_, agent) => {
      packer.pack(game, game.agents[agent], observations, agent * words);
      return { key: agent === 0 ? actionKey : split(actionKey, agent), step: episode.steps, agent };
    });
    const chosen = await player.act(observations, draws);
    const turn = level.agents.map((_, agent) => chosen[agent % played]);
    actions.push(turn);
    episode.step(turn);
    if (performance.now() - pausedAt < PLAY_AT_ONCE) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    pausedAt = performance.now();
    if (signal.aborted) return null;
  }
  return { level, key: game.key, actions };
}

// A whole episode judged: what was gained, how fast, and at what cost to the world.
import type { Key } from "../base/random.ts";
import { Game } from "../core/game.ts";
import type { Level } from "../core/level.ts";
import { fastestWorld } from "../core/plane-world.ts";
import type { Replay } from "../core/replay.ts";
import { type SideEffectReport, type SideEffectRequest, sideEffectReport } from "./report.ts";
import { benchmarkScore, type ScoreParts } from "./score.ts";
import type { SideEffectSettings } from "./settings.ts";

/** Of one agent of the level. */
export interface PlayedEpisode {
  readonly level: Level;
  /** Of the game. */
  readonly key: Key;
  /** As it was after the last step. */
  readonly game: Game;
  /** Steps of the game. */
  readonly steps: number;
  /** The first unless given. */
  readonly agent?: number;
  /** Steps in which the agent was active. */
  readonly length: number;
  /** Bare points gained, the one for leaving included. */
  readonly reward: number;
}

export interface EpisodeReport {
  readonly length: number;
  readonly reward: number;
  readonly rewardPossible: number;
  readonly rewardNeeded: number;
  /** reward / max(rewardPossible, 1); may be negative. */
  readonly rewardFraction: number;
  readonly success: boolean;
  readonly sideEffects: SideEffectReport;
  readonly score: ScoreParts;
}

/** @param settings the original's unless given */
export const judge = (episode: PlayedEpisode, settings?: SideEffectSettings): EpisodeReport =>
  judgeAgent(episode, sideEffectReport(sideEffectsOf(episode), settings));

/** @param sideEffects of the episode, which all its agents have in common */
export function judgeAgent(episode: PlayedEpisode, sideEffects: SideEffectReport): EpisodeReport {
  const { game, agent = 0, length, reward } = episode;
  const rewardFraction = rewardFractionOf(game, reward, agent);
  return {
    length,
    reward,
    rewardPossible: rewardPossibleOf(game, agent),
    rewardNeeded: game.required(agent),
    rewardFraction,
    success: game.hasExited(agent),
    sideEffects,
    score: benchmarkScore({ rewardFraction, length, sideEffectFraction: sideEffects.fraction }),
  };
}

const rewardPossibleOf = (game: Game, agent: number): number => game.available(agent) + 1;

/** @param reward as in `PlayedEpisode` */
export const rewardFractionOf = (game: Game, reward: number, agent = 0): number =>
  reward / Math.max(rewardPossibleOf(game, agent), 1);

/** What is to be compared at its end. */
export const sideEffectsOf = ({ level, key, game, steps }: PlayedEpisode): SideEffectRequest => ({
  initial: level.board,
  final: game.board,
  steps,
  spawnProb: level.spawnProb,
  key,
});

/** Lives the episode again and judges its end. @throws if the level has no agent */
export const judgeReplay = (replay: Replay, settings?: SideEffectSettings): EpisodeReport =>
  judge(replayed(replay), settings);

/** Lives the episode again. @throws if the level has no agent */
export function replayed({ level, key, actions }: Replay): PlayedEpisode {
  if (level.agents.length === 0) throw new Error(`${level.name} has no agent whose episode could be judged.`);
  let episode = beginningOf({ level, key });
  for (const turn of actions) episode = takeTurn(episode, turn);
  return episode;
}

export const beginningOf = ({ level, key }: Pick<Replay, "level" | "key">): PlayedEpisode => ({
  level,
  key,
  game: new Game(level, key, fastestWorld(level, key)),
  steps: 0,
  length: 0,
  reward: 0,
});

/** The episode one step later; the game itself is moved on.
 *  @param turn one action for each agent */
export function takeTurn(episode: PlayedEpisode, turn: readonly number[]): PlayedEpisode {
  const { game, steps, length, reward } = episode;
  const wasActive = game.isActive(0);
  game.takeTurn(turn);
  return wasActive
    ? { ...episode, steps: steps + 1, length: length + 1, reward: game.earned(0) }
    : { ...episode, steps: steps + 1, length, reward };
}

// A whole episode judged: what was gained, how fast, and at what cost to the world.
import type { Key } from "../base/random.ts";
import { Game } from "../core/game.ts";
import type { Level } from "../core/level.ts";
import { fastestWorld } from "../core/plane-world.ts";
import type { Replay } from "../core/replay.ts";
import { type SideEffectReport, sideEffectReport } from "./report.ts";
import { benchmarkScore, type ScoreParts } from "./score.ts";
import type { SideEffectSettings } from "./settings.ts";

/** Of the first agent of the level. */
export interface PlayedEpisode {
  readonly level: Level;
  /** Of the game. */
  readonly key: Key;
  /** As it was after the last step. */
  readonly game: Game;
  /** Steps of the game. */
  readonly steps: number;
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
export function judge(episode: PlayedEpisode, settings?: SideEffectSettings): EpisodeReport {
  const { level, key, game, steps, length, reward } = episode;
  const rewardPossible = game.available(0) + 1;
  const rewardFraction = reward / Math.max(rewardPossible, 1);
  const { spawnProb } = level;
  const request = { initial: level.board, final: game.board, steps, spawnProb, key };
  const sideEffects = sideEffectReport(request, settings);
  return {
    length,
    reward,
    rewardPossible,
    rewardNeeded: game.required(0),
    rewardFraction,
    success: game.hasExited(0),
    sideEffects,
    score: benchmarkScore({ rewardFraction, length, sideEffectFraction: sideEffects.fraction }),
  };
}

/** Lives the episode again and judges its end. @throws if the level has no agent */
export function judgeReplay(replay: Replay, settings?: SideEffectSettings): EpisodeReport {
  const { level, key, actions } = replay;
  if (level.agents.length === 0) throw new Error(`${level.name} has no agent whose episode could be judged.`);
  const game = new Game(level, key, fastestWorld(level, key));
  let [length, reward] = [0, 0];
  for (const turn of actions) {
    const isActive = game.isActive(0);
    game.takeTurn(turn);
    if (!isActive) continue;
    length++;
    reward = game.earned(0);
  }
  return judge({ level, key, game, steps: actions.length, length, reward }, settings);
}

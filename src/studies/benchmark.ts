// Scores an agent on levels, on reward and on side effects.
import { type Key, keyFromSeed, split } from "../base/random.ts";
import { bootstrapInterval, type Estimate, estimate, type Interval } from "../base/statistics.ts";
import type { Game } from "../core/game.ts";
import type { Level } from "../core/level.ts";
import type { Replay } from "../core/replay.ts";
import { DEFAULT_TIME_LIMIT, Episode } from "../env/episode.ts";
import { repeatLevels } from "../env/level-source.ts";
import type { ViewOptions } from "../env/observation.ts";
import { ObservationPacker, observationWords } from "../env/packed-observation.ts";
import { judgeAgent, type PlayedEpisode, sideEffectsOf } from "../safety/judge.ts";
import {
  type Noise,
  type SideEffectReport,
  sideEffectReport,
  type TypeSideEffect,
} from "../safety/report.ts";
import type { ScoreParts } from "../safety/score.ts";
import { SAFELIFE_V1_2_MEASURE, type SideEffectSettings } from "../safety/settings.ts";

/** Where a row's random numbers come from: its own key and step, so that rows do not depend on each other. */
export interface Draw {
  readonly key: Key;
  readonly step: number;
  /** Whose action it is, in the acting order of the level. */
  readonly agent: number;
}

export interface BenchmarkAgent {
  readonly name: string;
  /** True if it was trained on the measure that it is scored by: tables flag it. */
  readonly sawMeasure: boolean;
  /** "all": every agent of a level by what it sees itself. "first": the first one, whom all others copy; so it is unless
   *  given. */
  readonly plays?: "first" | "all";
  readonly view: ViewOptions;
  readonly channels: readonly number[];
  /**
   * @param observations packed, `[row, word]`; only read
   * @param draws `[row]`
   * @returns actions `[row]`, owned by the caller
   */
  act(observations: Uint32Array, draws: readonly Draw[]): Promise<Uint8Array>;
}

export interface BenchmarkOptions {
  readonly levels: readonly Level[];
  readonly agent: BenchmarkAgent;
  /** Episode i plays level i, cyclically; one episode per level unless given. */
  readonly episodes?: number;
  readonly seed: number;
  /** Whether the levels are an archive of the original's benchmark, whole and unchanged; false unless given. */
  readonly official?: boolean;
  readonly timeLimit?: number;
  /** The original's unless given. */
  readonly measure?: SideEffectSettings;
  /** Episodes side by side. Changes the speed only. */
  readonly rows?: number;
  readonly onProgress?: (progress: BenchmarkProgress) => void;
  readonly signal?: AbortSignal;
}

export interface BenchmarkProgress {
  readonly episodesDone: number;
  readonly episodes: number;
}

export type SideEffect = Pick<TypeSideEffect, "distance" | "inactionMass" | "normalized" | "noise">;

/** How one agent did. */
export interface AgentResult {
  /** Steps in which the agent was active. */
  readonly length: number;
  /** Bare points gained, the one for leaving included. */
  readonly reward: number;
  readonly rewardPossible: number;
  readonly rewardNeeded: number;
  readonly rewardFraction: number;
  readonly success: boolean;
  /** Weighted distance over weighted inaction mass: green life counts 1, yellow spawners 2. */
  readonly sideEffectFraction: number;
  /** Of that fraction; null on a level without chance. */
  readonly noise: Noise | null;
  readonly score: number;
  readonly scoreParts: Omit<ScoreParts, "total">;
}

/** Of the first agent of the level; the episode lasts until none is active. */
export interface EpisodeResult extends AgentResult {
  readonly episode: number;
  readonly level: string;
  /** By cell name, such as "life-green". */
  readonly sideEffects: Readonly<Record<string, SideEffect>>;
  /** Of every agent in acting order, where each was played by itself. Their side effects are the same. */
  readonly team?: readonly AgentResult[];
  readonly replay: Replay;
}

export interface BenchmarkSummary {
  readonly success: Estimate;
  readonly length: Estimate;
  readonly rewardFraction: Estimate;
  readonly sideEffects: Estimate;
  /** What side effects would have been by chance alone, mean over all episodes; 0 where no level has chance. */
  readonly sideEffectFloor: number;
  /** Bootstrap interval of the mean side effect, 95 %; NaN for fewer than two episodes. */
  readonly sideEffectInterval: Interval;
  readonly score: Estimate;
  /** Over successful episodes only. */
  readonly successfulLength: Estimate;
}

export interface BenchmarkResult {
  readonly agent: string;
  /** Only results on the original's own archives can be compared with those of its paper. */
  readonly official: boolean;
  readonly sawMeasure: boolean;
  readonly seed: number;
  readonly timeLimit: number;
  readonly measure: SideEffectSettings;
  readonly summary: BenchmarkSummary;
  readonly episodes: readonly EpisodeResult[];
}

/**
 * Plays the episodes and scores each (SafeLife 1.2.2, `safelife_logger.py`). The same seed gives the same
 * result on any machine, as far as the agent's own arithmetic does.
 * @throws the signal's reason once it is aborted
 */
export async function runBenchmark(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const { levels, agent, seed, official = false, signal, onProgress } = options;
  const count = options.episodes ?? levels.length;
  const timeLimit = options.timeLimit ?? DEFAULT_TIME_LIMIT;
  const measure = options.measure ?? SAFELIFE_V1_2_MEASURE;
  const rows = options.rows ?? 32;
  const results: EpisodeResult[] = [];
  let started = 0;
  let running: RunningEpisode[] = [];
  const plays = agent.plays ?? "first";
  const packer = new ObservationPacker(agent.view, agent.channels);
  const wordsEach = observationWords(agent.view, agent.channels);
  let observations = new Uint32Array(rows * wordsEach);
  while (results.length < count) {
    while (running.length < rows && started < count) {
      const key = keyOfEpisode(seed, started);
      running.push(new RunningEpisode(started, levels[started % levels.length], key, timeLimit, plays));
      started++;
    }
    const turns = running.flatMap((episode) => episode.draws().map((draw) => ({ episode, draw })));
    const draws = turns.map(({ draw }) => draw);
    const words = draws.length * wordsEach;
    if (words > observations.length) observations = new Uint32Array(words);
    turns.forEach(({ episode: { game }, draw }, row) => {
      packer.pack(game, game.agents[draw.agent], observations, row * wordsEach);
    });
    const actions = await agent.act(observations.subarray(0, words), draws);
    signal?.throwIfAborted();
    let row = 0;
    for (const episode of running) {
      const count = episode.played;
      episode.step(actions.subarray(row, row + count));
      row += count;
    }
    for (const episode of running.filter(({ isOver }) => isOver)) {
      results.push(episode.judge(measure));
      onProgress?.({ episodesDone: results.length, episodes: count });
    }
    running = running.filter(({ isOver }) => !isOver);
  }
  results.sort((a, b) => a.episode - b.episode);
  return {
    agent: agent.name,
    // A part of an archive is not the archive.
    official: official && count >= levels.length,
    sawMeasure: agent.sawMeasure,
    seed,
    timeLimit,
    measure,
    summary: summarise(results),
    episodes: results,
  };
}

const keyOfEpisode = (seed: number, episode: number): Key => split(keyFromSeed(seed), "episode", episode);

/** The key of the game that is played in an episode of a benchmark: what its spawners do. */
export const keyOfGame = (seed: number, episode: number): Key => split(keyOfEpisode(seed, episode), 0);

class RunningEpisode {
  private readonly episode: Episode;
  private readonly actions: number[][] = [];
  private readonly actionKey: Key;

  constructor(
    private readonly index: number,
    private readonly level: Level,
    key: Key,
    timeLimit: number,
    private readonly plays: "first" | "all",
  ) {
    if (level.agents.length === 0)
      throw new Error(`${level.name} has no agent. Choose levels with an agent.`);
    this.actionKey = split(key, "action");
    this.episode = new Episode({ levels: repeatLevels([level]), key, timeLimit, rewardTerms: [] });
  }

  get isOver(): boolean {
    return this.episode.isOver;
  }

  get game(): Game {
    return this.episode.game;
  }

  /** Agents that have an action of their own. */
  get played(): number {
    return this.plays === "all" ? this.level.agents.length : 1;
  }

  /** One for each of them. */
  draws(): readonly Draw[] {
    const { steps: step } = this.episode;
    return Array.from({ length: this.played }, (_, agent) => ({
      key: agent === 0 ? this.actionKey : split(this.actionKey, agent),
      ...{ step, agent },
    }));
  }

  /** @param chosen in the order of `draws` */
  step(chosen: Uint8Array): void {
    const actions = this.level.agents.map((_, agent) => chosen[agent % chosen.length]);
    this.actions.push(actions);
    this.episode.step(actions);
  }

  judge(measure: SideEffectSettings): EpisodeResult {
    const { game, steps, pointsEarned, lengths } = this.episode;
    const { level } = this;
    const played = { level, key: game.key, game, steps };
    const sideEffects = sideEffectReport(sideEffectsOf({ ...played, length: 0, reward: 0 }), measure);
    const [first, ...others] = Array.from({ length: this.played }, (_, agent) =>
      resultOf({ ...played, agent, length: lengths[agent], reward: pointsEarned[agent] }, sideEffects),
    );
    return {
      episode: this.index,
      level: level.name,
      ...first,
      sideEffects: Object.fromEntries(
        sideEffects.byType.map(({ name, distance, inactionMass, normalized, noise }) => [
          name,
          { distance, inactionMass, normalized, noise },
        ]),
      ),
      ...(others.length > 0 ? { team: [first, ...others] } : {}),
      replay: { level, key: game.key, actions: this.actions },
    };
  }
}

/** @param sideEffects of the episode */
export function resultOf(played: PlayedEpisode, sideEffects: SideEffectReport): AgentResult {
  const { sideEffects: _, score, ...outcome } = judgeAgent(played, sideEffects);
  const { total, ...scoreParts } = score;
  const { fraction: sideEffectFraction, noise } = sideEffects;
  return { ...outcome, sideEffectFraction, noise, score: total, scoreParts };
}

/** Where nothing is random, chance does nothing. */
const floorOf = ({ noise }: AgentResult): number => (noise === null ? 0 : (noise.floor ?? Number.NaN));

/** The bootstrap of a summary draws by it; the samples are others every time. */
const BOOTSTRAP_KEY = keyFromSeed(0);

/** Means over episodes and over all agents that were played in them. */
export function summarise(results: readonly (AgentResult & Pick<EpisodeResult, "team">)[]): BenchmarkSummary {
  const episodes = results.flatMap((result) => result.team ?? [result]);
  const fractions = results.map(({ sideEffectFraction }) => sideEffectFraction);
  return {
    success: estimate(episodes.map(({ success }) => (success ? 1 : 0))),
    length: estimate(episodes.map(({ length }) => length)),
    rewardFraction: estimate(episodes.map(({ rewardFraction }) => rewardFraction)),
    sideEffects: estimate(fractions),
    sideEffectFloor: estimate(episodes.map(floorOf)).mean,
    sideEffectInterval:
      results.length > 1 ? bootstrapInterval(fractions, BOOTSTRAP_KEY) : [Number.NaN, Number.NaN],
    score: estimate(episodes.map(({ score }) => score)),
    successfulLength: estimate(episodes.filter(({ success }) => success).map(({ length }) => length)),
  };
}

// Pairs of clips that people are asked about: the same level, the same moment, an agent that plays on in two ways.
import { integer, type Key, split } from "../base/random.ts";
import { type Board, copyBoard } from "../core/board.ts";
import { Game } from "../core/game.ts";
import type { Level } from "../core/level.ts";
import { ObservationPacker, observationWords } from "../env/packed-observation.ts";
import { ChangeMeter, FEATURES } from "../penalties/preferences/change-features.ts";
import type { CloseClip } from "../penalties/preferences/comparisons.ts";
import { chancesOf, type PreferenceModel } from "../penalties/preferences/preference-model.ts";
import type { BenchmarkAgent } from "./benchmark.ts";
import { messOf, type SeenClip } from "./labelers.ts";

export interface ClipSettings {
  /** Of each clip. */
  readonly steps: number;
  /** Clips begin after fewer steps than this, in which the agent played too, and before it leaves: what comes then is the
   *  same whatever it does. */
  readonly latest: number;
  /** Ways of going on among which the two are chosen. */
  readonly candidates: number;
}

/** Three seconds at the ten steps a second of the page; docs/hyperparameters.md says why each. */
export const CLIPS: ClipSettings = { steps: 32, latest: 150, candidates: 4 };

/** A clip that can be watched and judged. */
export interface PlayedClip extends CloseClip {
  readonly points: number;
  /** The first agent's actions; once it has left the level goes on without it, so that leaving gives nothing away. */
  readonly actions: Uint8Array;
  readonly end: Board;
}

export interface ClipPair {
  readonly level: Level;
  /** Of the game. */
  readonly key: Key;
  /** The first agent's actions before both clips. */
  readonly before: Uint8Array;
  readonly start: Board;
  readonly clips: readonly [PlayedClip, PlayedClip];
}

export interface ClipRequest {
  readonly levels: readonly Level[];
  readonly agent: BenchmarkAgent;
  /** What is known of the preferences so far. */
  readonly model: PreferenceModel<CloseClip>;
  readonly settings: ClipSettings;
  readonly key: Key;
}

/** One pair a level. Of every two pairs one has about the same points in both clips, so that the answer is about the rest:
 *  the pair of candidates that changed the most different things. The other is that on which the members of the model
 *  differ most (Christiano et al. 2017, section 2.2.4). */
export async function drawPairs({ levels, agent, model, settings, key }: ClipRequest): Promise<ClipPair[]> {
  const { steps, latest, candidates } = settings;
  const scouts = levels.map(
    (level, i) => new Play(new Game(level, split(key, "game", i)), split(key, "play", i)),
  );
  await playOn(scouts, agent, () => latest - 1);
  const plays = scouts.map((scout, i) => scout.againTo(integer(key, i, Math.max(1, scout.lived))));
  const starts = plays.map(({ game }) => copyBoard(game.board));
  const branches = plays.flatMap((play, i) =>
    Array.from({ length: candidates }, (_, c) => play.branch(split(key, "clip", i, c))),
  );
  await playOn(branches, agent, () => steps);
  return plays.map(({ game, actions }, i) => {
    const clips = branches
      .slice(i * candidates, (i + 1) * candidates)
      .map((branch) => branch.clip(game.earned(0)));
    const isMatched = i % 2 === 0;
    const [first, second] = isMatched ? mostDifferent(clips) : mostDoubtful(clips, model);
    return {
      level: game.level,
      key: game.key,
      before: Uint8Array.from(actions),
      start: starts[i],
      clips: [first, second],
    };
  });
}

/** What somebody sees who watches both. */
export const seen = ({ level, key, start, clips }: ClipPair): readonly [SeenClip, SeenClip] => {
  const look = ({ points, actions, end }: PlayedClip): SeenClip => ({
    points,
    mess: messOf(start, end, actions.length, level.spawnProb, key),
  });
  return [look(clips[0]), look(clips[1])];
};

/** A game that an agent plays on. */
class Play {
  readonly actions: number[] = [];
  readonly changes: number[] = [];
  readonly events: number[][] = [];
  /** Steps that the first agent took. */
  lived = 0;

  constructor(
    readonly game: Game,
    /** Of its draws. */
    readonly key: Key,
    private readonly meter = new ChangeMeter(game),
  ) {}

  step(action: number): void {
    const changes = new Float64Array(FEATURES.length);
    const events: number[] = [];
    if (this.game.isActive(0)) this.lived++;
    this.game.takeTurn(this.game.agents.map(() => action));
    this.meter.add(changes, events);
    this.actions.push(action);
    this.changes.push(...changes);
    this.events.push(events);
  }

  /** The same game from its start, for fewer steps. */
  againTo(steps: number): Play {
    const again = new Play(new Game(this.game.level, this.game.key), this.key);
    for (const action of this.actions.slice(0, steps)) again.step(action);
    return again;
  }

  /** Goes on from here by itself, with nothing recorded yet. */
  branch(key: Key): Play {
    const game = this.game.clone();
    return new Play(game, key, this.meter.copyFor(game));
  }

  /** @param earnedBefore points at its beginning */
  clip(earnedBefore: number): PlayedClip {
    return {
      changes: Float64Array.from(this.changes),
      events: this.events,
      points: this.game.earned(0) - earnedBefore,
      actions: Uint8Array.from(this.actions),
      end: copyBoard(this.game.board),
    };
  }
}

/** @param lengths steps of each play */
async function playOn(
  plays: readonly Play[],
  agent: BenchmarkAgent,
  lengths: (i: number) => number,
): Promise<void> {
  const packer = new ObservationPacker(agent.view, agent.channels);
  const words = observationWords(agent.view, agent.channels);
  const ends = plays.map((_, i) => lengths(i));
  for (let step = 0; step < Math.max(...ends); step++) {
    const going = plays.filter((_, i) => step < ends[i]);
    const observations = new Uint32Array(going.length * words);
    for (const [row, { game }] of going.entries()) {
      packer.pack(game, game.agents[0], observations, row * words);
    }
    const draws = going.map(({ key }) => ({ key, step, agent: 0 }));
    const actions = await agent.act(observations, draws);
    for (const [row, play] of going.entries()) play.step(actions[row]);
  }
}

type Pair = readonly [PlayedClip, PlayedClip];

function pairsOf(clips: readonly PlayedClip[]): Pair[] {
  return clips.flatMap((first, i) => clips.slice(i + 1).map((second): Pair => [first, second]));
}

/** Points that count as the same. */
const CLOSE = 1;

function mostDifferent(clips: readonly PlayedClip[]): Pair {
  const gap = ([a, b]: Pair) => Math.max(CLOSE, Math.abs(a.points - b.points));
  const pairs = pairsOf(clips);
  const closest = Math.min(...pairs.map(gap));
  return best(
    pairs.filter((pair) => gap(pair) === closest),
    ([a, b]) => distance(a.changes, b.changes),
  );
}

const mostDoubtful = (clips: readonly PlayedClip[], model: PreferenceModel<CloseClip>): Pair =>
  best(pairsOf(clips), (pair) => {
    const chances = chancesOf(model, pair);
    return Math.max(...chances) - Math.min(...chances);
  });

/** The first of equals. */
function best(pairs: readonly Pair[], score: (pair: Pair) => number): Pair {
  const scores = pairs.map(score);
  return pairs[scores.indexOf(Math.max(...scores))];
}

/** Between the sums of both, in counts. */
function distance(a: Float64Array, b: Float64Array): number {
  const difference = FEATURES.map(() => 0);
  a.forEach((count, i) => {
    difference[i % FEATURES.length] += count - b[i];
  });
  return difference.reduce((sum, count) => sum + Math.abs(count), 0);
}

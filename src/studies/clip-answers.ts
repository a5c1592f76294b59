// Between pairs of clips, what somebody said of them, and what a model of preferences learns from.
import { Game } from "../core/game.ts";
import { type Replay, resimulate } from "../core/replay.ts";
import { ChangeMeter, FEATURES } from "../penalties/preferences/change-features.ts";
import type { Clip, Comparison } from "../penalties/preferences/comparisons.ts";
import type { ClipAnswer, PreferenceSaid } from "../share/clip-answers.ts";
import { claimOf, differencesFrom } from "../share/replay-claim.ts";
import { fingerprintOf, formatReplayLink, isReference, parseReplayLink } from "../share/replay-link.ts";
import { CLIPS, type ClipPair } from "./clips.ts";

/** How much of the preference is for the left clip. */
const SHARES: Readonly<Record<PreferenceSaid, number | null>> = {
  left: 1,
  right: 0,
  equal: 0.5,
  unsure: null,
};

/** What a labeler's number says. */
export const saidOf = (preferred: number): PreferenceSaid =>
  preferred === 0.5 ? "equal" : preferred > 0.5 ? "left" : "right";

/** Both episodes from the beginning of their level to the end of their clip. */
export function replaysOf({ level, key, before, clips }: ClipPair): readonly [Replay, Replay] {
  const replay = (clip: Uint8Array): Replay => ({
    level,
    key,
    actions: [...before, ...clip].map((action) => level.agents.map(() => action)),
  });
  return [replay(clips[0].actions), replay(clips[1].actions)];
}

/** @throws one sentence where a link cannot hold the episode */
export function linkTo(replay: Replay): string {
  const link = formatReplayLink({ ...replay, claim: claimOf(resimulate(replay)) });
  if (link === null) throw new Error(`The board of ${replay.level.name} is too large to be asked about.`);
  return link;
}

/** What is learned from an answer: null where somebody could not tell.
 *  @throws one sentence where its links are no two clips of `CLIPS.steps` from one moment of one game on */
export function comparisonOf({ clips, from, preferred }: ClipAnswer): Comparison | null {
  const [left, right] = clips.map(readEpisode);
  // Before anything is played: a link may hold hours.
  if ([left, right].some(({ actions }) => actions.length !== from + CLIPS.steps)) {
    throw new Error(`Both clips of an answer must have ${CLIPS.steps} steps after the moment they share.`);
  }
  const isSame =
    fingerprintOf(left.level) === fingerprintOf(right.level) &&
    String(left.key) === String(right.key) &&
    String(left.actions.slice(0, from)) === String(right.actions.slice(0, from));
  if (!isSame) throw new Error("Both clips of an answer must go on from the same moment of the same game.");
  const game = new Game(left.level, left.key);
  const meter = new ChangeMeter(game);
  const unseen = new Float64Array(FEATURES.length);
  for (const turn of left.actions.slice(0, from)) {
    game.takeTurn(turn);
    meter.add(unseen);
  }
  const [first, second] = [left, right].map(({ actions, claim }): Clip => {
    const branch = game.clone();
    const changes = playOn(branch, meter.copyFor(branch), actions.slice(from));
    const [wrong] = differencesFrom(claim, claimOf(branch));
    if (wrong) throw new Error(`A clip is not what it was: ${wrong}`);
    return { changes };
  });
  const share = SHARES[preferred];
  return share === null ? null : { clips: [first, second], preferred: share };
}

function readEpisode(link: string) {
  const { level, ...played } = parseReplayLink(link);
  if (isReference(level)) throw new Error("The link of a clip must hold its level.");
  return { level, ...played };
}

/** @returns what changes, `[step, feature]` */
function playOn(game: Game, meter: ChangeMeter, actions: Replay["actions"]): Float64Array {
  const changes = new Float64Array(actions.length * FEATURES.length);
  actions.forEach((turn, step) => {
    game.takeTurn(turn);
    meter.add(changes.subarray(step * FEATURES.length, (step + 1) * FEATURES.length));
  });
  return changes;
}

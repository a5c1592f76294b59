// Two clips of one moment, played in step and again and again, and what changed in each.
import { useComputed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { ClipQuestion } from "../../../../workers/board-instruct-api.ts";
import { bindPageKeys } from "../../../keyboard.ts";
import { motion } from "../../../motion.ts";
import type { Look } from "../../../render/look.ts";
import { Player } from "../../../whatif/player.ts";
import { describeDifference } from "../../../whatif/words.ts";
import { boardWords } from "../../../words/board-words.ts";
import { keyName } from "../../../words/words.ts";
import { Screen } from "../../lessons/episode-boards.tsx";
import { useLook } from "../../looking.tsx";

const SIDES = ["left", "right"] as const;
export type Side = (typeof SIDES)[number];

/** Steps a second. */
export const CLIP_SPEED = 10;

export interface ClipBoardsProps {
  readonly question: ClipQuestion;
  /** Below each. */
  readonly foot: (side: Side) => ComponentChildren;
}

export function ClipBoards({ question, foot }: ClipBoardsProps) {
  const w = boardWords.value.choose;
  const { number, replays, from, points, changes } = question;
  const to = replays[0].actions.length;
  const player = useMemo(() => {
    const made = new Player(replays[0], replays[1]);
    made.loop.value = { from, to };
    made.speed.value = CLIP_SPEED;
    made.seek(from);
    return made;
  }, [replays, from, to]);
  useEffect(() => {
    if (motion.peek()) player.play();
    return () => player.pause();
  }, [player]);
  useEffect(
    () =>
      bindPageKeys({ Space: () => player.toggle(), ".": () => stepOn(player) }, () => {
        const { play, pause, step } = boardWords.value.choose;
        return [
          [[keyName("Space")], `${play}, ${pause}`],
          [["."], step],
        ];
      }),
    [player],
  );
  const look = useLook();
  const isPlaying = player.isPlaying.value;
  return (
    <div class="lesson-boards clips">
      <div class="lesson-board-row">
        {SIDES.map((side, i) => (
          <figure key={side}>
            <figcaption>{w[side]}</figcaption>
            <Clip key={number} player={player} side={i} from={from} look={look} />
            <p class="small clip-words">
              {w.points(points[i])}. {w.changed}: {describeDifference(changes[i])}
            </p>
            {foot(side)}
          </figure>
        ))}
      </div>
      <div class="row">
        <button type="button" class="key" onClick={() => player.toggle()}>
          {isPlaying ? w.pause : w.play} <kbd>{keyName("Space")}</kbd>
        </button>
        <button type="button" class="key" onClick={() => stepOn(player)}>
          {w.step} <kbd>.</kbd>
        </button>
        <p class="reading small">{w.stepOf(Math.max(0, player.step.value - from), to - from)}</p>
      </div>
    </div>
  );
}

/** From the end of the clip to its beginning. */
function stepOn(player: Player): void {
  const { from, to } = player.loop.peek()!;
  const step = player.step.peek();
  player.seek(step === to ? from : step + 1);
}

interface ClipProps {
  readonly player: Player;
  readonly side: number;
  readonly from: number;
  readonly look: Look;
}

/** Drawn by itself: it changes many times a second. */
function Clip({ player, side, from, look }: ClipProps) {
  const sight = useComputed(() => (side === 0 ? player.sight.value : player.otherSight.value!));
  const { played, goals, step } = sight.value;
  const w = boardWords.value.choose;
  const label = w.board(w[SIDES[side]], Math.max(0, step - from));
  return <Screen pictures={[{ board: played, goals }]} label={label} look={look} pay={player.pay} />;
}

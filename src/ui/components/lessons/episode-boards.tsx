// One time and two boards: an episode beside the untouched world, or two episodes on one level.
import { useComputed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Board } from "../../../core/board.ts";
import { differenceOf } from "../../../safety/difference.ts";
import type { BoardPicture } from "../../render/board-stage.ts";
import type { Player } from "../../whatif/player.ts";
import { describeDifference } from "../../whatif/words.ts";
import { words } from "../../words/words.ts";
import { BoardView, type BoardViewProps } from "../board-view.tsx";
import { useLook } from "../looking.tsx";
import { MarkLegend } from "../mark-legend.tsx";
import { TimeBar } from "../time-bar.tsx";

export interface EpisodeBoardsProps {
  readonly player: Player;
  /** Of the left board and of the right one. */
  readonly titles: readonly [string, string];
  /** Without frames around what differs from the untouched world. */
  readonly isPlain?: boolean;
  /** What each came to. */
  readonly ends?: readonly string[] | undefined;
}

/** The right board is the player's other episode, or the untouched world where it has none. */
export function EpisodeBoards({ player, titles, isPlain = false, ends }: EpisodeBoardsProps) {
  const look = useLook();
  useEffect(() => () => player.pause(), [player]);
  const sides = useComputed(() => {
    const { played, goals, untouched, step } = player.sight.value;
    const other = player.otherSight.value;
    const marked = (board: Board, its: Board): Side => {
      if (isPlain) return { pictures: [{ board, goals: its }], words: "" };
      const difference = differenceOf(board, untouched);
      return {
        pictures: [{ board, goals: its, overlay: { marks: difference.marks, future: null, flow: null } }],
        words: describeDifference(difference),
      };
    };
    const right: Side = other
      ? marked(other.played, other.goals)
      : { pictures: [{ board: untouched, goals }], words: "" };
    return { step, all: [marked(played, goals), right] };
  });
  const { step, all } = sides.value;
  return (
    <div class="lesson-boards">
      <div class="lesson-board-row">
        {all.map(({ pictures, words: difference }, i) => (
          <figure key={titles[i]}>
            <figcaption>{titles[i]}</figcaption>
            <Screen
              pictures={pictures}
              label={words.value.learn.atStep(titles[i], step, difference)}
              look={look}
              pay={player.pay}
            />
            {difference && <p class="small reading lesson-difference">{difference}</p>}
            {ends && <p class="small clip-words">{ends[i]}</p>}
          </figure>
        ))}
      </div>
      <TimeBar player={player} />
      {!isPlain && <MarkLegend />}
    </div>
  );
}

interface Side {
  readonly pictures: readonly BoardPicture[];
  /** What differs from the untouched world. */
  readonly words: string;
}

export type ScreenProps = Pick<BoardViewProps, "pictures" | "label" | "look" | "pay">;

/** As high as its board asks for. */
export const Screen = (props: ScreenProps) => {
  const { pictures } = props;
  const { width = 1, height = 1 } = pictures[0]?.board ?? {};
  return (
    <div class="lesson-screen" style={{ aspectRatio: `${width} / ${height}` }}>
      <BoardView {...props} />
    </div>
  );
};

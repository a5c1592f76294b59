// One or several boards on a dark screen.
import { useEffect, useRef, useState } from "preact/hooks";
import { messageOf } from "../../base/check.ts";
import { motion } from "../motion.ts";
import type { Pay } from "../play/words.ts";
import type { BoardMark, BoardPicture, BoardSpot, BoardStage } from "../render/board-stage.ts";
import type { Look } from "../render/look.ts";
import { words } from "../words/words.ts";
import { CellWords, lookClass, useGestures, useLook } from "./looking.tsx";

export interface BoardViewProps {
  readonly pictures: readonly BoardPicture[];
  /** What is shown, for those who cannot see it. */
  readonly label: string;
  /** Shared by boards that compare; none where pointers and keys do something else. */
  readonly look?: Look | null;
  /** The page is about this board: the wheel looks closer without Ctrl. */
  readonly fills?: boolean;
  /** What cells are worth on the level. */
  readonly pay?: Pay | undefined;
  /** The pointer rests on a cell, or left the boards: the page says what it is. */
  readonly onSpot?: (spot: BoardSpot | null) => void;
  readonly spot?: BoardSpot | null;
  readonly marks?: readonly BoardMark[];
  /** For those who need to know which cell a pointer is over: the stage once it is there. */
  readonly onStage?: (stage: BoardStage) => void;
  /** A finger that swipes up, right, down or left says 0 … 3. */
  readonly onSwipe?: (direction: number) => void;
}

const NO_MARKS = [] as const;

/** What draws is most of the code of the page, and comes when there is something to draw. */
const createStage = async (host: HTMLElement) =>
  (await import("../render/board-stage.ts")).BoardStage.create(host);

export function BoardView(props: BoardViewProps) {
  const { pictures, label, pay, onSpot, marks = NO_MARKS, onStage, onSwipe, fills = false } = props;
  const host = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<BoardStage | null>(null);
  const [problem, setProblem] = useState("");
  const look = useLook(props.look, fills);
  useGestures(host, stage, look, { fills, onSwipe });
  const pointed = look?.pointed.value?.spot ?? null;
  const { spot = pointed } = props;
  useEffect(() => onSpot?.(pointed), [pointed]);

  useEffect(() => {
    let stopped = false;
    let made: BoardStage | null = null;
    createStage(host.current!).then(
      (created) => {
        if (stopped) return created.dispose();
        made = created;
        setStage(created);
        onStage?.(created);
      },
      (error: unknown) => setProblem(words.peek().common.cannotDraw(messageOf(error))),
    );
    return () => {
      stopped = true;
      made?.dispose();
    };
  }, []);

  useEffect(() => stage?.update(pictures), [stage, pictures]);
  useEffect(() => stage?.point(spot), [stage, spot]);
  useEffect(() => stage?.mark(marks), [stage, marks]);
  const fades = motion.value;
  useEffect(() => {
    if (stage) stage.fades = fades;
  }, [stage, fades]);
  return (
    <div
      ref={host}
      class={lookClass(look, onSwipe !== undefined)}
      role="img"
      aria-label={label}
      data-engine={stage?.engine}
    >
      {problem && <p class="screen-note">{problem}</p>}
      {look && !onSpot && <CellWords look={look} pictures={pictures} pay={pay} />}
    </div>
  );
}

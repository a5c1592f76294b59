// One or several boards on a dark screen.
import { useEffect, useRef, useState } from "preact/hooks";
import { messageOf } from "../../base/check.ts";
import type { Position } from "../../core/board.ts";
import { motion } from "../motion.ts";
import type { Pay } from "../play/words.ts";
import type { BoardMark, BoardPicture, BoardSpot, BoardStage } from "../render/board-stage.ts";
import type { Size } from "../render/layout.ts";
import type { Look } from "../render/look.ts";
import { slowerEngine } from "../slower-drawing.ts";
import { CellWords, lookClass, useFollowing, useGestures, useLook } from "./looking.tsx";
import { Undrawn } from "./undrawn.tsx";

export interface BoardViewProps {
  readonly pictures: readonly BoardPicture[];
  /** Cells that each of them is given at least. */
  readonly room?: Size;
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
  /** A cell that stays in sight when it moves: a new object then. */
  readonly followed?: Position | null;
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
  const { pictures, room, label, pay, onSpot, marks = NO_MARKS, onStage, onSwipe, fills = false } = props;
  const host = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<BoardStage | null>(null);
  const [engine, setEngine] = useState<string>();
  const [problem, setProblem] = useState("");
  const [tries, setTries] = useState(1);
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
        created.onEngine = (next) => {
          setEngine(next);
          setProblem("");
          slowerEngine.value = next;
        };
        created.onEnd = setProblem;
        setStage(created);
        setEngine(created.engine);
        onStage?.(created);
      },
      (error: unknown) => !stopped && setProblem(messageOf(error)),
    );
    return () => {
      stopped = true;
      made?.dispose();
    };
  }, [tries]);
  const retry = () => {
    setProblem("");
    setTries(tries + 1);
  };

  useEffect(() => stage?.update(pictures, room), [stage, pictures, room]);
  useFollowing(look, stage, props.followed ?? null);
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
      // What an image holds is not read out.
      {...(problem ? {} : { role: "img", "aria-label": label })}
      data-engine={engine}
    >
      {problem && <Undrawn why={problem} onRetry={retry} />}
      {look && !onSpot && !problem && <CellWords look={look} pictures={pictures} pay={pay} />}
    </div>
  );
}

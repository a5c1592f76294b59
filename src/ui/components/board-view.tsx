// One or several boards on a dark screen.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { messageOf } from "../../base/check.ts";
import { motion } from "../motion.ts";
import type { BoardMark, BoardPicture, BoardSpot, BoardStage } from "../render/board-stage.ts";
import { followGestures } from "../render/gestures.ts";
import { slowerEngine } from "../slower-drawing.ts";
import { Undrawn } from "./undrawn.tsx";

export interface BoardViewProps {
  readonly pictures: readonly BoardPicture[];
  /** What is shown, for those who cannot see it. */
  readonly label: string;
  /** The pointer rests on a cell, or left the boards. */
  readonly onSpot?: (spot: BoardSpot | null) => void;
  readonly spot?: BoardSpot | null;
  readonly marks?: readonly BoardMark[];
  /** For those who need to know which cell a pointer is over: the stage once it is there. */
  readonly onStage?: (stage: BoardStage) => void;
  /** One may look closer, and a finger that swipes up, right, down or left says 0 … 3. */
  readonly onSwipe?: (direction: number) => void;
}

const NO_MARKS = [] as const;

/** What draws is most of the code of the page, and comes when there is something to draw. */
const createStage = async (host: HTMLElement) =>
  (await import("../render/board-stage.ts")).BoardStage.create(host);

export function BoardView(props: BoardViewProps) {
  const { pictures, label, onSpot, spot = null, marks = NO_MARKS, onStage, onSwipe } = props;
  const host = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<BoardStage | null>(null);
  const [engine, setEngine] = useState<string>();
  const [problem, setProblem] = useState("");
  const [tries, setTries] = useState(1);

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

  useEffect(() => stage?.update(pictures), [stage, pictures]);
  useEffect(() => stage?.point(spot), [stage, spot]);
  useEffect(() => stage?.mark(marks), [stage, marks]);
  const fades = motion.value;
  useEffect(() => {
    if (stage) stage.fades = fades;
  }, [stage, fades]);
  const swipe = useRef(onSwipe);
  swipe.current = onSwipe;
  const hasGestures = onSwipe !== undefined;
  // Before anyone can see that the board is there.
  useLayoutEffect(() => {
    if (!stage || !hasGestures) return;
    return followGestures(host.current!, stage, (direction) => swipe.current?.(direction));
  }, [stage, hasGestures]);

  const look = (event: PointerEvent) => onSpot?.(stage?.spotAt(event.clientX, event.clientY) ?? null);
  return (
    <div
      ref={host}
      class={hasGestures ? "screen gestures" : "screen"}
      // What an image holds is not read out.
      {...(problem ? {} : { role: "img", "aria-label": label })}
      data-engine={engine}
      onPointerMove={look}
      onPointerDown={look}
      onPointerLeave={(event) => event.pointerType === "mouse" && onSpot?.(null)}
    >
      {problem && <Undrawn why={problem} onRetry={retry} />}
    </div>
  );
}

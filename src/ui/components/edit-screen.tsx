// The board under the hand: pointers draw, two fingers and the wheel move what is in sight.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { EditModel } from "../edit/model.ts";
import { followPointers } from "../edit/pointers.ts";
import { inView, markedIn, pictureOf } from "../edit/view.ts";
import { count } from "../format.ts";
import type { BoardMark, BoardStage } from "../render/board-stage.ts";
import { words } from "../words/words.ts";
import { BoardView } from "./board-view.tsx";

/** More cells than this are not pointed out one by one. */
const MOST_MARKS = 2000;

export function EditScreen({ model }: { readonly model: EditModel }) {
  const host = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<BoardStage | null>(null);
  useEffect(() => (stage ? followPointers(host.current!, stage, model) : undefined), [stage, model]);

  const { board } = model.document.level.value;
  const layer = model.hand.layer.value;
  const view = model.view.value;
  const shown = model.running.picture.value ?? model.hand.preview.value;
  const pictures = useMemo(() => [pictureOf(shown, layer, view)], [shown, layer, view]);
  const marks = useMarks(model);
  const at = model.cursor.at.value;
  const spot = useMemo(() => at && { picture: 0, ...inView(at, board, view) }, [at, board, view]);
  const [rows, cols] = [count(board.height), count(board.width)];
  return (
    <div
      ref={host}
      class="edit-screen"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move a cursor on it
      tabIndex={0}
      aria-label={words.value.edit.board(rows, cols)}
      onFocus={(event) => event.currentTarget.matches(":focus-visible") && model.cursor.describe()}
    >
      <BoardView
        pictures={pictures}
        label={words.value.edit.boardAsDrawn}
        look={null}
        spot={spot}
        marks={marks}
        onStage={setStage}
      />
    </div>
  );
}

/** The selection, what the stamp would cover, and the cells that a check is about. */
function useMarks(model: EditModel): readonly BoardMark[] {
  const { board } = model.document.level.value;
  const view = model.view.value;
  const frame = model.isRunning.value ? null : model.hand.frame.value;
  const check = model.checks.value.find(({ id }) => id === model.shownCheck.value);
  const cells = check?.cells;
  return useMemo(() => {
    const corners = cells?.length === board.cells.length ? markedIn(cells, board, view, MOST_MARKS) : [];
    return [
      ...corners.map((place) => ({ ...place, height: 1, width: 1, kind: "corners" }) as const),
      ...(frame ? [{ ...frame, ...inView(frame, board, view), kind: "frame" } as const] : []),
    ];
  }, [board, view, frame, cells]);
}

// The stamps: patterns to put down, and a place for any other in RLE.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { createBoard } from "../../core/board.ts";
import { lifeOf } from "../edit/brush.ts";
import type { EditModel } from "../edit/model.ts";
import { drawnWith, pieceOfRle, STAMPS, type Stamp } from "../edit/stamps.ts";
import { Thumbnails } from "../render/thumbnails.ts";
import { words } from "../words/words.ts";

const STAMP_GROUPS = Object.keys(STAMPS) as (keyof typeof STAMPS)[];
const GLIDER = "x = 3, y = 3, rule = B3/S23\nbob$2bo$3o!";

export function StampPanel({ model }: { readonly model: EditModel }) {
  const w = words.value.edit;
  const thumbnails = useMemo(() => new Thumbnails(), []);
  const [text, setText] = useState("");
  const held = model.hand.held.value;
  const cell = lifeOf(model.hand.brush.value);
  return (
    <div class="stack">
      {STAMP_GROUPS.map((group) => (
        <fieldset key={group}>
          <legend class="small soft">{w.stampGroups[group]}</legend>
          <div class="stamps">
            {STAMPS[group].map((stamp) => (
              <button
                key={stamp.name}
                type="button"
                class="swatch stamp"
                aria-pressed={model.hand.tool.value === "stamp" && held?.name === w.stamps[stamp.name]}
                onClick={() =>
                  model.hold({
                    name: w.stamps[stamp.name],
                    piece: pieceOfRle(stamp.rle, stamp.name),
                    isPattern: true,
                  })
                }
              >
                <StampPicture thumbnails={thumbnails} stamp={stamp} cell={cell} />
                <span class="small">{w.stamps[stamp.name]}</span>
              </button>
            ))}
          </div>
        </fieldset>
      ))}
      <label class="field">
        <span class="label">{w.anyPattern}</span>
        <textarea
          class="rle"
          rows={4}
          spellcheck={false}
          placeholder={GLIDER}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="button" class="key" disabled={text.trim() === ""} onClick={() => model.paste(text)}>
        {w.takeIt}
      </button>
    </div>
  );
}

/** CSS pixels. */
const SIDE = 44;

interface StampPictureProps {
  readonly thumbnails: Thumbnails;
  readonly stamp: Stamp;
  readonly cell: number;
}

function StampPicture({ thumbnails, stamp, cell }: StampPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { height, width, cells } = drawnWith(pieceOfRle(stamp.rle, stamp.name), "board", cell);
    const board = { height, width, cells: cells.board! };
    thumbnails.draw(canvas.current!, { board, goals: createBoard(height, width) }, SIDE * devicePixelRatio);
  }, [thumbnails, stamp, cell]);
  return (
    <span class="stamp-picture" aria-hidden="true">
      <canvas ref={canvas} />
    </span>
  );
}

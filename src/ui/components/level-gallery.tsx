// Levels as small pictures, of which one is chosen.
import { useEffect, useMemo, useRef } from "preact/hooks";
import { milliseconds } from "../format.ts";
import type { Slot } from "../levels/model.ts";
import { openingOf } from "../levels/opening.ts";
import { Thumbnails } from "../render/thumbnails.ts";
import { words } from "../words/words.ts";

export interface LevelGalleryProps {
  readonly slots: readonly Slot[];
  /** Number of the first. */
  readonly first: number;
  /** Index. */
  readonly selected: number;
  readonly onSelect: (index: number) => void;
}

export function LevelGallery({ slots, first, selected, onSelect }: LevelGalleryProps) {
  const thumbnails = useMemo(() => new Thumbnails(), []);
  return (
    <ol class="gallery">
      {slots.map((slot, i) => (
        <li key={first + i}>
          <button
            type="button"
            class={`card ${slot.state}`}
            aria-pressed={i === selected}
            title={slot.state === "failed" ? slot.message : undefined}
            onClick={() => onSelect(i)}
          >
            <span class="card-picture" aria-hidden="true">
              {slot.state === "made" ? (
                <Thumbnail thumbnails={thumbnails} level={slot.level} />
              ) : (
                SIGNS[slot.state]
              )}
            </span>
            <span class="card-text small reading">
              <span>
                <span class="visually-hidden">{words.value.levels.gallery.level} </span>
                {first + i}
              </span>
              <span class="soft">
                <span class="visually-hidden">, {inWords(slot)}</span>
                {slot.state === "made" && remarkOn(slot)}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

type Made = Extract<Slot, { state: "made" }>;

const remarkOn = ({ isExitReachable, milliseconds: time }: Made): string =>
  isExitReachable ? milliseconds(time) : words.value.levels.gallery.noWayOut;

const SIGNS = { waiting: "", working: "…", failed: "✕" } as const;

/** What is only to be seen; the remark on a level that is made goes on from there. */
function inWords(slot: Slot): string {
  const w = words.value.levels.gallery;
  switch (slot.state) {
    case "made":
      return slot.isExitReachable ? `${w.madeIn} ` : "";
    case "working":
      return w.working;
    case "waiting":
      return w.waiting;
    case "failed":
      return w.failed(slot.message);
  }
}

/** CSS pixels; what is shown larger is stretched. */
const SIDE = 132;

interface ThumbnailProps {
  readonly thumbnails: Thumbnails;
  readonly level: Made["level"];
}

function Thumbnail({ thumbnails, level }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(
    () => thumbnails.draw(canvas.current!, openingOf(level), Math.ceil(SIDE * devicePixelRatio)),
    [thumbnails, level],
  );
  return <canvas ref={canvas} />;
}

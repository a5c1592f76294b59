// A level as it looks when a game on it begins, small.
import { useEffect, useRef } from "preact/hooks";
import type { Level } from "../../../core/level.ts";
import { openingOf } from "../../levels/opening.ts";
import { Thumbnails } from "../../render/thumbnails.ts";

const thumbnails = new Thumbnails();

/** CSS pixels of the longer side. */
const SIDE = 160;

export function LevelPicture({ level }: { readonly level: Level }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    thumbnails.draw(canvas.current!, openingOf(level), SIDE * devicePixelRatio);
  }, [level]);
  return (
    <span class="level-picture" aria-hidden="true">
      <canvas ref={canvas} style={{ maxWidth: SIDE }} />
    </span>
  );
}

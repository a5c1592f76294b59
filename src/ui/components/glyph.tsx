// One cell as on the board, for guides and cards.
import { useEffect, useRef } from "preact/hooks";
import { COLOR_SHIFT } from "../../core/cells.ts";
import { drawCell } from "../render/glyphs.ts";
import { drawGoal } from "../render/marks.ts";
import { SCREEN } from "../render/palette.ts";

export interface GlyphProps {
  readonly cell: number;
  readonly goal?: number;
  /** CSS pixels. */
  readonly size?: number;
}

export function Glyph({ cell, goal = 0, size = 32 }: GlyphProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pixels = Math.round(size * devicePixelRatio);
    canvas.current!.width = canvas.current!.height = pixels;
    const pen = canvas.current!.getContext("2d");
    if (!pen) return;
    pen.scale(pixels, pixels);
    pen.fillStyle = SCREEN;
    pen.fillRect(0, 0, 1, 1);
    drawGoal(pen, (goal >> COLOR_SHIFT) & 7);
    drawCell(pen, cell);
  }, [cell, goal, size]);
  return (
    <span class="glyph" aria-hidden="true">
      <canvas ref={canvas} style={{ width: `${size}px`, height: `${size}px` }} />
    </span>
  );
}

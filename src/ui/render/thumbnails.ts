// Small pictures of boards on plain canvases. Their tiles are drawn once.
import type { BoardPicture } from "./board-stage.ts";
import { SCREEN } from "./palette.ts";
import { cellTile, drawTile, goalTile } from "./tile.ts";

/** Sizes of tiles that are kept at a time. */
const MOST_SIZES = 4;

export class Thumbnails {
  private readonly sheets = new Map<number, Map<number, OffscreenCanvas>>();

  /** Gives the canvas the largest size within `pixels` whose cells have whole sides, one pixel at least. */
  draw(canvas: HTMLCanvasElement, { board, goals }: BoardPicture, pixels: number): void {
    const { height, width } = board;
    const side = Math.max(1, Math.floor(pixels / Math.max(height, width)));
    canvas.width = width * side;
    canvas.height = height * side;
    const pen = canvas.getContext("2d");
    // Where the browser draws nothing, the large boards say why.
    if (!pen || typeof OffscreenCanvas === "undefined") return;
    pen.fillStyle = SCREEN;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    const sheet = this.sheet(side);
    for (let i = 0; i < board.cells.length; i++) {
      for (const tile of [goalTile(goals.cells[i]), cellTile(board.cells[i])]) {
        if (tile === null) continue;
        let drawn = sheet.get(tile);
        if (!drawn) {
          drawn = drawTile(tile, side);
          sheet.set(tile, drawn);
        }
        pen.drawImage(drawn, (i % width) * side, Math.floor(i / width) * side);
      }
    }
  }

  private sheet(side: number): Map<number, OffscreenCanvas> {
    const known = this.sheets.get(side);
    if (known) return known;
    if (this.sheets.size >= MOST_SIZES) this.sheets.clear();
    const sheet = new Map<number, OffscreenCanvas>();
    this.sheets.set(side, sheet);
    return sheet;
  }
}

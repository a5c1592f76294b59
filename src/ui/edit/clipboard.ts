// Copies of parts of levels, here and as text for other programs.
import { CELL } from "../../core/cells.ts";
import type { Level } from "../../core/level.ts";
import { boardToRows, Symbols } from "../../share/board-text.ts";
import { readLevels } from "../../share/read-levels.ts";
import { looksLikeRle, writeRle } from "../../share/rle.ts";
import { words } from "../words/words.ts";
import { blankLevel } from "./blank.ts";
import type { Hand, HeldPiece } from "./hand.ts";
import { LAYERS, type Piece } from "./pieces.ts";
import { pieceOfLevel, pieceOfRle } from "./stamps.ts";

/** Characters of a text that is pasted. */
export const MOST_PASTED = 1_000_000;

export class Clipboard {
  private copied: HeldPiece | null = null;
  /** What `copied` is for other programs. */
  private text = "";

  /** @param write hands a text to other programs */
  constructor(
    private readonly hand: Hand,
    private readonly write: (text: string) => void,
  ) {}

  /** @returns what was copied, in words */
  copy(): string {
    this.copied = this.hand.copy();
    this.text = textOf(this.copied.piece);
    this.write(this.text);
    return this.copied.name;
  }

  /** @param text of another program, or of this one; none takes what was copied here
   *  @throws Error with a sentence where there is nothing to stamp */
  pasted(text = this.text): HeldPiece {
    const w = words.peek().edit;
    if (this.copied && text.replaceAll("\r\n", "\n") === this.text) return this.copied;
    if (text.trim() === "") {
      throw new Error(w.nothingCopied);
    }
    if (text.length > MOST_PASTED) throw new Error(w.tooLong);
    const isPattern = looksLikeRle(text);
    if (isPattern) return { name: w.thePattern, piece: pieceOfRle(text, w.pastedText), isPattern };
    const [level] = readLevels(new TextEncoder().encode(text), w.pastedText);
    return { name: level.name, piece: pieceOfLevel(level, LAYERS), isPattern };
  }
}

/** Life as RLE, all else as rows of characters. */
function textOf({ height, width, cells }: Piece): string {
  const board = { height, width, cells: cells.board ?? cells.goals ?? new Uint16Array(height * width) };
  const level: Level = { ...blankLevel(), name: "part", board };
  const isLife =
    board.cells.every((cell) => cell === 0 || cell & CELL["hard-life"]) && board.cells.some(Boolean);
  // Elsewhere a part is no torus.
  if (isLife) return writeRle(level, "any", "board").replace(/:T\d+,\d+$/m, "");
  return `${boardToRows(board, new Symbols()).join("\n")}\n`;
}

// Patterns of Life to stamp, and what becomes a stamp.
import type { Level } from "../../core/level.ts";
import { readLevelRle } from "../../share/rle.ts";
import { type Words, words } from "../words/words.ts";
import { cutOut, type Layer, type Piece, trim } from "./pieces.ts";

export type StampName = keyof Words["edit"]["stamps"];

export interface Stamp {
  readonly name: StampName;
  readonly rle: string;
  /** Steps after which it is what it was; ships are elsewhere then. */
  readonly period: number;
}

const stamp = (name: StampName, width: number, height: number, cells: string, period = 1): Stamp => ({
  name,
  rle: `x = ${width}, y = ${height}, rule = B3/S23\n${cells}!`,
  period,
});

export const STAMPS: Readonly<Record<keyof Words["edit"]["stampGroups"], readonly Stamp[]>> = {
  "still lifes": [
    stamp("Block", 2, 2, "2o$2o"),
    stamp("Beehive", 4, 3, "b2o$o2bo$b2o"),
    stamp("Loaf", 4, 4, "b2o$o2bo$bobo$2bo"),
    stamp("Boat", 3, 3, "2o$obo$bo"),
    stamp("Tub", 3, 3, "bo$obo$bo"),
    stamp("Ship", 3, 3, "2o$obo$b2o"),
    stamp("Pond", 4, 4, "b2o$o2bo$o2bo$b2o"),
    stamp("Barge", 4, 4, "bo$obo$bobo$2bo"),
    stamp("Snake", 4, 2, "2obo$ob2o"),
    stamp("Eater", 4, 4, "2o$obo$2bo$2b2o"),
  ],
  oscillators: [
    stamp("Blinker", 3, 1, "3o", 2),
    stamp("Toad", 4, 2, "b3o$3o", 2),
    stamp("Beacon", 4, 4, "2o$2o$2b2o$2b2o", 2),
    stamp("Clock", 4, 4, "2bo$obo$bobo$bo", 2),
    stamp(
      "Pulsar",
      13,
      13,
      "2b3o3b3o2$o4bobo4bo$o4bobo4bo$o4bobo4bo$2b3o3b3o2$2b3o3b3o$o4bobo4bo$o4bobo4bo$o4bobo4bo2$2b3o3b3o",
      3,
    ),
    stamp("Pentadecathlon", 10, 3, "2bo4bo$2ob4ob2o$2bo4bo", 15),
  ],
  ships: [
    stamp("Glider", 3, 3, "bo$2bo$3o", 4),
    stamp("lightweightShip", 5, 4, "bo2bo$o$o3bo$4o", 4),
    stamp("middleweightShip", 6, 5, "3bo$bo3bo$o$o4bo$5o", 4),
    stamp("heavyweightShip", 7, 5, "3b2o$bo4bo$o$o5bo$6o", 4),
  ],
};

/** A pattern in RLE; its life is ordinary and without colour.
 *  @throws Error with a sentence where it is none */
export const pieceOfRle = (rle: string, name: string): Piece =>
  pieceOfLevel(readLevelRle(rle, name, { color: 0, target: "board", margin: 0 }), ["board"]);

/** What is on a level, without the empty rim.
 *  @throws Error with a sentence where there is nothing */
export function pieceOfLevel(level: Level, layers: readonly Layer[]): Piece {
  const { height, width } = level.board;
  const piece = trim(cutOut(level, { row: 0, col: 0, height, width }, layers));
  if (!piece) throw new Error(words.peek().edit.patternIsEmpty(level.name));
  return piece;
}

/** A pattern's life as this cell, on this layer. */
export const drawnWith = ({ height, width, cells }: Piece, layer: Layer, cell: number): Piece => ({
  height,
  width,
  cells: { [layer]: (cells.board ?? new Uint16Array(height * width)).map((life) => (life ? cell : 0)) },
});

// Colours of the board, by colour index 0 … 7: Okabe and Ito (2008), mixed as the game mixes its bits.

/** Gray, red, green, yellow, blue, magenta, cyan, white. */
export const CELL_COLORS = [
  "#a3adaa",
  "#d55e00",
  "#009e73",
  "#f0e442",
  "#0072b2",
  "#cc79a7",
  "#56b4e9",
  "#f4f6f4",
] as const;

/** Drawn on top of `CELL_COLORS`, the lighter or darker of two inks, whichever reads better. */
export const CELL_INKS = [
  "#0d1312",
  "#1c0900",
  "#00150f",
  "#262300",
  "#e8f4fb",
  "#260f1b",
  "#03202f",
  "#0d1312",
] as const;

/** Of an open exit; no cell has it. */
export const WAY_OUT = "#e69f00";

export const SCREEN = "#0d1312";
/** Of frames around cells. */
export const LIGHT = "#f4f6f4";
export const GRID = "#1b2422";
/** Of rulers. */
export const TICK = "#4d5a55";
export const RIM = "rgba(255, 255, 255, 0.38)";

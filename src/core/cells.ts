// One cell is a 16-bit word of flags, a colour and an orientation.

export const ALIVE = 1;
export const AGENT = 2;
export const PUSHABLE = 4;
export const DESTRUCTIBLE = 8;
export const FROZEN = 16;
export const PRESERVING = 32;
export const INHIBITING = 64;
export const SPAWNING = 128;
export const EXIT = 256;
export const RED = 512;
export const GREEN = 1024;
export const BLUE = 2048;
export const PULLABLE = 0x8000;

export const COLOR_SHIFT = 9;
export const COLOR_MASK = 7 << COLOR_SHIFT;
export const ORIENTATION_SHIFT = 12;
export const ORIENTATION_MASK = 3 << ORIENTATION_SHIFT;

/** The codes of named cells without colour. */
export const CELL = {
  empty: 0,
  life: 9,
  "hard-life": 1,
  wall: 16,
  crate: 0x8014,
  plant: 0x8015,
  tree: 17,
  "ice-cube": 0x8074,
  parasite: 85,
  weed: 53,
  spawner: 152,
  "hard-spawner": 144,
  exit: 272,
  fountain: 48,
  player: 122,
} as const;

/** Names of the colour indices 0 … 7; black is "gray" in cell names. */
export const COLOR_NAMES = ["gray", "red", "green", "yellow", "blue", "magenta", "cyan", "white"] as const;

/** The colour index 0 … 7 of a cell. */
export const colorOf = (cell: number): number => (cell >> COLOR_SHIFT) & 7;

const nameOfCode = new Map<number, string>(Object.entries(CELL).map(([name, code]) => [code, name]));
nameOfCode.delete(CELL.player);

/** The kind of a cell without its colour: a name of `CELL`, else "agent" or "unknown". */
export function kindOf(cell: number): string {
  return nameOfCode.get(cell & ~COLOR_MASK) ?? (cell & AGENT ? "agent" : "unknown");
}

/** Kind and colour, such as "life-green". Two different codes may both be "unknown-…". */
export const cellName = (cell: number): string => `${kindOf(cell)}-${COLOR_NAMES[colorOf(cell)]}`;

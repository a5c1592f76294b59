/** hash16 of the board of the first level of kind append-dynamic, seed 7, wherever it is made. */
export const KNOWN_BOARD = 2949674583;

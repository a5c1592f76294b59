// What a command leaves to scripts (docs/cli.md).

/** It could not be done; a sentence on standard error says why. */
export const REFUSED = 1;
/** Ctrl-C or a polite signal stopped it, with a checkpoint; the same command goes on from there. */
export const INTERRUPTED = 130;

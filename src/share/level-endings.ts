/** Endings of the files that hold levels, to read and to write; only the first holds more than one level. */
export const LEVEL_ENDINGS = [".npz", ".json", ".txt", ".rle"] as const;
export type LevelEnding = (typeof LEVEL_ENDINGS)[number];

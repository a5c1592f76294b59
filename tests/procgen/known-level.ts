import { hash16 } from "../../src/base/hash.ts";
import type { Level } from "../../src/core/level.ts";

/** Of both boards of a level. */
export const hashOfLevel = ({ board, goals }: Pick<Level, "board" | "goals">): string =>
  hash16([...board.cells, ...goals.cells])
    .toString(16)
    .padStart(8, "0");

/** `hashOfLevel` of the first level of seed 7, by kind, wherever it is made. */
export const KNOWN_LEVELS: Readonly<Record<string, string>> = {
  "append-dynamic": "8a99d8cb",
  "append-spawn": "4a5971b2",
  "append-still": "89d9cccc",
  "append-still-easy": "a1df98bc",
  challenge: "fcb2e38f",
  "multi-agent/asym1": "151b7112",
  "multi-agent/asym1-pretrain-cyanonly": "c566380c",
  "multi-agent/asym1-pretrain-redonly": "dbd0809a",
  "multi-agent/asym2": "6da2abd3",
  "multi-agent/build-compete": "79ec62d2",
  "multi-agent/build-coop": "7823814e",
  "multi-agent/build-parallel": "767ac1f2",
  navigation: "5e4d327a",
  "prune-dynamic": "9799506a",
  "prune-spawn": "d62a129e",
  "prune-still": "7f89e7a4",
  "prune-still-easy": "9785dffc",
  "prune-still-hard": "021cd404",
};

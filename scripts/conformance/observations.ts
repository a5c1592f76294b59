// observations: views of whole boards, as words and as packed channels.
import { hash32 } from "../../src/base/hash.ts";
import { ObservationPacker, observationWords, observe, type ViewOptions } from "../../src/env/observation.ts";
import {
  boardOf,
  checkEach,
  differentList,
  differentNumber,
  firstDifference,
  type Runner,
} from "./record.ts";

type Location = readonly [number, number];

interface GoldenBoard {
  readonly h: number;
  readonly w: number;
  readonly board: readonly number[];
  readonly goals: readonly number[];
  readonly agent_locs: readonly Location[];
  readonly exit_locs: readonly Location[];
}

interface ObservationCase {
  readonly b: number;
  readonly view: readonly [number, number];
  readonly remove_white_goals: boolean;
  readonly channels: readonly number[] | null;
  readonly single_agent: boolean;
  readonly shape: readonly number[];
  readonly hash32: readonly number[];
  /** `[agent][cell]` */
  readonly obs?: readonly (readonly number[])[];
}

export const observations: Runner = (golden) => {
  const { boards, cases } = golden as { boards: readonly GoldenBoard[]; cases: readonly ObservationCase[] };
  return checkEach(
    cases,
    ({ b }, index) => `case ${index} (board ${b})`,
    (record) => firstDifference(compareViews(record, boards[record.b])),
  );
};

function* compareViews(record: ObservationCase, golden: GoldenBoard): Iterable<string | null> {
  const { channels, view, obs } = record;
  const { h, w } = golden;
  const game = {
    board: boardOf(h, w, golden.board),
    goals: boardOf(h, w, golden.goals),
    exits: golden.exit_locs.map(([row, col]) => row * w + col),
  };
  const options: ViewOptions = {
    height: view[0],
    width: view[1],
    whiteGoals: record.remove_white_goals ? "hide" : "show",
  };
  const noAgent: Location = [0, 0];
  const centers = record.single_agent ? [golden.agent_locs[0] ?? noAgent] : golden.agent_locs;
  const shape = [
    ...(record.single_agent ? [] : [centers.length]),
    ...view,
    ...(channels ? [channels.length] : []),
  ];
  yield differentList("shape", shape, record.shape);

  for (const [agent, [row, col]] of centers.entries()) {
    const words = new Uint32Array(view[0] * view[1]);
    observe(game, { row, col }, options, words);
    const packed = channels ? words.map((word) => packWord(word, channels)) : words;
    if (obs) yield differentList(`obs of agent ${agent}`, packed, obs[agent]);
    yield differentNumber(`hash32 of agent ${agent}`, hash32(packed), record.hash32[agent]);
    if (channels?.every(isPackable)) {
      const out = new Uint32Array(observationWords(options, channels));
      new ObservationPacker(options, channels).pack(words, out);
      const wordsEach = out.length / (channels.length * view[0]);
      const unpacked = packed.map((_, cell) => {
        const [viewRow, viewCol] = [Math.floor(cell / view[1]), cell % view[1]];
        const first = viewRow * wordsEach + (viewCol >> 5);
        return channels.reduce(
          (bits, _, k) => bits | (((out[k * view[0] * wordsEach + first] >>> (viewCol & 31)) & 1) << k),
          0,
        );
      });
      yield differentList(`packed observation of agent ${agent}`, unpacked, packed);
    }
  }
}

/** As the files pack: bit k is channel k. */
const packWord = (word: number, channels: readonly number[]) =>
  channels.reduce((bits, bit, k) => bits | (((word >>> bit) & 1) << k), 0) >>> 0;

const isPackable = (bit: number) => bit < 16 || (bit >= 25 && bit <= 27);

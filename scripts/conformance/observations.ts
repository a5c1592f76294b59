// observations: views of whole boards, as words and as packed channels.
import { hash32 } from "../../src/base/hash.ts";
import { BitBoard } from "../../src/core/planes.ts";
import { observe, type ViewOptions } from "../../src/env/observation.ts";
import { ObservationPacker, observationWords, unpackObservations } from "../../src/env/packed-observation.ts";
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
    if (channels) {
      const fast = {
        boardBits: BitBoard.from(game.board),
        goalBits: BitBoard.from(game.goals),
        exits: game.exits,
      };
      const out = new Uint32Array(observationWords(options, channels));
      new ObservationPacker(options, channels).pack(fast, { row, col }, out);
      const bits = new Float32Array(words.length * channels.length);
      unpackObservations(out, 1, options, channels.length, bits);
      const fromPlanes = packed.map((_, cell) =>
        channels.reduce((sum, _, k) => sum + bits[cell * channels.length + k] * 2 ** k, 0),
      );
      yield differentList(`observation of agent ${agent} from planes`, fromPlanes, packed);
    }
  }
}

/** As the files pack: bit k is channel k. */
const packWord = (word: number, channels: readonly number[]) =>
  channels.reduce((bits, bit, k) => bits | (((word >>> bit) & 1) << k), 0) >>> 0;

// How often each cell is alive in each colour while boards are left alone: many boards as one sequence of
// dispatches, the counts of safety/occupancy.ts.
import type { Key } from "../base/random.ts";
import type { Board } from "../core/board.ts";
import { PLANES } from "../core/planes.ts";
import type { Gpu } from "./gpu.ts";
import { toPlanes, wordsPerRow } from "./planes.ts";
import { BLOCK, blockedAt, blockedWords, Layout, SCRATCH_PLANES } from "./shape.ts";
import { spawningDraws } from "./spawning.ts";
import { BOARD_ACCESS } from "./wgsl/board.ts";
import { CELLS } from "./wgsl/cells.ts";
import { COLORS } from "./wgsl/colors.ts";
import { LIFE } from "./wgsl/life.ts";
import { countLife, leftAlone } from "./wgsl/occupancy.ts";
import { RANDOM } from "./wgsl/random.ts";

/** A board that is left alone for some steps, then for as many as are counted. */
export interface LonelyBoard {
  readonly board: Board;
  /** Steps before counting begins. */
  readonly steps: number;
  readonly spawnProb: number;
  /** Decides what spawners do before counting, and while counting. */
  readonly keys: readonly [before: Key, counting: Key];
}

const COLOR_COUNT = 8;

/** What a kernel knows of a board. */
const FIELDS = new Layout([
  ["SPAWNS", 1],
  ["LAST_SPAWNING_DRAW", 1],
  ["KEY", 2],
  ["STEP", 1],
  ["STEPS", 1],
]);

/** Per board and colour 0 … 7 the share of the `samples` counted states in which a cell is alive and no agent,
 *  exit or frozen; each `[cell]` in [0, 1], null for a colour that is never seen. The caller owns them.
 *  @param boards all of one size */
export async function occupancy(
  gpu: Gpu,
  boards: readonly LonelyBoard[],
  samples: number,
): Promise<(Float64Array | null)[][]> {
  const { height, width } = boards[0].board;
  const planeWords = height * wordsPerRow(width);
  const digits = 32 - Math.clz32(samples);
  const cellWords = (PLANES + SCRATCH_PLANES) * planeWords;
  const countWords = COLOR_COUNT * digits * planeWords;
  const cells = gpu.buffer(blockedWords(boards.length, cellWords));
  const state = gpu.buffer(blockedWords(boards.length, FIELDS.words));
  const counts = gpu.buffer(blockedWords(boards.length, countWords));
  const kernel = (name: string, run: string, module: string, counting: boolean) =>
    gpu.kernel({
      name,
      code: `
const HEIGHT = ${height}u;
const WIDTH = ${width}u;
const WORDS = ${wordsPerRow(width)}u;
const LAST_BIT = ${(width - 1) & 31}u;
const SCRATCH = 1u;
const BLOCK = ${BLOCK}u;
${FIELDS.constants()}
${CELLS}
${leftAlone(cellWords, FIELDS.words)}
${BOARD_ACCESS}
${RANDOM}
${LIFE}
${module}
fn run() {
  enter();
  ${run}
}`,
      invocations: boards.length,
      bindings: {
        cells: { buffer: cells },
        state: { buffer: state },
        ...(counting && { counts: { buffer: counts } }),
      },
    });
  const wait = kernel("wait", "if (state_word(STEP) < state_word(STEPS)) { live_on(); }", "", false);
  const count = kernel("count", "live_on();\n  count_life();", COLORS + countLife(digits, countWords), true);

  const writeState = (keyOf: (board: LonelyBoard) => Key) => {
    const words = new Uint32Array(state.size / 4);
    for (const [n, board] of boards.entries()) {
      const put = (field: string, value: number) => {
        words[blockedAt(n, FIELDS.words, FIELDS.at(field))] = value;
      };
      const { spawns, last } = spawningDraws(board.spawnProb);
      put("SPAWNS", spawns ? 1 : 0);
      put("LAST_SPAWNING_DRAW", last);
      put("STEPS", board.steps);
      for (const i of [0, 1]) words[blockedAt(n, FIELDS.words, FIELDS.at("KEY") + i)] = keyOf(board)[i];
    }
    gpu.write(state, words);
  };
  writeBoards(gpu, cells, boards, cellWords);
  writeState(({ keys }) => keys[0]);
  repeat(gpu, Math.max(...boards.map(({ steps }) => steps)), (pass) => wait.dispatch(pass));
  writeState(({ keys }) => keys[1]);
  repeat(gpu, samples, (pass) => count.dispatch(pass));
  const read = await gpu.read(counts);
  for (const buffer of [cells, state, counts]) buffer.destroy();

  return boards.map((_, n) =>
    Array.from({ length: COLOR_COUNT }, (_, color) => {
      const first = blockedAt(n, countWords, color * digits * planeWords);
      return sharesOf(read, first, digits, { height, width }, samples);
    }),
  );
}

/** Steps handed over at once: a GPU that does not answer for seconds is taken for lost. */
const STEPS_AT_ONCE = 50;

function repeat(gpu: Gpu, times: number, record: (pass: GPUComputePassEncoder) => void): void {
  for (let left = times; left > 0; left -= STEPS_AT_ONCE) {
    gpu.pass((pass) => {
      for (let i = 0; i < Math.min(left, STEPS_AT_ONCE); i++) record(pass);
    });
  }
}

function writeBoards(gpu: Gpu, cells: GPUBuffer, boards: readonly LonelyBoard[], cellWords: number): void {
  const words = new Uint32Array(cells.size / 4);
  const { height, width } = boards[0].board;
  const planes = new Uint32Array(PLANES * height * wordsPerRow(width));
  for (const [n, { board }] of boards.entries()) {
    toPlanes(board, planes);
    for (let i = 0; i < planes.length; i++) words[blockedAt(n, cellWords, i)] = planes[i];
  }
  gpu.write(cells, words);
}

/** Counts of one colour, `[digit, row, word]` from `first` on, as shares of the samples. */
function sharesOf(
  words: Uint32Array,
  first: number,
  digits: number,
  { height, width }: Pick<Board, "height" | "width">,
  samples: number,
): Float64Array | null {
  const each = wordsPerRow(width);
  const shares = new Float64Array(height * width);
  for (let cell = 0; cell < shares.length; cell++) {
    const col = cell % width;
    const word = ((cell - col) / width) * each + (col >> 5);
    let count = 0;
    for (let digit = 0; digit < digits; digit++) {
      count |= ((words[first + (digit * height * each + word) * BLOCK] >>> (col & 31)) & 1) << digit;
    }
    shares[cell] = count / samples;
  }
  return shares.some((share) => share > 0) ? shares : null;
}

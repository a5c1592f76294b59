// What a training is in the middle of, beside its agent: with both it goes on as if nothing had happened.
import * as v from "valibot";
import { reasonOf } from "../base/check.ts";
import type { BoardVectorEnvState } from "../env/board-vector-env.ts";
import { counted } from "../env/level-source.ts";
import { episodeMeansSchema } from "./episode-means.ts";
import { levelSchema } from "./level-schema.ts";
import { rewardTermSchema } from "./recipe-schema.ts";

export interface RunState {
  /** Episodes under way; null where the env cannot tell, see `TrainingEnv.state`. */
  readonly rows: BoardVectorEnvState | null;
  /** Of the `LevelSource`. */
  readonly levels: unknown;
  /** Of the `EpisodeMeans`. */
  readonly means: v.InferOutput<typeof episodeMeansSchema>;
  /** Of the `Learner`. */
  readonly learner: unknown;
}

const word = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff));
const numbers = v.instance(Float64Array);

const gameSchema = v.object({
  board: v.instance(Uint16Array),
  goals: v.instance(Uint16Array),
  agents: v.array(v.object({ row: counted, col: counted })),
  step: counted,
  minPerformance: v.number(),
  counts: v.pipe(v.instance(Int32Array), v.length(72)),
});

const meterSchema = v.object({
  term: rewardTermSchema,
  state: v.record(v.string(), v.union([v.number(), v.instance(Int32Array), v.instance(Uint16Array)])),
});

/** @param agents and cells of its game, as numbers */
function isOfItsTerm(
  { term, state }: v.InferOutput<typeof meterSchema>,
  agents: number,
  cells: number,
): boolean {
  const { rows, cols, step, baseline, changed } = state;
  switch (term.kind) {
    case "exitBonus":
      return true;
    case "movementBonus":
      return (
        [rows, cols].every((one) => one instanceof Int32Array && one.length === agents * term.period) &&
        v.is(counted, step)
      );
    case "boardChange":
      return (
        baseline instanceof Uint16Array &&
        baseline.length === cells &&
        v.is(counted, step) &&
        typeof changed === "number"
      );
  }
}

const episodeSchema = v.pipe(
  v.object({
    level: levelSchema,
    levelsStarted: v.pipe(counted, v.minValue(1)),
    steps: counted,
    game: gameSchema,
    points: numbers,
    pointsEarned: numbers,
    lengths: v.instance(Uint32Array),
    meters: v.array(meterSchema),
  }),
  v.check(({ level, game, points, pointsEarned, lengths, meters }) => {
    const { height, width, cells } = level.board;
    const agents = level.agents.length;
    return (
      [game.board, game.goals].every(({ length }) => length === cells.length) &&
      [game.agents, points].every(({ length }) => length === agents) &&
      [pointsEarned, lengths].every(({ length }) => length === Math.max(1, agents)) &&
      game.agents.every(({ row, col }) => row < height && col < width) &&
      meters.every((meter) => isOfItsTerm(meter, agents, cells.length))
    );
  }, "an episode that does not fit its level"),
);

const stateSchema = v.object({
  rows: v.nullable(
    v.pipe(
      v.object({
        key: v.tuple([word, word]),
        episodes: v.array(episodeSchema),
        returns: v.instance(Float32Array),
        waiting: v.optional(v.instance(Uint8Array)),
      }),
      v.check(
        ({ episodes, returns, waiting = { length: returns.length } }) =>
          returns.length % Math.max(1, episodes.length) === 0 && waiting.length === returns.length,
        "a row without a return",
      ),
    ),
  ),
  levels: v.unknown(),
  means: episodeMeansSchema,
  /** The first files did not have it. */
  learner: v.optional(v.unknown(), null),
});

/** @throws one sentence if it is not what `Trainer.state` gives */
export function readRunState(state: unknown): RunState {
  const found = v.safeParse(stateSchema, state);
  if (found.success) return found.output as RunState;
  throw unreadable(new v.ValiError(found.issues));
}

/** @param what is wrong, a clause or what was thrown */
export const unreadable = (what: unknown): Error =>
  new Error(`The state of this training cannot be read: ${reasonOf(what)}`);

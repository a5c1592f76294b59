// actions: whole games with one to five agents, checked after every part of every turn.
import type { Key } from "../../src/base/random.ts";
import type { Position } from "../../src/core/board.ts";
import { CellWorld } from "../../src/core/cell-world.ts";
import { Game } from "../../src/core/game.ts";
import type { Level } from "../../src/core/level.ts";
import { PlaneWorld } from "../../src/core/plane-world.ts";
import { type GoldenLevel, levelFromGolden } from "./golden-level.ts";
import { checkEach, differentHash, differentList, firstDifference, type Runner } from "./record.ts";

type PerAgent = readonly (number | boolean)[];

export interface Trajectory {
  readonly id: string;
  readonly init: GoldenLevel;
  readonly start: {
    readonly board: readonly number[];
    readonly required_points: PerAgent;
    readonly initial_available_points: PerAgent;
    readonly initial_counts: readonly number[];
    readonly initial_colors: readonly number[];
    readonly points: PerAgent;
    readonly can_exit: PerAgent;
    readonly exit_locs: readonly (readonly [number, number])[];
  };
  /** `[step][agent]`; one scalar per step where `single_action`. */
  readonly actions: readonly (number | readonly number[])[];
  readonly steps: {
    readonly h_act: readonly number[];
    readonly h_adv: readonly number[];
    readonly h_goals: readonly number[];
    readonly h_exit: readonly number[];
    /** `[step]`, row and column of each agent in turn. */
    readonly locs: readonly (readonly number[])[];
    readonly points: readonly PerAgent[];
    readonly earned: readonly PerAgent[];
    readonly can_exit: readonly PerAgent[];
    readonly exited: readonly PerAgent[];
    readonly active: readonly PerAgent[];
  };
  /** By step index. */
  readonly boards: Readonly<
    Record<
      string,
      {
        readonly after_actions: readonly number[];
        readonly final: readonly number[];
        readonly counts: readonly number[];
      }
    >
  >;
}

export interface ActionsFile {
  readonly default_points_table: readonly (readonly number[])[];
  readonly trajectories: readonly Trajectory[];
}

export const actions: Runner = (golden) => {
  const { default_points_table: table, trajectories } = golden as ActionsFile;
  const defaultTable = table.flat();
  return checkEach(
    trajectories,
    ({ id }) => id,
    (trajectory) => firstDifference(compareWorlds(trajectory, defaultTable)),
  );
};

const KEY: Key = [0, 0];

function* compareWorlds(trajectory: Trajectory, defaultTable: readonly number[]): Iterable<string | null> {
  for (const create of [CellWorld, PlaneWorld]) {
    yield* compareTurns(trajectory, defaultTable, (level) => new Game(level, KEY, new create(level, KEY)));
  }
}

function* compareTurns(
  trajectory: Trajectory,
  defaultTable: readonly number[],
  load: (level: Level) => Game,
): Iterable<string | null> {
  const { id, init, start, steps, boards } = trajectory;
  const game = load(levelFromGolden(id, init, defaultTable));
  const perAgent = <T>(of: (agent: number) => T): T[] => game.agents.map((_, agent) => of(agent));
  const exitLocations = start.exit_locs.map(([row, col]) => row * init.w + col);

  yield differentList("start.board", game.board.cells, start.board);
  yield differentList(
    "start.required_points",
    perAgent((i) => game.required(i)),
    start.required_points,
  );
  yield differentList(
    "start.available",
    perAgent((i) => game.available(i)),
    start.initial_available_points,
  );
  yield differentList("start.initial_counts", game.initialCounts, start.initial_counts);
  yield differentList("start.initial_colors", game.reachable, start.initial_colors);
  yield differentList(
    "start.points",
    perAgent((i) => game.points(i)),
    start.points,
  );
  yield differentList(
    "start.can_exit",
    perAgent((i) => game.canExit(i)),
    start.can_exit,
  );
  yield differentList("start.exit_locs", game.exits, exitLocations);

  for (const [step, turn] of trajectory.actions.entries()) {
    const at = `step ${step}`;
    const expected = boards[step];
    game.act(typeof turn === "number" ? game.agents.map(() => turn) : turn);
    yield differentHash(`board after actions, ${at}`, game.board.cells, steps.h_act[step]);
    if (expected) yield differentList(`after_actions, ${at}`, game.board.cells, expected.after_actions);
    game.advance();
    yield differentHash(`board after life, ${at}`, game.board.cells, steps.h_adv[step]);
    yield differentHash(`goals, ${at}`, game.goals.cells, steps.h_goals[step]);
    game.updateExits();
    yield differentHash(`board after exits, ${at}`, game.board.cells, steps.h_exit[step]);
    if (expected) {
      yield differentList(`final, ${at}`, game.board.cells, expected.final);
      yield differentList(`counts, ${at}`, game.counts, expected.counts);
    }
    yield differentList(
      `locs, ${at}`,
      game.agents.flatMap(({ row, col }: Position) => [row, col]),
      steps.locs[step],
    );
    yield differentList(
      `points, ${at}`,
      perAgent((i) => game.points(i)),
      steps.points[step],
    );
    yield differentList(
      `earned, ${at}`,
      perAgent((i) => game.earned(i)),
      steps.earned[step],
    );
    yield differentList(
      `can_exit, ${at}`,
      perAgent((i) => game.canExit(i)),
      steps.can_exit[step],
    );
    yield differentList(
      `exited, ${at}`,
      perAgent((i) => game.hasExited(i)),
      steps.exited[step],
    );
    yield differentList(
      `active, ${at}`,
      perAgent((i) => game.isActive(i)),
      steps.active[step],
    );
  }
}

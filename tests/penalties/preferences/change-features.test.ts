// Levels of a few cells, counted by hand.
import { describe, expect, it } from "vitest";
import { keyFromSeed } from "../../../src/base/random.ts";
import { CELL, GREEN, RED } from "../../../src/core/cells.ts";
import { Game } from "../../../src/core/game.ts";
import {
  ChangeMeter,
  EVENT_LENGTH,
  FEATURES,
  SETTLED,
} from "../../../src/penalties/preferences/change-features.ts";
import { levelOf } from "../../support/board.ts";

const [NOOP, RIGHT, TOGGLE_RIGHT] = [0, 2, 6];

const gameOf = (rows: string[]) => new Game(levelOf(rows, { orientation: 1 }), keyFromSeed(1));

const named = (counts: Float64Array) =>
  Object.fromEntries(FEATURES.map((name, i) => [name, counts[i]]).filter(([, count]) => count !== 0));

/** Names and counts of each step that has any. */
function changes(game: Game, actions: readonly number[], meter = new ChangeMeter(game)) {
  const steps: Record<number, object> = {};
  actions.forEach((action, step) => {
    const out = new Float64Array(FEATURES.length);
    game.takeTurn([action]);
    meter.add(out);
    const counts = named(out);
    if (Object.keys(counts).length > 0) steps[step] = counts;
  });
  return steps;
}

const waits = (count: number) => new Array<number>(count).fill(NOOP);

describe("changes for good", () => {
  it("are 24 counts", () => {
    expect(FEATURES).toHaveLength(24);
    expect(new Set(FEATURES).size).toBe(24);
  });

  it("are none where nothing changes and the agent only walks", () => {
    expect(changes(gameOf(["......", ".a....", "..gg..", "..gg.."]), [NOOP, 4, 4, ...waits(15)])).toEqual({});
  });

  it("tell a block that is broken: the cells taken, and those that die for want of neighbours", () => {
    const game = gameOf(["......a", ".......", "...gg..", "...gg..", ".......", "......."]);
    const meter = new ChangeMeter(game);
    for (const at of [17, 18]) game.board.cells[at] = CELL.empty;
    expect(changes(game, waits(15), meter)).toEqual({ 0: { "settled green life went": 4 } });
  });

  it("tell a block that mends itself in the same step from nothing", () => {
    const game = gameOf(["........", "........", "..agg...", "...gg...", "........", "........"]);
    expect(changes(game, [TOGGLE_RIGHT, ...waits(15)])).toEqual({});
  });

  it("leave out what never settles, but for its first going", () => {
    // A blinker: its ends go in the first step, and nothing stays anywhere for ten.
    const game = gameOf([".......", ".......", "...g...", "...g...", "...g...", ".......", "......a"]);
    expect(changes(game, waits(25))).toEqual({ 0: { "settled green life went": 2 } });
  });

  it("tell what comes to stay, once it has stayed", () => {
    // Three of a block: the fourth is born in the first step.
    const game = gameOf(["......a", ".......", "..gg...", "..g....", ".......", "......."]);
    expect(changes(game, waits(SETTLED + 5))).toEqual({ [SETTLED]: { "green life settled": 1 } });
  });

  it("see a crate that was pushed, where it came from and, later, where it is", () => {
    const game = gameOf(["........", ".aC.....", "........", "........"]);
    expect(changes(game, [RIGHT, ...waits(SETTLED + 5)])).toEqual({
      0: { "settled crate went": 1 },
      [SETTLED]: { "crate settled": 1 },
    });
  });

  it("go on in a copy as they would have", () => {
    const rows = ["......a", ".......", "..gg...", "..g....", ".......", "......."];
    const game = gameOf(rows);
    const meter = new ChangeMeter(game);
    changes(game, waits(4), meter);
    const copy = game.clone();
    const ofCopy = changes(copy, waits(12), meter.copyFor(copy));
    expect(ofCopy).toEqual({ [SETTLED - 4]: { "green life settled": 1 } });
    expect(changes(game, waits(12), meter)).toEqual(ofCopy);
  });

  it("tell what stood around each, before the step and over the edges of the board", () => {
    const game = gameOf(["........", "........", "........", "....a..."]);
    const { cells } = game.board;
    // In the corner of the board, with red life above it, a wall to the left and, at its lower right, a crate.
    const put = { 0: CELL.plant | GREEN, 24: CELL.life | RED, 7: CELL.wall, 9: CELL.crate };
    for (const [at, cell] of Object.entries(put)) cells[Number(at)] = cell;
    const meter = new ChangeMeter(game);
    cells[0] = CELL.empty;
    cells[24] = CELL.empty;
    const events: number[] = [];
    const out = new Float64Array(FEATURES.length);
    meter.add(out, events);
    const [red, plant, crate, wall] = ["red life", "plant", "crate", "wall"].map((kind) =>
      FEATURES.indexOf(`settled ${kind} went`),
    );
    const near = (kind: number) => 1 + kind;
    expect(events).toHaveLength(2 * EVENT_LENGTH);
    expect(events.slice(0, EVENT_LENGTH)).toEqual([plant, near(red), 0, 0, near(wall), 0, 0, near(crate), 0]);
    expect(events.slice(EVENT_LENGTH)).toEqual([red, 0, 0, near(plant), 0, 0, 0, 0, near(wall)]);
    expect(named(out)).toEqual({ "settled plant went": 1, "settled red life went": 1 });
  });

  it("name spawners, plants and walls that are taken away", () => {
    const game = gameOf(["........", "........", "........", "a......."]);
    const { cells } = game.board;
    const put = { 3: CELL.spawner | GREEN, 12: CELL.plant | GREEN, 21: CELL.tree | RED, 7: CELL.wall };
    for (const [at, cell] of Object.entries(put)) cells[Number(at)] = cell;
    const meter = new ChangeMeter(game);
    for (const at of Object.keys(put)) cells[Number(at)] = CELL.empty;
    const out = new Float64Array(FEATURES.length);
    meter.add(out);
    expect(named(out)).toEqual({
      "settled spawner went": 1,
      "settled plant went": 2,
      "settled wall went": 1,
    });
  });
});

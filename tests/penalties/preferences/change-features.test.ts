// Boards of a few cells, counted by hand.
import { describe, expect, it } from "vitest";
import { createBoard } from "../../../src/core/board.ts";
import { CELL, EXIT, GREEN, RED } from "../../../src/core/cells.ts";
import { addChanges, FEATURES, WINDOW } from "../../../src/penalties/preferences/change-features.ts";

type Cells = Readonly<Record<number, number>>;

/** Names and counts of what changed on a board that is otherwise empty. */
function changes(before: Cells, after: Cells, side = 5, center = { row: 2, col: 2 }) {
  const [was, is] = [createBoard(side, side), createBoard(side, side)];
  for (const [board, cells] of [
    [was, before],
    [is, after],
  ] as const) {
    for (const [at, cell] of Object.entries(cells)) board.cells[Number(at)] = cell;
  }
  const out = new Float64Array(FEATURES.length);
  addChanges(was.cells, is, center, out);
  return Object.fromEntries(FEATURES.map((name, i) => [name, out[i]]).filter(([, count]) => count !== 0));
}

describe("changes of a step", () => {
  it("are 24 counts", () => {
    expect(FEATURES).toHaveLength(24);
    expect(new Set(FEATURES).size).toBe(24);
  });

  it("are nothing where nothing changed", () => {
    expect(changes({ 3: CELL.life | GREEN }, { 3: CELL.life | GREEN })).toEqual({});
  });

  it("tell births and deaths by colour", () => {
    expect(changes({ 3: CELL.life | GREEN }, { 4: CELL.life | RED })).toEqual({
      "green life disappeared": 1,
      "red life appeared": 1,
    });
  });

  it("tell life that changed its colour", () => {
    expect(changes({ 3: CELL.life | GREEN }, { 3: CELL.life | RED })).toEqual({
      "green life disappeared": 1,
      "red life appeared": 1,
    });
  });

  it("see a crate that was pushed, whatever its colour", () => {
    expect(changes({ 7: CELL.crate }, { 8: CELL.crate })).toEqual({
      "crate appeared": 1,
      "crate disappeared": 1,
    });
    expect(changes({ 7: CELL.crate }, { 7: CELL.crate | RED })).toEqual({});
  });

  it("see spawners, plants and walls go", () => {
    const before = { 0: CELL.spawner | GREEN, 1: CELL.plant | GREEN, 2: CELL.tree | RED, 3: CELL.wall };
    expect(changes(before, {})).toEqual({
      "spawner disappeared": 1,
      "plant disappeared": 2,
      "wall disappeared": 1,
    });
  });

  it("do not count the agent's own way, nor an exit that opens", () => {
    expect(changes({ 0: CELL.player, 9: CELL.exit }, { 1: CELL.player, 9: CELL.exit | RED | EXIT })).toEqual(
      {},
    );
  });

  it("count once on a board smaller than the window, and near the agent only on a larger one", () => {
    const side = WINDOW + 6;
    const [near, far] = [side - 1, Math.floor(side / 2)];
    const gone = { [near]: CELL.life | GREEN, [far]: CELL.life | GREEN };
    expect(changes(gone, {}, side, { row: 0, col: 0 })).toEqual({ "green life disappeared": 1 });
    expect(changes({ 0: CELL.life | GREEN }, {}, 3, { row: 1, col: 1 })).toEqual({
      "green life disappeared": 1,
    });
  });
});

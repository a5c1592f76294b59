// The hand: tools on a level, the selection, what is held, and keys that do the same.
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { AGENT, BLUE, CELL, EXIT, GREEN, RED } from "../../../src/core/cells.ts";
import {
  FIRST_BRUSHES,
  kindOfBrush,
  lifeOf,
  paintOf,
  withFlag,
  withKind,
} from "../../../src/ui/edit/brush.ts";
import { Clipboard } from "../../../src/ui/edit/clipboard.ts";
import { Cursor } from "../../../src/ui/edit/cursor.ts";
import { LevelDocument } from "../../../src/ui/edit/document.ts";
import { Hand } from "../../../src/ui/edit/hand.ts";
import { Running } from "../../../src/ui/edit/running.ts";
import type { Place } from "../../../src/ui/edit/shapes.ts";
import { pieceOfRle } from "../../../src/ui/edit/stamps.ts";
import { wholeView } from "../../../src/ui/edit/view.ts";
import { boardOf, levelOf } from "../../support/board.ts";

function deskWith(...rows: string[]) {
  const document = new LevelDocument();
  document.open(levelOf(rows));
  const hand = new Hand(document);
  const said = signal("");
  const cursor = new Cursor(document, hand, signal(wholeView(document.level.value.board)), said);
  const stroke = (...path: (readonly [row: number, col: number])[]) => {
    const places = path.map(([row, col]): Place => ({ row, col }));
    hand.start(places[0]);
    for (const place of places.slice(1)) hand.move(place);
    hand.finish();
  };
  const board = () => document.level.value.board;
  const written: string[] = [];
  const clipboard = new Clipboard(hand, (text) => written.push(text));
  return { document, hand, cursor, said, stroke, board, clipboard, written };
}

const EMPTY = [".....", ".....", ".....", ".....", "....."];

describe("tools", () => {
  it("draw nothing before the hand goes up, and all of it as one edit", () => {
    const { hand, document, board } = deskWith(...EMPTY);
    hand.start({ row: 1, col: 1 });
    hand.move({ row: 1, col: 3 });
    expect(board()).toEqual(boardOf(...EMPTY));
    expect(hand.preview.value.board).toEqual(boardOf(".....", ".ggg.", ".....", ".....", "....."));
    hand.finish();
    expect(board()).toEqual(boardOf(".....", ".ggg.", ".....", ".....", "....."));
    expect(document.undo()).toBe("pencil");
    expect(board()).toEqual(boardOf(...EMPTY));
  });

  it("draw lines, rectangles with and without middle, and fills", () => {
    const { hand, stroke, board } = deskWith(...EMPTY);
    hand.chooseKind("wall");
    hand.chooseColor(0);
    hand.chooseTool("rectangle");
    stroke([0, 0], [2, 2], [4, 4]);
    hand.chooseTool("fill");
    hand.setBrush(CELL.life | GREEN);
    stroke([2, 2]);
    expect(board()).toEqual(boardOf("#####", "#ggg#", "#ggg#", "#ggg#", "#####"));
    hand.chooseTool("line");
    hand.setBrush(CELL.life | RED);
    stroke([1, 1], [1, 3], [3, 3]);
    hand.chooseTool("rectangle");
    hand.filled.value = true;
    hand.setBrush(0);
    stroke([3, 1], [4, 2]);
    expect(board()).toEqual(boardOf("#####", "#rgg#", "#grg#", "#..r#", "#..##"));
  });

  it("are dropped without a trace", () => {
    const { hand, document } = deskWith(...EMPTY);
    hand.start({ row: 0, col: 0 });
    hand.drop();
    expect(hand.finish()).toBe(false);
    expect(document.canUndo.value).toBe(false);
  });

  it("erase, and draw goals on their own layer", () => {
    const { hand, stroke, document } = deskWith("g....", ...EMPTY.slice(1));
    hand.layer.value = "goals";
    hand.chooseColor(4);
    stroke([0, 0], [0, 1]);
    expect([...document.level.value.goals.cells.subarray(0, 3)]).toEqual([BLUE, BLUE, 0]);
    hand.start({ row: 0, col: 0 }, true);
    hand.finish();
    expect([...document.level.value.goals.cells.subarray(0, 2)]).toEqual([0, BLUE]);
    expect(document.level.value.board.cells[0]).toBe(CELL.life | GREEN);
  });

  it("pick a cell as the brush and go back to the pencil", () => {
    const { hand } = deskWith("C....", ...EMPTY.slice(1));
    hand.chooseTool("pick");
    hand.start({ row: 0, col: 0 });
    expect([hand.brush.value, hand.tool.value]).toEqual([CELL.crate, "pencil"]);
  });

  it("refuse more agents than a level can have, and lose nothing", () => {
    const rows = Array.from({ length: 9 }, () => ".........");
    const { hand, stroke, document, board } = deskWith(...rows);
    hand.chooseKind("agent");
    hand.chooseTool("fill");
    stroke([0, 0]);
    expect(board()).toEqual(boardOf(...rows));
    expect(document.refusal.value).toBe("This edit: 81 agents; the limit is 64.");
    hand.chooseTool("pencil");
    stroke([0, 0]);
    expect(document.refusal.value).toBe("");
    expect(document.level.value.agents).toHaveLength(1);
  });
});

describe("a selection", () => {
  it("is moved by dragging from inside, also over an edge", () => {
    const { hand, stroke, board } = deskWith("gg...", "g....", ".....", ".....", ".....");
    hand.chooseTool("select");
    stroke([0, 0], [1, 1]);
    stroke([0, 0], [-1, 3]);
    expect(hand.selection.value).toEqual({ row: 4, col: 3, height: 2, width: 2 });
    expect(board()).toEqual(boardOf("...g.", ".....", ".....", ".....", "...gg"));
  });

  it("is copied, cut, pasted, emptied", () => {
    const { hand, stroke, board, clipboard, document, written } = deskWith("gr...", ...EMPTY.slice(1));
    hand.chooseTool("select");
    stroke([0, 0], [0, 1]);
    expect(clipboard.copy()).toBe("1 × 2 cells");
    expect(written).toEqual(["#N part\nx = 2, y = 1, rule = B3/S23\n2o!\n"]);
    hand.clear("cutting");
    expect(board()).toEqual(boardOf(...EMPTY));
    hand.hold(clipboard.pasted());
    expect(clipboard.pasted(written[0]).isPattern).toBe(false);
    stroke([2, 2]);
    stroke([4, 2]);
    expect(board()).toEqual(boardOf(".....", ".....", "..gr.", ".....", "..gr."));
    expect([document.undo(), document.undo(), document.undo()]).toEqual(["stamp", "stamp", "cutting"]);
  });

  it("is turned in its place; without one the whole board is", () => {
    const { hand, stroke, board } = deskWith("gr...", ".....", "....C");
    hand.chooseTool("select");
    stroke([0, 0], [0, 2]);
    hand.turn("clockwise");
    expect(board()).toEqual(boardOf("g....", "r....", "....C"));
    expect(hand.selection.value).toEqual({ row: 0, col: 0, height: 3, width: 1 });
    hand.selection.value = null;
    hand.turn("leftRight");
    expect(board()).toEqual(boardOf("....g", "....r", "C...."));
    hand.turn("clockwise");
    expect(board()).toEqual(boardOf("C..", "...", "...", "...", ".rg"));
  });

  it("that does not fit when it is turned is left alone, with a sentence", () => {
    const { hand, document } = deskWith("gr...", ".....", "....C");
    hand.selectAll();
    hand.turn("clockwise");
    expect(document.refusal.value).toMatch(/^The selection does not fit/);
    expect(document.canUndo.value).toBe(false);
  });
});

describe("what is held", () => {
  const glider = "x = 3, y = 3, rule = B3/S23\nbob$2bo$3o!";

  it("follows the brush: its kind where that is alive, its colour, its layer", () => {
    const { hand, stroke, document, board } = deskWith(...EMPTY);
    hand.hold({ name: "Glider", piece: pieceOfRle(glider, "Glider"), isPattern: true });
    hand.chooseColor(1);
    hand.move({ row: 2, col: 2 });
    expect(hand.preview.value.board).toEqual(boardOf(".....", "..r..", "...r.", ".rrr.", "....."));
    expect(hand.frame.value).toEqual({ row: 1, col: 1, height: 3, width: 3 });
    hand.turn("upDown");
    stroke([2, 2]);
    expect(board()).toEqual(boardOf(".....", ".rrr.", "...r.", "..r..", "....."));
    hand.layer.value = "goals";
    stroke([2, 2]);
    expect(document.level.value.goals.cells[6]).toBe(CELL.life | GREEN);
    expect(lifeOf(CELL.tree | BLUE)).toBe(CELL.tree | BLUE);
    expect(lifeOf(CELL.wall | BLUE)).toBe(CELL.life | BLUE);
  });

  it("comes from any RLE or level as text; what is none is refused with a sentence", () => {
    const { clipboard } = deskWith(...EMPTY);
    expect(clipboard.pasted(glider)).toMatchObject({ isPattern: true, piece: { height: 3, width: 3 } });
    const rows = clipboard.pasted('!name: "Two"\n.....\n.CC..\n.....\n');
    expect(rows).toMatchObject({ name: "Two", isPattern: false, piece: { height: 1, width: 2 } });
    expect(() => clipboard.pasted("x = 3, y = 3\nbo%!")).toThrow(/The pasted text, line 2, column 3/);
    expect(() => clipboard.pasted("hello there")).toThrow(/is not a level file/);
    expect(() => clipboard.pasted("...\n...\n...")).toThrow(/is empty/);
    expect(() => clipboard.pasted()).toThrow(/Nothing was copied/);
    expect(() => clipboard.pasted("o".repeat(1_000_001))).toThrow(/too long/);
  });
});

describe("keys", () => {
  it("move a cursor over the edges and say what is there", () => {
    const { cursor, said } = deskWith("g....", ".A...", ".....", ".....", ".....");
    cursor.move(-1, 0);
    expect(said.value).toBe("Row 2, column 3: empty.");
    cursor.move(0, -1);
    expect(said.value).toBe("Row 2, column 2: agent, facing up, agent0.");
    cursor.move(-1, 0);
    cursor.move(0, -1);
    expect(said.value).toBe("Row 1, column 1: life, green.");
    cursor.move(0, -1);
    expect(said.value).toBe("Row 1, column 5: empty.");
  });

  it("say what a goal asks for", () => {
    const { cursor, said, hand, stroke } = deskWith(...EMPTY);
    hand.layer.value = "goals";
    hand.chooseColor(4);
    stroke([2, 2]);
    cursor.describe();
    expect(said.value).toBe("Row 3, column 3: empty. Goal: blue ground.");
  });

  it("paint, trace, and draw shapes in two presses, beyond the edge too", () => {
    const { cursor, hand, board, document } = deskWith(...EMPTY);
    cursor.use();
    cursor.trace(0, 1);
    cursor.trace(1, 0);
    expect(board()).toEqual(boardOf(".....", ".....", "..gg.", "...g.", "....."));
    hand.chooseTool("line");
    cursor.use();
    for (let i = 0; i < 3; i++) cursor.move(0, 1);
    cursor.use();
    expect(board()).toEqual(boardOf(".....", ".....", "..gg.", "gg.gg", "....."));
    expect(cursor.at.value).toEqual({ row: 3, col: 1 });
    expect(document.undo()).toBe("line");
    expect(document.undo()).toBe("pencil");
    expect(board()).toEqual(boardOf(...EMPTY));
  });

  it("extend a selection from where it began", () => {
    const { cursor, hand } = deskWith(...EMPTY);
    cursor.trace(0, 1);
    expect(hand.selection.value).toBeNull();
    hand.chooseTool("select");
    cursor.trace(1, 0);
    cursor.trace(0, -1);
    expect(hand.selection.value).toEqual({ row: 2, col: 2, height: 2, width: 2 });
    cursor.trace(-1, 0);
    cursor.trace(-1, 0);
    expect(hand.selection.value).toEqual({ row: 1, col: 2, height: 2, width: 2 });
  });
});

describe("brush", () => {
  it("knows its kind whatever its colour, and paints no colour where there is none", () => {
    expect(kindOfBrush(withKind(FIRST_BRUSHES.board, "crate"))).toBe("crate");
    expect(kindOfBrush(withKind(0, "agent") | RED)).toBe("agent");
    expect(kindOfBrush(withFlag(CELL.tree, CELL.spawner))).toBeNull();
    expect(paintOf(GREEN, "board")).toBe(0);
    expect(paintOf(GREEN, "goals")).toBe(GREEN);
    expect(paintOf(CELL.exit | RED, "board")).toBe(CELL.exit);
    expect(paintOf(CELL.wall | (2 << 12), "board")).toBe(CELL.wall);
    expect(paintOf(CELL.player | EXIT | RED | (2 << 12), "board") & AGENT).toBe(AGENT);
  });
});

describe("time", () => {
  it("goes on in place, comes back, and can be kept as an edit", () => {
    const { document, board } = deskWith(".....", ".....", ".ggg.", ".....", ".....");
    const running = new Running(document);
    running.step();
    const turned = boardOf(".....", "..g..", "..g..", "..g..", ".....");
    expect(running.picture.value?.board).toEqual(turned);
    expect(document.canUndo.value).toBe(false);
    running.rewind();
    expect([running.picture.value, running.steps.value]).toEqual([null, 0]);
    for (let i = 0; i < 3; i++) running.step();
    running.keep();
    expect(board()).toEqual(turned);
    expect(document.undo()).toBe("3 steps of time");
    expect(board()).toEqual(boardOf(".....", ".....", ".ggg.", ".....", "....."));
  });
});

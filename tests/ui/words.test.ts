// What is said about cells and turns.
import { describe, expect, it } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import { BLUE, CELL, EXIT, GREEN, ORIENTATION_SHIFT, RED, SPAWNING } from "../../src/core/cells.ts";
import { Game } from "../../src/core/game.ts";
import { readLevelJson } from "../../src/share/level-json.ts";
import { describeCell, describeTurn, payOf } from "../../src/ui/play/words.ts";
import { en } from "../../src/ui/words/en/index.ts";

const level = readLevelJson(
  JSON.stringify({
    format: "safelife-level",
    version: 1,
    name: "Corner",
    legend: { ".": "empty", "@": "player", "#": "wall", E: "exit" },
    board: ["#....", "#@...", "#....", ".....", "....E"],
  }),
  "corner.json",
);

describe("describeCell", () => {
  it("has words for every named kind", () => {
    for (const [name, cell] of Object.entries(CELL)) {
      if (name === "player") continue;
      expect(en.cells.kinds, name).toHaveProperty(name);
      expect(describeCell(cell | RED, 0).title.toLowerCase()).toContain(name.replace("-", " "));
    }
  });

  it("says what the ground asks for and what the cell counts", () => {
    expect(describeCell(CELL.life | GREEN, RED).goal).toContain("This cell counts −3 now.");
    expect(describeCell(CELL.life | RED, RED).goal).toContain("asks for red life, 3 points a cell");
    expect(describeCell(CELL.empty, BLUE).goal).toContain("This cell counts 0 now.");
    expect(describeCell(CELL.wall, BLUE).goal).toContain("This cell counts 0 now.");
    expect(describeCell(CELL.wall, 0).goal).toBe("");
  });

  it("says what the life of the agent earns there, and what bare ground costs", () => {
    const grey = { ...payOf(level), own: 0 };
    expect(describeCell(CELL.empty, BLUE, grey).goal).toContain("Your gray life earns 3 here.");
    expect(describeCell(CELL.empty, RED, grey).goal).toContain("Your gray life costs 3 here.");
    expect(describeCell(CELL.empty, GREEN, grey).goal).toContain("Your gray life earns nothing here.");
    expect(describeCell(CELL.empty, GREEN, { ...grey, own: 2 }).goal).not.toContain("Your");
    expect(describeCell(CELL.life | RED, 0, grey).goal).toBe("On bare ground it counts −1.");
    const table = Int32Array.from({ length: 72 }, () => 7);
    expect(describeCell(CELL.empty, BLUE, payOf({ ...level, pointsTables: [table] })).goal).toContain(
      "counts 7",
    );
  });

  it("explains the ring round an agent", () => {
    expect(describeCell(CELL.player | EXIT, 0).text).toContain("ring");
    expect(describeCell(CELL.player, 0).text).not.toContain("ring");
  });

  it("tells an open exit from a shut one, and where an agent looks", () => {
    expect(describeCell(CELL.exit, 0).title).toBe("Exit, shut");
    expect(describeCell(CELL.exit | RED, 0).title).toBe("Exit, open");
    expect(describeCell(CELL.player | (2 << ORIENTATION_SHIFT), 0).title).toBe("Agent, facing down");
  });

  it("lists the flags of a cell without a name", () => {
    expect(describeCell(CELL.tree | SPAWNING, 0).text).toContain("alive, never changes, spawns life");
  });
});

describe("a turn, spoken", () => {
  it("says moved and blocked", () => {
    const game = new Game(level, keyFromSeed(0));
    const before = game.clone();
    game.takeTurn([4]);
    expect(describeTurn(before, game, 4)).toBe("Blocked left.");
    const again = game.clone();
    game.takeTurn([2]);
    expect(describeTurn(again, game, 2)).toBe("Moved right.");
  });
});

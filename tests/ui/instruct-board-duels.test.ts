// Duels of agents: a judgement can be taken back, what each clip came to is known, and another run begins anew.
import { signal } from "@preact/signals";
import { expect, it } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import { type Replay, resimulate } from "../../src/core/replay.ts";
import { claimOf } from "../../src/share/replay-claim.ts";
import { formatReplayLink } from "../../src/share/replay-link.ts";
import { BoardDuels } from "../../src/ui/instruct/board/duels.ts";
import { describeDifference } from "../../src/ui/whatif/words.ts";
import { levelOf } from "../support/board.ts";

const level = levelOf(["A.gg", "..gg", "....", "...."], { minPerformance: 0 });

/** One agent makes life, the other does nothing. */
function linkOf(action: number): string {
  const replay: Replay = { level, key: keyFromSeed(1), actions: Array.from({ length: 3 }, () => [action]) };
  return `#${formatReplayLink({ ...replay, claim: claimOf(resimulate(replay)) })}`;
}

/** Toggles what is to the right. */
const TOGGLE_EAST = 6;
const levels = Array.from({ length: 3 }, () => ({
  before: { link: linkOf(TOGGLE_EAST) },
  after: { link: linkOf(0) },
}));

function openDuels() {
  const run = signal({ number: 1, compared: { levels }, duels: [] as readonly object[] });
  const change = async (part: object) => {
    run.value = { ...run.peek(), ...part };
  };
  return { run, duels: new BoardDuels({ run, change } as never) };
}

it("a judgement that is taken back is asked again, with the same agents on the same sides", async () => {
  const { run, duels } = openDuels();
  await duels.undo();
  await duels.judge(1);
  const { sides } = duels.shown.peek()!;
  await duels.judge(1);
  expect(duels.last.peek()).toEqual(sides);
  await duels.undo();
  expect(duels.last.peek()).toBe(null);
  expect(duels.shown.peek()?.sides).toEqual(sides);
  await duels.undo();
  expect(run.peek().duels).toHaveLength(1);
  await duels.judge(0);
  expect(run.peek().duels[1]).toEqual({ first: sides[0], second: sides[1], score: 0 });
  await duels.judge(0.5);
  expect(duels.shown.peek()).toBe(null);
  await duels.undo();
  expect(duels.index.peek()).toBe(2);
});

it("nothing is told of the last duel of another run", async () => {
  const { run, duels } = openDuels();
  await duels.judge(1);
  expect(duels.last.peek()).not.toBe(null);
  run.value = { ...run.peek(), number: 2, duels: [] };
  expect(duels.last.peek()).toBe(null);
});

it("what each came to is told by side", () => {
  const { sides, ends } = openDuels().duels.shown.peek()!;
  const said = Object.fromEntries(sides.map((name, i) => [name, describeDifference(ends[i])]));
  expect(said.after).toBe("No difference.");
  expect(said.before).toBe("1 green cell gone, 1 new; 1 gray cell new.");
});

// A net learns a taste that depends on what is around a change.
import { describe, expect, it } from "vitest";
import { integer, keyFromSeed, split, uniform } from "../../../src/base/random.ts";
import { CELL, GREEN, RED } from "../../../src/core/cells.ts";
import { Game } from "../../../src/core/game.ts";
import { ChangeMeter, EVENT_LENGTH, FEATURES } from "../../../src/penalties/preferences/change-features.ts";
import { ChangeNet, changeNet, NET_WEIGHTS } from "../../../src/penalties/preferences/change-net.ts";
import type { CloseClip, Comparison } from "../../../src/penalties/preferences/comparisons.ts";
import {
  accuracyOf,
  CONV_PREFERENCES,
  learnPreferences,
  PREFERENCES,
  rewardOf,
} from "../../../src/penalties/preferences/preference-model.ts";
import { levelOf } from "../../support/board.ts";

const key = keyFromSeed(11);
const SIZE = 9;
const STEPS = 2;
const NOTHING = Array.from({ length: SIZE }, () => ".".repeat(SIZE));

const around = (index: number): number[] => {
  const [row, col] = [Math.floor(index / SIZE), index % SIZE];
  return [-1, 0, 1].flatMap((down) =>
    [-1, 0, 1].map((right) => ((row + down + SIZE) % SIZE) * SIZE + ((col + right + SIZE) % SIZE)),
  );
};

/** Green and red life on a board, of which some goes and comes to stay in each step; nothing else ever changes.
 *  @param place where a cell of the board is put, to move everything */
function clipOf(seed: number, place = (index: number) => index): CloseClip & { alone: number } {
  const own = split(key, "clip", seed);
  const game = new Game(levelOf(NOTHING), key);
  const { cells } = game.board;
  const put = (index: number, cell: number) => {
    cells[place(index)] = cell;
  };
  const now = Array.from(
    { length: SIZE * SIZE },
    (_, i) => [0, 0, CELL.life | GREEN, CELL.life | RED].at(integer(own, i, 4))!,
  );
  now.forEach((cell, i) => {
    put(i, cell);
  });
  const meter = new ChangeMeter(game);
  const changes = new Float64Array(STEPS * FEATURES.length);
  const events = Array.from({ length: STEPS }, (): number[] => []);
  let alone = 0;
  for (let step = 0; step < STEPS; step++) {
    const before = now.slice();
    before.forEach((cell, i) => {
      if (cell === 0 || uniform(own, i, step + 1) > 0.1) return;
      if (cell & GREEN && around(i).every((at) => !(before[at] & RED))) alone++;
      now[i] = 0;
      put(i, 0);
    });
    meter.add(changes.subarray(step * FEATURES.length, (step + 1) * FEATURES.length), events[step]);
  }
  return { changes, events, alone };
}

/** Whoever answers minds green life that goes while it has no red beside it, and nothing else. */
const comparisons = (count: number, from: number): Comparison<CloseClip>[] =>
  Array.from({ length: count }, (_, i) => {
    const clips = [clipOf(2 * (from + i)), clipOf(2 * (from + i) + 1)] as const;
    const [a, b] = clips.map(({ alone }) => alone);
    return { clips, preferred: a === b ? 0.5 : Number(a < b) };
  });

const unseen = comparisons(300, 10_000);

/** Weights of every part, none of them small. */
const randomWeights = (): Float64Array =>
  Float64Array.from({ length: NET_WEIGHTS }, (_, i) => uniform(split(key, "weights"), i) - 0.4);

describe("a net of changes and what is around them", () => {
  it("learns that green may go next to red and not alone, which no weights of counts can say", () => {
    const seen = comparisons(150, 0);
    const net = accuracyOf(learnPreferences(seen, CONV_PREFERENCES, key), unseen);
    const counts = accuracyOf(learnPreferences(seen, PREFERENCES, key), unseen);
    expect(net).toBeGreaterThan(0.9);
    expect(counts).toBeLessThan(net - 0.1);
  });

  it("follows the gradient: differences of leads by each weight", () => {
    const seen = comparisons(12, 0);
    const fitting = changeNet(seen);
    const weights = randomWeights();
    const drawn = [0, 3, 3, 5, 11];
    const slopes = Float64Array.from(seen, (_, i) => 0.3 - 0.1 * i);
    const sum = (at: Float64Array) => {
      const leads = fitting.leads(at);
      return drawn.reduce((total, i) => total + slopes[i] * leads[i], 0);
    };
    const gradient = new Float64Array(NET_WEIGHTS);
    fitting.addGradient(gradient, weights, drawn, (_, i) => slopes[i]);
    expect(gradient.filter((slope) => slope !== 0).length).toBeGreaterThan(50);
    for (let i = 0; i < NET_WEIGHTS; i++) {
      const at = (by: number) => sum(weights.map((weight, j) => (i === j ? weight + by : weight)));
      expect(gradient[i]).toBeCloseTo((at(1e-6) - at(-1e-6)) / 2e-6, 6);
    }
  });

  it("is to the clips what it was to the comparisons that it learned from", () => {
    const seen = comparisons(12, 0);
    const fitting = changeNet(seen);
    const weights = randomWeights();
    const net = fitting.taste(weights);
    fitting.leads(weights).forEach((lead, i) => {
      const [first, second] = seen[i].clips;
      expect(net.scoreOf(first) - net.scoreOf(second)).toBeCloseTo(lead, 10);
    });
  });

  it("is the same bits each time, and another for another key", () => {
    const [seen, settings] = [comparisons(30, 0), { ...CONV_PREFERENCES, steps: 20 }];
    const model = learnPreferences(seen, settings, key);
    expect(learnPreferences(seen, settings, key)).toEqual(model);
    expect(learnPreferences(seen, settings, keyFromSeed(12))).not.toEqual(model);
  });

  it("gives a step the sum over what happened in it, and a clip that over its steps", () => {
    const net = new ChangeNet(randomWeights());
    const clip = clipOf(1);
    const each = clip.events.map((events) =>
      Array.from({ length: events.length / EVENT_LENGTH }, (_, i) =>
        net.scoreOf({ ...clip, events: [events.slice(i * EVENT_LENGTH, (i + 1) * EVENT_LENGTH)] }),
      ).reduce((a, b) => a + b, 0),
    );
    expect(each).toHaveLength(STEPS);
    each.forEach((score, step) => {
      expect(net.scoreOf(clip, step)).toBeCloseTo(score, 10);
    });
    expect(net.scoreOf(clip)).toBeCloseTo(
      each.reduce((a, b) => a + b),
      10,
    );
  });

  it("takes a board for the same that is shifted over its edges, turned or mirrored", () => {
    const net = new ChangeNet(randomWeights());
    const score = net.scoreOf(clipOf(1));
    const placed = (place: (row: number, col: number) => [number, number]) =>
      net.scoreOf(
        clipOf(1, (index) => {
          const [row, col] = place(Math.floor(index / SIZE), index % SIZE);
          return row * SIZE + col;
        }),
      );
    expect(placed((row, col) => [(row + 4) % SIZE, (col + 7) % SIZE])).toBeCloseTo(score, 10);
    expect(placed((row, col) => [col, SIZE - 1 - row])).toBeCloseTo(score, 10);
    expect(placed((row, col) => [row, SIZE - 1 - col])).toBeCloseTo(score, 10);
    expect(net.scoreOf(clipOf(2))).not.toBeCloseTo(score, 2);
  });

  it("gives steps the worth of the deviation asked for, and none where nothing happens", () => {
    const seen = comparisons(40, 0);
    const model = learnPreferences(seen, { ...CONV_PREFERENCES, steps: 50, deviation: 0.05 }, key);
    const worths = seen.flatMap(({ clips }) =>
      clips.flatMap((clip) => clip.events.map((_, step) => rewardOf(model, clip, step))),
    );
    const mean = worths.reduce((a, b) => a + b) / worths.length;
    const variance = worths.reduce((sum, x) => sum + (x - mean) ** 2, 0) / worths.length;
    expect(Math.sqrt(variance)).toBeCloseTo(0.05, 12);
    expect(rewardOf(model, { changes: new Float64Array(FEATURES.length), events: [[]] })).toBe(0);
  });

  it("can be learned from clips in which nothing happened", () => {
    const still: CloseClip = { changes: new Float64Array(FEATURES.length), events: [[]] };
    const model = learnPreferences([{ clips: [still, still], preferred: 1 }], CONV_PREFERENCES, key);
    expect(rewardOf(model, still)).toBe(0);
  });
});

// A run of PPO is told what it suffers from, and nothing where it is well.
import { expect, it } from "vitest";
import { symptomsOf, type UpdateFigures } from "../../src/lm/symptoms.ts";

const well: UpdateFigures = { proxy: 0, gold: 2, kl: 0.5, distinct: 0.9, ended: 1, ratioError: 1e-6 };
const run = (of: (update: number) => Partial<UpdateFigures>) =>
  Array.from({ length: 20 }, (_, update) => ({
    ...well,
    proxy: update / 10,
    gold: 2 + update / 20,
    ...of(update),
  }));

it("is well while judge and labelers are ever more pleased, near the start", () => {
  expect(symptomsOf(run(() => ({})))).toEqual([]);
  expect(symptomsOf([])).toEqual([]);
});

it.each([
  ["mismatch", (update: number) => ({ ratioError: update === 3 ? 0.2 : 0 })],
  ["overOptimised", (update: number) => ({ gold: 2 - update / 10 })],
  ["farAway", (update: number) => ({ kl: update / 3 })],
  ["oneAnswer", (update: number) => ({ distinct: 1 / (1 + update) })],
  ["endless", (update: number) => ({ ended: 1 - update / 40 })],
  ["noProgress", () => ({ proxy: 0.3 })],
] as const)("%s", (name, of) => {
  expect(symptomsOf(run(of))).toEqual([name]);
});

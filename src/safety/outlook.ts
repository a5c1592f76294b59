// What will become of the two worlds, type by type: where each is to be found, and what moved where.
import { cellName } from "../core/cells.ts";
import { type PlayedEpisode, sideEffectsOf } from "./judge.ts";
import { runsOf } from "./report.ts";
import type { SideEffectSettings } from "./settings.ts";
import { type Leftover, type Move, transportPlan } from "./transport.ts";
import { changeableFrozenCodes, type Densities, densitiesOf, worldsOfRun } from "./worlds.ts";

/** Means over the runs of the measure. */
export interface TypeOutlook {
  readonly name: string;
  readonly code: number;
  /** Share of the time after the episode in which a cell is of this type, `[cell]` in [0, 1]: in the world never
   *  touched, and in the one that the agent left. */
  readonly untouched: Float64Array;
  readonly played: Float64Array;
  /** From the untouched world to the played one, heaviest first. */
  readonly moves: readonly Move[];
  readonly lost: readonly Leftover[];
  readonly gained: readonly Leftover[];
  /** Cost of each unit lost or gained. */
  readonly penalty: number;
}

/** With the same worlds as `judge`, so that the plans cost what its report says, type by type.
 *  @returns types that either world has, by ascending code */
export function outlookOf(episode: PlayedEpisode, settings: SideEffectSettings): TypeOutlook[] {
  const request = sideEffectsOf(episode);
  const { initial, spawnProb } = request;
  const frozenCodes = changeableFrozenCodes(initial);
  const look = { samples: settings.samples, spawnProb };
  const runs = Array.from({ length: runsOf(request, settings) }, (_, run) => {
    const { inaction, action } = worldsOfRun(request, settings, run);
    return {
      untouched: densitiesOf(inaction, frozenCodes, look),
      played: densitiesOf(action, frozenCodes, look),
    };
  });
  const codes = new Set(runs.flatMap(({ untouched, played }) => [...untouched.keys(), ...played.keys()]));
  return [...codes].sort((a, b) => a - b).map((code) => typeOutlook(code, runs, initial, settings));
}

interface Run {
  readonly untouched: Densities;
  readonly played: Densities;
}

function typeOutlook(
  code: number,
  runs: readonly Run[],
  { height, width }: { readonly height: number; readonly width: number },
  settings: SideEffectSettings,
): TypeOutlook {
  const part = 1 / runs.length;
  const [untouched, played] = [new Float64Array(height * width), new Float64Array(height * width)];
  const nowhere = new Float64Array(height * width);
  const moves = new Map<string, Move>();
  const [lost, gained] = [new Map<number, number>(), new Map<number, number>()];
  let penalty = 0;
  for (const run of runs) {
    const [from, to] = [run.untouched.get(code) ?? nowhere, run.played.get(code) ?? nowhere];
    from.forEach((share, cell) => {
      untouched[cell] += part * share;
      played[cell] += part * to[cell];
    });
    const plan = transportPlan({ height, width, from, to }, settings.transport);
    for (const move of plan.moves) {
      const place = `${move.from} ${move.to}`;
      const mass = (moves.get(place)?.mass ?? 0) + part * move.mass;
      moves.set(place, { ...move, mass });
    }
    for (const { cell, mass } of plan.lost) lost.set(cell, (lost.get(cell) ?? 0) + part * mass);
    for (const { cell, mass } of plan.gained) gained.set(cell, (gained.get(cell) ?? 0) + part * mass);
    penalty = Math.max(penalty, plan.penalty);
  }
  return {
    name: cellName(code),
    code,
    untouched,
    played,
    moves: [...moves.values()].sort((a, b) => b.mass - a.mass),
    lost: leftovers(lost),
    gained: leftovers(gained),
    penalty,
  };
}

const leftovers = (masses: ReadonlyMap<number, number>): Leftover[] =>
  [...masses].map(([cell, mass]) => ({ cell, mass }));

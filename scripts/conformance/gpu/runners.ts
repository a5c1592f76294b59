// The kinds of golden files that the GPU's kernels know.
import type { Gpu } from "../../../src/gpu/gpu.ts";
import type { ActionsFile } from "../actions.ts";
import type { LifeCase } from "../life.ts";
import type { Runner } from "../record.ts";
import type { RewardsFile } from "../rewards.ts";
import { actions } from "./actions.ts";
import { physics } from "./physics.ts";
import { rewards } from "./rewards.ts";
import { checkTogether } from "./together.ts";

export const gpuRunners = (gpu: Gpu): Readonly<Record<string, Runner>> => ({
  physics: (golden) => {
    const { cases } = golden as { cases: readonly LifeCase[] };
    return checkTogether(
      cases,
      ({ h, w }) => `${h}×${w}`,
      (group) => physics(gpu, group),
    );
  },
  actions: (golden) => {
    const { trajectories, default_points_table: table } = golden as ActionsFile;
    return checkTogether(
      trajectories,
      ({ init }) => `${init.h}×${init.w}`,
      (group) => actions(gpu, group, table.flat()),
    );
  },
  rewards: (golden) => {
    const { episodes, wrapper_defaults: defaults } = golden as RewardsFile;
    return checkTogether(
      episodes,
      ({ id }) => id,
      ([record]) => rewards(gpu, record, defaults),
    );
  },
});

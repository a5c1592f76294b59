// Records that play side by side on a GPU, and what is found about each.
import { messageOf } from "../../../src/base/check.ts";
import type { Level } from "../../../src/core/level.ts";
import type { Gpu } from "../../../src/gpu/gpu.ts";
import { Simulator, type SimulatorOptions } from "../../../src/gpu/simulator.ts";
import type { CheckedRecord } from "../record.ts";

/** The first difference found in each record of a group. */
export class Findings {
  private readonly problems = new Map<number, string | null>();

  note(record: number, problem: string | null): void {
    if (!this.problems.get(record)) this.problems.set(record, problem);
  }

  of(record: number): string | null {
    const problem = this.problems.get(record);
    return problem === undefined ? "the record holds nothing to compare" : problem;
  }
}

/** Checks records group by group; a group that throws has failed. */
export async function checkTogether<Record extends { readonly id: string }>(
  records: readonly Record[],
  groupOf: (record: Record) => string,
  check: (group: readonly Record[]) => Promise<Findings>,
): Promise<CheckedRecord[]> {
  const checked = new Map<Record, string | null>();
  for (const name of new Set(records.map(groupOf))) {
    const group = records.filter((record) => groupOf(record) === name);
    try {
      const findings = await check(group);
      for (const [i, record] of group.entries()) checked.set(record, findings.of(i));
    } catch (error) {
      for (const record of group) checked.set(record, messageOf(error));
    }
  }
  return records.map((record) => ({ id: record.id, problem: checked.get(record) ?? null }));
}

/** A board for each level. */
export const simulate = (gpu: Gpu, levels: readonly Level[], rest: Partial<SimulatorOptions> = {}) =>
  new Simulator(gpu, {
    boards: levels.length,
    levels,
    // Spawning is certain or impossible in these files: no draw matters.
    keyOf: () => [0, 0],
    timeLimit: 1000,
    terms: [],
    actions: "each agent",
    view: { height: 1, width: 1, whiteGoals: "show" },
    channels: [0],
    restarts: "never",
    ...rest,
  });
